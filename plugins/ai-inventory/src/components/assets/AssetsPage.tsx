import type {
  AssetPage,
  MomentQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import {
  Button,
  ButtonLink,
  Card,
  type SortDescriptor,
  Table,
  useBreakpoint,
} from '@backstage/ui';
import { RiFilter3Line, RiSearchLine } from '@remixicon/react';
import { useCallback, useMemo, useState } from 'react';
import { aiInventoryApiRef } from '../../api';
import {
  type AssetFilters,
  countActiveFilters,
  NO_FILTERS,
  PAGE_SIZES,
  parseAssetFilters,
  toFacetsQuery,
  toListQuery,
} from '../../lib/assetFilters';
import {
  type InventoryQuery,
  useInventoryQuery,
} from '../../lib/useInventoryQuery';
import { useChangesLink } from '../../lib/useChangesLink';
import { useFindingTitles } from '../../lib/useFindingTitles';
import { sourcesRouteRef } from '../../routes';
import { useInventoryTranslation } from '../../translation';
import { AsOfBanner, AsOfPicker, useMoment } from '../asOf';
import { EmptyState, ErrorNotice, PageContent } from '../shared';
import { createAssetColumns, type TableWidth } from './assetColumns';
import { AssetSearchField } from './AssetSearchField';
import styles from './assets.module.css';
import { type AssetFacets, FilterPanel } from './FilterPanel';
import { NoAssetsThen } from './NoAssetsThen';
import { SavedViews } from './SavedViews';
import { type ChangeFilters, useAssetFilters } from './useAssetFilters';

const WIDTHS = [
  ['xl', 'wide'],
  ['md', 'medium'],
] as const;

function useTableWidth(): TableWidth {
  const { up } = useBreakpoint();
  return WIDTHS.find(([breakpoint]) => up(breakpoint))?.[1] ?? 'narrow';
}

function useAssetList(filters: AssetFilters, moment: MomentQuery | undefined) {
  const api = useApi(aiInventoryApiRef);
  const load = useCallback(
    (signal: AbortSignal) =>
      api.listAssets({ ...toListQuery(filters), ...moment }, { signal }),
    [api, filters, moment],
  );
  return useInventoryQuery(load);
}

function useFacets(
  filters: AssetFilters,
  moment: MomentQuery | undefined,
): InventoryQuery<AssetFacets> {
  const api = useApi(aiInventoryApiRef);
  const question = JSON.stringify({ ...toFacetsQuery(filters), ...moment });
  // Paging and sorting change no count, so only the question itself counts.
  const load = useCallback(
    (signal: AbortSignal) =>
      api.getAssetFacets(JSON.parse(question), { signal }),
    [api, question],
  );
  return useInventoryQuery(load);
}

function NothingFound(props: {
  filters: AssetFilters;
  onChange: ChangeFilters;
}) {
  const { t } = useInventoryTranslation();
  const sourcesPath = useRouteRef(sourcesRouteRef)();
  const { moment } = useMoment();
  const { filters, onChange } = props;
  const isUnfiltered = filters.q === '' && countActiveFilters(filters) === 0;
  if (isUnfiltered && moment) {
    return <NoAssetsThen moment={moment} />;
  }
  if (isUnfiltered) {
    return (
      <EmptyState
        title={t('assets.nothingTitle')}
        action={
          <ButtonLink href={sourcesPath} variant="primary">
            {t('overview.toSources')}
          </ButtonLink>
        }
      >
        {t('assets.nothingText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('assets.emptyTitle')}
      icon={<RiSearchLine size={26} />}
      action={
        <Button variant="secondary" onPress={() => onChange(NO_FILTERS)}>
          {t('assets.clear')}
        </Button>
      }
    >
      {t('assets.emptyText')}
    </EmptyState>
  );
}

function AssetTable(props: {
  list: InventoryQuery<AssetPage>;
  filters: AssetFilters;
  titleOfFinding: (type: string) => string;
  onChange: ChangeFilters;
}) {
  const { t } = useInventoryTranslation();
  const width = useTableWidth();
  const { moment } = useMoment();
  const { list, filters, titleOfFinding, onChange } = props;
  const { value } = list;
  const columns = useMemo(
    () => createAssetColumns({ t, width, moment, titleOfFinding }),
    [t, width, moment, titleOfFinding],
  );
  const onSortChange = ({ column, direction }: SortDescriptor) => {
    const descending = direction === 'descending';
    const sort = `${column},${descending ? 'desc' : 'asc'}`;
    const { sortField } = parseAssetFilters(new URLSearchParams({ sort }));
    onChange({ sortField, descending });
  };
  const total = value?.totalItems ?? 0;
  return (
    <Table
      columnConfig={columns}
      data={value?.items}
      isPending={list.loading && !value}
      isStale={list.loading}
      sort={{
        descriptor: {
          column: filters.sortField,
          direction: filters.descending ? 'descending' : 'ascending',
        },
        onSortChange,
      }}
      pagination={{
        type: 'page',
        pageSize: filters.limit,
        pageSizeOptions: PAGE_SIZES.map(size => ({
          value: size,
          label: t('assets.pageSize', { number: String(size) }),
        })),
        totalCount: total,
        getLabel: () => t('assets.count', { count: total }),
        hasNextPage: value?.pageInfo.nextCursor !== undefined,
        hasPreviousPage: value?.pageInfo.prevCursor !== undefined,
        onNextPage: () => onChange({ cursor: value?.pageInfo.nextCursor }),
        onPreviousPage: () => onChange({ cursor: value?.pageInfo.prevCursor }),
        onPageSizeChange: limit => onChange({ limit }),
      }}
      emptyState={<NothingFound filters={filters} onChange={onChange} />}
    />
  );
}

/** Marks the list as of a date, and leads on to what changed since. */
function ListBanner() {
  const { t } = useInventoryTranslation();
  const { moment } = useMoment();
  const linkToChanges = useChangesLink();
  return moment ? (
    <div className={styles.banner}>
      <AsOfBanner
        actions={
          <ButtonLink
            size="small"
            variant="primary"
            href={linkToChanges({ from: moment.asOf, clock: moment.clock })}
          >
            {t('asOf.whatChanged')}
          </ButtonLink>
        }
      >
        {t('asOf.leftOutAssets')}
      </AsOfBanner>
    </div>
  ) : null;
}

function AssetsContent() {
  const { t } = useInventoryTranslation();
  const [filters, onChange] = useAssetFilters();
  const [panelOpen, setPanelOpen] = useState(false);
  const { moment } = useMoment();
  const list = useAssetList(filters, moment);
  const facets = useFacets(filters, moment);
  const titleOfFinding = useFindingTitles();
  const active = countActiveFilters(filters);
  const onSearch = useCallback(
    (q: string) => onChange({ q }, { replace: true }),
    [onChange],
  );
  return (
    <div className={styles.layout}>
      <div className={styles.toolbar}>
        <AssetSearchField
          value={filters.q}
          onSearch={onSearch}
          className={styles.search}
        />
        {!moment && <AsOfPicker />}
        <div className={styles.filterToggle}>
          <Button
            variant="secondary"
            size="medium"
            iconStart={<RiFilter3Line />}
            aria-expanded={panelOpen}
            onPress={() => setPanelOpen(!panelOpen)}
          >
            {active > 0
              ? t('assets.filtersActive', { number: String(active) })
              : t('assets.filters')}
          </Button>
        </div>
      </div>
      <aside
        className={styles.panel}
        data-open={panelOpen}
        aria-label={t('assets.filters')}
      >
        <FilterPanel
          filters={filters}
          facets={facets.value ?? {}}
          titleOfFinding={titleOfFinding}
          onChange={onChange}
        />
      </aside>
      <div className={styles.main}>
        <SavedViews filters={filters} onChange={onChange} />
        {facets.error && !list.error && (
          <ErrorNotice error={facets.error} onRetry={facets.reload} />
        )}
        {list.error ? (
          <ErrorNotice
            error={list.error}
            onRetry={list.reload}
            actions={
              filters.cursor && (
                <Button
                  size="small"
                  variant="tertiary"
                  onPress={() => onChange({ cursor: undefined })}
                >
                  {t('assets.firstPage')}
                </Button>
              )
            }
          />
        ) : (
          <Card className={styles.tableCard}>
            <AssetTable
              list={list}
              filters={filters}
              titleOfFinding={titleOfFinding}
              onChange={onChange}
            />
          </Card>
        )}
      </div>
    </div>
  );
}

/** All assets, searched, filtered, sorted and paged by the server. */
export function AssetsPage() {
  return (
    <PageContent>
      <ListBanner />
      <AssetsContent />
    </PageContent>
  );
}
