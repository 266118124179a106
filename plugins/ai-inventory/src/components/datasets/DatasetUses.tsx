import type {
  AssetVersion,
  DatasetRole,
  DatasetUsage,
  DatasetUsagesQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import { type ReactNode, useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import { type CursorPages, useCursorPages } from '../../lib/useCursorPages';
import { useInventoryTranslation } from '../../translation';
import { FilteredTable } from '../entity/FilteredTable';
import { VersionLink } from '../entity/VersionLink';
import { mono, VersionSection } from '../entity/VersionSection';
import {
  AssetLink,
  BadgeRow,
  EntityLink,
  ErrorNotice,
  LifecycleBadge,
  LoadingLines,
  Tag,
} from '../shared';
import styles from './datasets.module.css';

const PAGE_SIZE = 20;
const ROLES: readonly DatasetRole[] = [
  'training',
  'validation',
  'test',
  'other',
];

type Narrowing = Omit<DatasetUsagesQuery, 'limit' | 'cursor'>;

function useUses(
  assetId: string,
  { version, record, role, unlisted }: Narrowing,
): CursorPages<DatasetUsage> {
  const api = useApi(aiInventoryApiRef);
  const load = useCallback(
    (cursor: string | undefined, signal: AbortSignal) =>
      api.listDatasetUsages(
        assetId,
        { version, record, role, unlisted, limit: PAGE_SIZE, cursor },
        { signal },
      ),
    [api, assetId, version, record, role, unlisted],
  );
  return useCursorPages(load);
}

function Places({ use }: { use: DatasetUsage }) {
  const { t } = useInventoryTranslation();
  return use.deployments?.length ? (
    <span className={styles.places}>
      {use.deployments.map(deployment => (
        <BadgeRow key={`${deployment.endpointId}-${deployment.deployment}`}>
          {deployment.endpointEntityRef ? (
            <EntityLink entityRef={deployment.endpointEntityRef}>
              {deployment.endpointName}
            </EntityLink>
          ) : (
            deployment.endpointName
          )}
          {deployment.environment && (
            <Tag title={t('assets.facetEnvironment')}>
              {deployment.environment}
            </Tag>
          )}
        </BadgeRow>
      ))}
    </span>
  ) : (
    <>{t('datasetUse.runsNowhere')}</>
  );
}

function UseTable(props: {
  label: string;
  uses: CursorPages<DatasetUsage>;
  /** What is told of each use beside the model version and where it runs. */
  more?: { columns: string[]; cells: (use: DatasetUsage) => ReactNode[] };
}) {
  const { t } = useInventoryTranslation();
  const { label, uses, more } = props;
  if (!uses.items) {
    return uses.error ? (
      <ErrorNotice error={uses.error} onRetry={uses.retry} />
    ) : (
      <LoadingLines rows={2} height={28} />
    );
  }
  return (
    <>
      <FilteredTable
        label={label}
        columns={[
          t('usedBy.columnModel'),
          t('usedBy.columnVersion'),
          t('usedBy.columnLifecycle'),
          t('datasetUse.columnRuns'),
          ...(more?.columns ?? []),
        ]}
        empty={t('datasetUse.none')}
        rows={uses.items.map((use, index) => ({
          id: `${use.versionId}-${use.role}-${index}`,
          text: [
            use.asset.name,
            use.asset.title,
            use.version,
            use.lifecycle,
            use.datasetVersion,
            ...(use.deployments ?? []).map(
              ({ endpointName, environment }) =>
                `${endpointName} ${environment ?? ''}`,
            ),
          ].join(' '),
          cells: [
            <AssetLink asset={use.asset} />,
            <VersionLink model={use.asset} version={use.version} />,
            <LifecycleBadge lifecycle={use.lifecycle} />,
            <Places use={use} />,
            ...(more?.cells(use) ?? []),
          ],
        }))}
      />
      {uses.error && <ErrorNotice error={uses.error} onRetry={uses.retry} />}
      {uses.hasMore && (
        <Button
          size="small"
          variant="secondary"
          isPending={uses.loading}
          onPress={uses.loadMore}
        >
          {t('common.loadMore')}
        </Button>
      )}
    </>
  );
}

function UsesInRole(props: {
  assetId: string;
  version: AssetVersion;
  role: DatasetRole;
  count: number;
}) {
  const { t } = useInventoryTranslation();
  const { assetId, version, role, count } = props;
  const uses = useUses(assetId, {
    version: version.version,
    record: version.recordRef,
    role,
  });
  const title = t(`datasetUse.${role}`);
  return (
    <VersionSection title={title} count={uses.totalItems ?? count}>
      <UseTable label={title} uses={uses} />
    </VersionSection>
  );
}

/** Which model versions used exactly this version, for what, and where they run. */
export function DatasetVersionUses(props: {
  assetId: string;
  version: AssetVersion;
}) {
  const { t } = useInventoryTranslation();
  const { assetId, version } = props;
  const { usage } = version;
  if (!usage) {
    return null;
  }
  return usage.total === 0 ? (
    <p className={styles.note}>{t('datasetUse.none')}</p>
  ) : (
    <>
      {ROLES.filter(role => usage[role] > 0).map(role => (
        <UsesInRole
          key={role}
          assetId={assetId}
          version={version}
          role={role}
          count={usage[role]}
        />
      ))}
    </>
  );
}

/** The uses that belong to none of the versions; nothing where there is none. */
export function UnlistedUses({ assetId }: { assetId: string }) {
  const { t } = useInventoryTranslation();
  const uses = useUses(assetId, { unlisted: true });
  if (uses.items?.length === 0 || (!uses.items && !uses.error)) {
    return null;
  }
  const title = t('datasetUse.unlisted');
  return (
    <VersionSection title={title} count={uses.totalItems ?? 0}>
      <p className={styles.note}>{t('datasetUse.unlistedText')}</p>
      <UseTable
        label={title}
        uses={uses}
        more={{
          columns: [t('usedBy.columnRole'), t('usedBy.columnDatasetVersion')],
          cells: use => [
            <Tag>{t(`role.${use.role}`)}</Tag>,
            use.datasetVersion
              ? mono(use.datasetVersion)
              : t('datasetUse.noVersion'),
          ],
        }}
      />
    </VersionSection>
  );
}
