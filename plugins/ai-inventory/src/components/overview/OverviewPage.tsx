import type {
  FacetValue,
  InventorySummary,
  RiskClass,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { ButtonLink, Skeleton } from '@backstage/ui';
import {
  RiArchiveLine,
  RiBrain2Line,
  RiDatabase2Line,
  RiEyeOffLine,
  RiStackLine,
} from '@remixicon/react';
import { useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import {
  ASSET_KINDS,
  type AssetFilters,
  LIFECYCLES,
  RISK_CLASSES,
  toSearchParams,
} from '../../lib/assetFilters';
import { ASSET_KIND_ICONS } from '../../kinds';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { useLanguage } from '../../lib/useLanguage';
import { assetsRouteRef, sourcesRouteRef } from '../../routes';
import { useInventoryTranslation } from '../../translation';
import { EmptyState, ErrorNotice, PageContent } from '../shared';
import { BarBreakdown, StackedBreakdown } from './Breakdown';
import { FindingsSummaryCard } from './FindingsSummaryCard';
import { NumberTile } from './NumberTile';
import styles from './overview.module.css';
import { RecentChangesCard } from './RecentChangesCard';
import { SourceHealthCard } from './SourceHealthCard';

const color = (index: number) => `--ai-inventory-color-${(index % 6) + 1}`;

const RISK_COLORS: Record<RiskClass, string> = {
  prohibited: '--bui-fg-negative',
  'high-risk': '--ai-inventory-testing',
  transparency: '--ai-inventory-development',
  minimal: '--ai-inventory-production',
  unknown: '--ai-inventory-none',
};

const countOf = (values: FacetValue[], value: string) =>
  values.find(candidate => candidate.value === value)?.count ?? 0;

// An inventory of MLflow alone has neither, and needs no zeros.
const PLACES = ['pipeline', 'endpoint'] as const;

function useAssetsLink() {
  const assetsPath = useRouteRef(assetsRouteRef)();
  return (filters: Partial<AssetFilters>) => {
    const params = toSearchParams(filters).toString();
    return params ? `${assetsPath}?${params}` : assetsPath;
  };
}

function Numbers({ summary }: { summary: InventorySummary }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const assetsLink = useAssetsLink();
  const models = countOf(summary.byKind, 'model');
  const perModel = summary.totalVersions / Math.max(1, models);
  return (
    <section className={styles.tiles} aria-label={t('overview.numbers')}>
      <NumberTile
        label={t('kind.models')}
        value={models}
        hint={t('overview.modelsHint', {
          count: countOf(summary.byLifecycle, 'production'),
        })}
        color={color(0)}
        Icon={RiBrain2Line}
        href={assetsLink({ kind: ['model'] })}
      />
      <NumberTile
        label={t('kind.datasets')}
        value={countOf(summary.byKind, 'dataset')}
        color={color(1)}
        Icon={RiDatabase2Line}
        href={assetsLink({ kind: ['dataset'] })}
      />
      {PLACES.filter(kind => countOf(summary.byKind, kind) > 0).map(kind => (
        <NumberTile
          key={kind}
          label={t(`kind.${kind}s`)}
          value={countOf(summary.byKind, kind)}
          color={color(ASSET_KINDS.indexOf(kind))}
          Icon={ASSET_KIND_ICONS[kind]}
          href={assetsLink({ kind: [kind] })}
        />
      ))}
      <NumberTile
        label={t('overview.versions')}
        value={summary.totalVersions}
        hint={t('overview.versionsHint', {
          average: perModel.toLocaleString(locale, {
            maximumFractionDigits: 1,
          }),
        })}
        color={color(4)}
        Icon={RiStackLine}
        href={assetsLink({ sortField: 'versionCount', descending: true })}
      />
      <NumberTile
        label={t('overview.missing')}
        value={summary.missingAssets}
        hint={t('overview.missingHint')}
        color="--ai-inventory-testing"
        Icon={RiEyeOffLine}
      />
      <NumberTile
        label={t('overview.removed')}
        value={summary.removedAssets}
        hint={t('overview.removedHint')}
        color="--ai-inventory-retired"
        Icon={RiArchiveLine}
        href={assetsLink({
          removed: 'only',
          sortField: 'updatedAt',
          descending: true,
        })}
      />
    </section>
  );
}

function Dashboard({ summary }: { summary: InventorySummary }) {
  const { t } = useInventoryTranslation();
  const assetsLink = useAssetsLink();
  const sourcesPath = useRouteRef(sourcesRouteRef)();
  const kinds = ASSET_KINDS.filter(kind => countOf(summary.byKind, kind) > 0);
  return (
    <div className={styles.stack}>
      <Numbers summary={summary} />
      <div className={styles.columns}>
        <div className={styles.stack}>
          <StackedBreakdown
            title={t('overview.lifecycleTitle')}
            items={LIFECYCLES.map(lifecycle => ({
              id: lifecycle,
              label: t(`lifecycle.${lifecycle}`),
              count: countOf(summary.byLifecycle, lifecycle),
              color: `--ai-inventory-${lifecycle}`,
              href: assetsLink({ kind: ['model'], lifecycle: [lifecycle] }),
            }))}
          />
          <div className={styles.pair}>
            <FindingsSummaryCard
              counts={summary.byFinding}
              hrefOf={type => assetsLink({ finding: [type] })}
            />
            <BarBreakdown
              title={t('findings.riskTitle')}
              items={RISK_CLASSES.map(riskClass => ({
                id: riskClass,
                label: t(`riskClass.${riskClass}`),
                count: countOf(summary.byRiskClass, riskClass),
                color: RISK_COLORS[riskClass],
                href: assetsLink({ kind: ['model'], riskClass: [riskClass] }),
              })).filter(item => item.count > 0)}
            />
          </div>
          <RecentChangesCard changes={summary.recentChanges} />
        </div>
        <div className={styles.side}>
          <SourceHealthCard sources={summary.sources} href={sourcesPath} />
          <StackedBreakdown
            title={t('overview.kindTitle')}
            items={kinds.map(kind => ({
              id: kind,
              label: t(`kind.${kind}s`),
              count: countOf(summary.byKind, kind),
              color: color(ASSET_KINDS.indexOf(kind)),
              href: assetsLink({ kind: [kind] }),
            }))}
          />
          <BarBreakdown
            title={t('overview.environmentTitle')}
            items={summary.byEnvironment.map(({ value, count }) => ({
              id: value,
              label: value,
              count,
              color: color(2),
              href: assetsLink({ environment: [value] }),
            }))}
          />
          <BarBreakdown
            title={t('overview.sourceTitle')}
            items={summary.bySource.map(({ value, count }) => ({
              id: value,
              label: value,
              count,
              color: color(0),
              href: assetsLink({ source: [value] }),
            }))}
          />
        </div>
      </div>
    </div>
  );
}

function DashboardSkeleton() {
  const { t } = useInventoryTranslation();
  return (
    <div
      className={styles.stack}
      role="status"
      aria-label={t('common.loading')}
    >
      <div className={styles.tiles}>
        {Array.from({ length: 5 }, (_, index) => (
          <Skeleton key={index} width="100%" height={118} />
        ))}
      </div>
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Skeleton width="100%" height={150} />
          <Skeleton width="100%" height={220} />
        </div>
        <Skeleton width="100%" height={390} />
      </div>
    </div>
  );
}

function EmptyInventory({ summary }: { summary: InventorySummary }) {
  const { t } = useInventoryTranslation();
  const sourcesPath = useRouteRef(sourcesRouteRef)();
  return (
    <EmptyState
      title={t('overview.emptyTitle')}
      icon={<RiBrain2Line size={26} />}
      action={
        <ButtonLink href={sourcesPath} variant="primary">
          {t('overview.toSources')}
        </ButtonLink>
      }
    >
      {summary.sources.length > 0
        ? t('overview.emptySources')
        : t('overview.emptyNoSources')}
    </EmptyState>
  );
}

function OverviewContent() {
  const api = useApi(aiInventoryApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.getSummary({ signal }),
    [api],
  );
  const { value, error, reload } = useInventoryQuery(load);
  if (error) {
    return <ErrorNotice error={error} onRetry={reload} />;
  }
  if (!value) {
    return <DashboardSkeleton />;
  }
  const isEmpty = value.totalAssets + value.removedAssets === 0;
  return isEmpty ? (
    <EmptyInventory summary={value} />
  ) : (
    <Dashboard summary={value} />
  );
}

/** The dashboard: numbers, breakdowns, health of the sources, what changed lately. */
export function OverviewPage() {
  return (
    <PageContent>
      <OverviewContent />
    </PageContent>
  );
}
