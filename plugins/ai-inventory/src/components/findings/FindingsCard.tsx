import type { AssetDetail } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { RiCheckboxCircleLine } from '@remixicon/react';
import { useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import { useAssetChanges } from '../../lib/assetChanges';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { useInventoryTranslation } from '../../translation';
import { EntityAsset } from '../entity/EntityAsset';
import { ErrorNotice, LoadingLines } from '../shared';
import { FindingList } from './FindingList';
import styles from './findings.module.css';
import { PastFindings } from './PastFindings';

// An asset has one open finding of a type at most.
const MOST = 200;

function Findings({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { id } = asset;
  const load = useCallback(
    (signal: AbortSignal) =>
      api.listAssetFindings(id, { state: 'open', limit: MOST }, { signal }),
    [api, id],
  );
  const { value, error, reload } = useInventoryQuery(load);
  useAssetChanges(reload);
  if (error) {
    return <ErrorNotice error={error} onRetry={reload} />;
  }
  if (!value) {
    return <LoadingLines rows={2} height={44} />;
  }
  const open = value.items.filter(({ acceptance }) => !acceptance);
  const accepted = value.items.filter(({ acceptance }) => acceptance);
  return (
    <div className={styles.stack}>
      {open.length > 0 ? (
        <FindingList asset={asset} findings={open} />
      ) : (
        <p className={styles.calm}>
          <RiCheckboxCircleLine size={20} aria-hidden />
          {accepted.length > 0
            ? t('findings.nothingOpen')
            : t('findings.nothing')}
        </p>
      )}
      {accepted.length > 0 && (
        <details className={styles.folded}>
          <summary className={styles.summary}>
            {t('findings.accepted', { count: accepted.length })}
          </summary>
          <FindingList asset={asset} findings={accepted} />
        </details>
      )}
      <PastFindings asset={asset} />
    </div>
  );
}

/** What is wrong with the asset on whose page the reader is, and what to do. */
export function FindingsCard() {
  const { t } = useInventoryTranslation();
  return (
    <EntityInfoCard title={t('findings.title')}>
      <EntityAsset>{asset => <Findings asset={asset} />}</EntityAsset>
    </EntityInfoCard>
  );
}
