import type {
  InventorySummary,
  RiskClass,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { ButtonLink, Skeleton } from '@backstage/ui';
import { RiBrain2Line } from '@remixicon/react';
import { useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import { ASSET_KINDS, LIFECYCLES, RISK_CLASSES } from '../../lib/assetFilters';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { sourcesRouteRef } from '../../routes';
import { useInventoryTranslation } from '../../translation';
import { EmptyState, ErrorNotice, PageContent } from '../shared';
import { BarBreakdown, StackedBreakdown } from './Breakdown';
import { FindingsSummaryCard } from './FindingsSummaryCard';
import styles from './overview.module.css';
import { RecentChangesCard } from './RecentChangesCard';
import { SourceHealthCard } from './SourceHealthCard';
import { SummaryNumbers } from './SummaryNumbers';
import { color, countOf } from './summaryValues';
import { useAssetsLink } from './useAssetsLink';

const RISK_COLORS: Record<RiskClass, string> = {
  prohibited: '--bui-fg-negative',
  'high-risk': '--ai-inventory-testing',
  transparency: '--ai-inventory-development',
  minimal: '--ai-inventory-production',
  unknown: '--ai-inventory-none',
};

function Dashboard({ summary }: { summary: InventorySummary }) {
  const { t } = useInventoryTranslation();
  const assetsLink = useAssetsLink();
  const sourcesPath = useRouteRef(sourcesRouteRef)();
  const kinds = ASSET_KINDS.filter(kind => countOf(summary.byKind, kind) > 0);
  return (
    <div className={styles.stack}>
      <SummaryNumbers summary={summary} />
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
