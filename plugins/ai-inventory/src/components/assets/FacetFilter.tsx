import type { FacetValue } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Button, Checkbox, SearchField, Text } from '@backstage/ui';
import { type ReactNode, useId, useState } from 'react';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import styles from './assets.module.css';

const SHOWN = 6;
const SEARCH_FROM = 12;

/** The choices of one field with how many assets each would show. */
export function FacetFilter(props: {
  title: string;
  values: FacetValue[];
  selected: readonly string[];
  renderLabel: (value: string) => ReactNode;
  onChange: (selected: string[]) => void;
}) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const id = useId();
  const [expanded, setExpanded] = useState(false);
  const [text, setText] = useState('');
  const { values, selected, onChange } = props;

  // A chosen value stays visible even if it matches nothing at the moment.
  const missing = selected.filter(
    value => !values.some(candidate => candidate.value === value),
  );
  const all = [...values, ...missing.map(value => ({ value, count: 0 }))];
  const matching = all.filter(({ value }) =>
    value.toLocaleLowerCase('en-US').includes(text.toLocaleLowerCase('en-US')),
  );
  const shown = expanded
    ? matching
    : matching.filter(
        ({ value }, index) => index < SHOWN || selected.includes(value),
      );
  const toggle = (value: string, isSelected: boolean) =>
    onChange(
      isSelected
        ? [...selected, value]
        : selected.filter(candidate => candidate !== value),
    );

  if (all.length === 0) {
    return null;
  }
  return (
    <div role="group" aria-labelledby={id} className={styles.facet}>
      <Text as="h3" id={id} variant="body-small" weight="bold">
        {props.title}
      </Text>
      {expanded && all.length >= SEARCH_FROM && (
        <SearchField
          size="small"
          aria-label={t('versions.filterLabel', { what: props.title })}
          placeholder={t('common.filter')}
          value={text}
          onChange={setText}
        />
      )}
      {shown.map(({ value, count }) => (
        <div key={value} className={styles.choice}>
          <Checkbox
            isSelected={selected.includes(value)}
            onChange={isSelected => toggle(value, isSelected)}
            className={styles.checkbox}
          >
            <span className={styles.choiceLabel} title={value}>
              {props.renderLabel(value)}
            </span>
          </Checkbox>
          <span className={styles.choiceCount}>
            {count.toLocaleString(locale)}
          </span>
        </div>
      ))}
      {all.length > SHOWN && (
        <Button
          size="small"
          variant="tertiary"
          className={styles.more}
          aria-expanded={expanded}
          onPress={() => setExpanded(!expanded)}
        >
          {expanded
            ? t('common.showFewer')
            : t('common.showAll', { number: String(all.length) })}
        </Button>
      )}
    </div>
  );
}
