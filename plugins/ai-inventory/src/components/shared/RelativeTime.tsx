import { formatAbsolute, formatRelative } from '../../lib/time';
import { useLanguage } from '../../lib/useLanguage';
import { useNow } from '../../lib/useNow';
import { useInventoryTranslation } from '../../translation';

/** A time as one says it, `12 minutes ago`; the exact time shows on hover. */
export function RelativeTime(props: {
  iso: string;
  /** `12 min. ago`, where there is little room. */
  short?: boolean;
  className?: string;
}) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const now = useNow();
  return (
    <time
      dateTime={props.iso}
      title={formatAbsolute(props.iso, locale)}
      className={props.className}
    >
      {formatRelative(props.iso, now, {
        locale,
        justNow: t('common.justNow'),
        short: props.short,
      })}
    </time>
  );
}
