import type { AssetDetail } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  datasetDeclaration,
  formatRetention,
} from '../../lib/datasetDeclaration';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { EntityLink, Fact, StatusBadge } from '../shared';
import styles from './datasets.module.css';

/** Whether people are in the data and how long it is kept, and who says so. */
export function DatasetGovernance({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const declared = datasetDeclaration(asset);
  const source = declared && (
    <span className={styles.source}>
      {t('dataset.declaredIn')}{' '}
      <EntityLink entityRef={declared.entityRef} inline>
        {declared.entityRef}
      </EntityLink>
    </span>
  );
  const { personalData, retention } = declared ?? {};
  return (
    <>
      <Fact label={t('dataset.personalData')}>
        {personalData === undefined ? (
          t('dataset.notDeclared')
        ) : (
          <>
            <StatusBadge tone={personalData ? 'warning' : 'neutral'}>
              {personalData
                ? t('dataset.personalDataYes')
                : t('dataset.personalDataNo')}
            </StatusBadge>
            {source}
          </>
        )}
      </Fact>
      <Fact label={t('dataset.retention')}>
        {retention === undefined ? (
          t('dataset.notDeclared')
        ) : (
          <>
            <span title={retention}>{formatRetention(retention, locale)}</span>
            {source}
          </>
        )}
      </Fact>
    </>
  );
}
