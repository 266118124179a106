import type {
  AssetDetail,
  Provenance,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { platformOf } from '../../lib/sourceRef';
import { type Translate, useInventoryTranslation } from '../../translation';
import { ExternalLink, PresenceBadge, RelativeTime } from '../shared';
import styles from './entity.module.css';

/** What each source says about the asset, with links into the platforms. */
export function RecordList({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
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

function provenanceText(provenance: Provenance, t: Translate): string {
  const detail = provenance.detail ?? '';
  switch (provenance.from) {
    case 'record':
      return t('card.provenanceRecord', { detail });
    case 'rule':
      return t('card.provenanceRule', { detail });
    default:
      return t('card.provenanceDefault');
  }
}

/** Where the merged values come from. */
export function ProvenanceList({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const fields = Object.entries(asset.provenance);
  return fields.length > 0 ? (
    <details>
      <summary className={styles.summary}>{t('card.provenance')}</summary>
      <dl className={styles.provenance}>
        {fields.map(([field, provenance]) => (
          <div key={field}>
            <dt>{field}</dt> <dd>{provenanceText(provenance, t)}</dd>
          </div>
        ))}
      </dl>
    </details>
  ) : null;
}
