import type { AssetDetail } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import { RiBrain2Line } from '@remixicon/react';
import { useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import { useCursorPages } from '../../lib/useCursorPages';
import { useInventoryTranslation } from '../../translation';
import {
  AssetLink,
  EmptyState,
  ErrorNotice,
  LifecycleBadge,
  LoadingLines,
  RelativeTime,
  SectionCard,
  Tag,
} from '../shared';
import { EntityAsset } from './EntityAsset';
import styles from './entity.module.css';
import { FilteredTable } from './FilteredTable';
import { VersionLink } from './VersionLink';

const PAGE_SIZE = 50;

function Usages({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { id } = asset;
  const load = useCallback(
    (cursor: string | undefined, signal: AbortSignal) =>
      api.listDatasetUsages(id, { limit: PAGE_SIZE, cursor }, { signal }),
    [api, id],
  );
  const usages = useCursorPages(load);
  if (!usages.items) {
    return usages.error ? (
      <ErrorNotice error={usages.error} onRetry={usages.retry} />
    ) : (
      <LoadingLines rows={5} height={36} />
    );
  }
  if (usages.items.length === 0) {
    return (
      <EmptyState
        title={t('usedBy.emptyTitle')}
        icon={<RiBrain2Line size={26} />}
      >
        {t('usedBy.emptyText')}
      </EmptyState>
    );
  }
  return (
    <SectionCard
      title={t('usedBy.count', {
        count: usages.totalItems ?? usages.items.length,
      })}
    >
      <FilteredTable
        label={t('usedBy.title')}
        columns={[
          t('usedBy.columnModel'),
          t('usedBy.columnVersion'),
          t('usedBy.columnLifecycle'),
          t('usedBy.columnRole'),
          t('usedBy.columnDatasetVersion'),
          t('usedBy.columnCreated'),
        ]}
        empty={t('usedBy.emptyTitle')}
        rows={usages.items.map((usage, index) => ({
          id: `${usage.versionId}-${usage.role}-${index}`,
          text: [
            usage.asset.name,
            usage.asset.title,
            usage.version,
            usage.lifecycle,
            usage.role,
            usage.datasetVersion,
          ].join(' '),
          cells: [
            <AssetLink asset={usage.asset} />,
            <VersionLink model={usage.asset} version={usage.version} />,
            <LifecycleBadge lifecycle={usage.lifecycle} />,
            <Tag>{t(`role.${usage.role}`)}</Tag>,
            usage.datasetVersion ? (
              <span className={styles.mono}>{usage.datasetVersion}</span>
            ) : (
              '–'
            ),
            usage.createdAt ? (
              <RelativeTime iso={usage.createdAt} className={styles.nowrap} />
            ) : (
              '–'
            ),
          ],
        }))}
      />
      {usages.error && (
        <ErrorNotice error={usages.error} onRetry={usages.retry} />
      )}
      {usages.hasMore && (
        <Button
          variant="secondary"
          isPending={usages.loading}
          onPress={usages.loadMore}
        >
          {t('common.loadMore')}
        </Button>
      )}
    </SectionCard>
  );
}

/** The model versions that were trained or checked on a dataset. */
export function UsedByTab() {
  return <EntityAsset>{asset => <Usages asset={asset} />}</EntityAsset>;
}
