import type { AssetDetail } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { platformOf } from '../../lib/sourceRef';
import { useInventoryTranslation } from '../../translation';
import { ExternalLink, PresenceBadge, RelativeTime } from '../shared';
import styles from './entity.module.css';

/** What each source says about the asset, with links into the platforms. */
export function RecordList({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  if (asset.records.length === 0) {
    return <span className={styles.quiet}>{t('card.noRecords')}</span>;
  }
  return (
    <ul className={styles.records}>
      {asset.records.map(record => (
        <li key={record.ref} className={styles.record}>
          <span className={styles.head}>
            <span className={styles.recordRef}>{record.ref}</span>
            {record.webUrl && (
              <ExternalLink
                href={record.webUrl}
                label={t('card.viewIn', {
                  platform: platformOf(record.sourceRef),
                })}
              />
            )}
          </span>
          <span className={styles.quiet}>
            {record.environment}
            {record.environment && record.updatedAt && ' · '}
            {record.updatedAt && <RelativeTime iso={record.updatedAt} />}
            {record.createdBy &&
              ` · ${t('card.createdBy', { user: record.createdBy })}`}
          </span>
          <PresenceBadge asset={record} />
        </li>
      ))}
    </ul>
  );
}
