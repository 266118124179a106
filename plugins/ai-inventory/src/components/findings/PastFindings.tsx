import type { AssetDetail } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import { useCallback, useState } from 'react';
import { aiInventoryApiRef } from '../../api';
import { useCursorPages } from '../../lib/useCursorPages';
import { useInventoryTranslation } from '../../translation';
import { ErrorNotice, LoadingLines } from '../shared';
import { FindingList } from './FindingList';
import styles from './findings.module.css';

const PAGE_SIZE = 10;

function PastList({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { id } = asset;
  const load = useCallback(
    (cursor: string | undefined, signal: AbortSignal) =>
      api.listAssetFindings(
        id,
        { state: 'closed', limit: PAGE_SIZE, cursor },
        { signal },
      ),
    [api, id],
  );
  const past = useCursorPages(load);
  if (past.error) {
    return <ErrorNotice error={past.error} onRetry={past.retry} />;
  }
  if (!past.items) {
    return <LoadingLines rows={1} height={44} />;
  }
  return (
    <div className={styles.stack}>
      {past.items.length > 0 ? (
        <FindingList asset={asset} findings={past.items} />
      ) : (
        <p className={styles.calm}>{t('findings.pastEmpty')}</p>
      )}
      {past.hasMore && (
        <div>
          <Button
            size="small"
            variant="secondary"
            isPending={past.loading}
            onPress={past.loadMore}
          >
            {t('common.loadMore')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What was wrong with the asset once; read when the reader unfolds it. */
export function PastFindings({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={styles.folded}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary className={styles.summary}>{t('findings.past')}</summary>
      {isOpen && <PastList asset={asset} />}
    </details>
  );
}
