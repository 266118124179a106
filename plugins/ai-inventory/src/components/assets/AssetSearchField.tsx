import { SearchField } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { useInventoryTranslation } from '../../translation';

const DEBOUNCE_MS = 250;

/** Searches while the reader types, once they pause. */
export function AssetSearchField(props: {
  value: string;
  onSearch: (text: string) => void;
  className?: string;
}) {
  const { t } = useInventoryTranslation();
  const { value, onSearch } = props;
  const [text, setText] = useState(value);
  const sent = useRef(value);

  // The text follows the URL when the reader goes back or opens another link.
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);

  useEffect(() => {
    if (text === sent.current) {
      return undefined;
    }
    const timer = setTimeout(() => {
      sent.current = text;
      onSearch(text);
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text, onSearch]);

  return (
    <SearchField
      aria-label={t('assets.search')}
      placeholder={t('assets.search')}
      size="medium"
      className={props.className}
      value={text}
      onChange={setText}
    />
  );
}
