import type {
  AssetDetail,
  OtherValue,
  Provenance,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { fileUrlOf, recordOf } from '../../lib/provenance';
import { platformOf } from '../../lib/sourceRef';
import { useInventoryTranslation } from '../../translation';
import { ExternalLink, PlatformIcon } from '../shared';
import styles from './provenance.module.css';

/** Who says a value: the declaration, a platform's record, a rule or the default. */
export function Said(props: {
  asset: AssetDetail;
  by: Pick<Provenance | OtherValue, 'from' | 'detail'>;
}) {
  const { t } = useInventoryTranslation();
  const { asset, by } = props;
  switch (by.from) {
    case 'declaration': {
      const url = fileUrlOf(asset.declaration?.location);
      return url ? (
        <ExternalLink href={url} label={t('provenance.declaration')} />
      ) : (
        <>{t('provenance.declaration')}</>
      );
    }
    case 'record': {
      const record = recordOf(asset, by);
      const ref = by.detail ?? '';
      return (
        <span className={styles.said}>
          <PlatformIcon type={ref.split('/', 1)[0]} size="small" />
          <span title={platformOf(ref)}>
            {record?.webUrl ? (
              <ExternalLink href={record.webUrl} label={ref} />
            ) : (
              ref
            )}
          </span>
        </span>
      );
    }
    case 'rule':
      return <>{t('provenance.rule', { rule: by.detail ?? '' })}</>;
    default:
      return <>{t('provenance.default')}</>;
  }
}
