import type {
  Asset,
  AssetFacet,
  AssetFacetsQuery,
  FacetValue,
  ListAssetsQuery,
  PageQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';

/** What narrows the list of assets. */
export type Filters = Omit<AssetFacetsQuery, 'facet'>;

export const ASSET_VALUES: Record<AssetFacet, (asset: Asset) => string[]> = {
  kind: asset => [asset.kind],
  lifecycle: asset => (asset.lifecycle ? [asset.lifecycle] : []),
  source: asset => asset.sources,
  environment: asset => asset.environments,
  owner: asset => (asset.owner ? [asset.owner] : []),
  finding: asset => asset.findings.map(({ type }) => type),
  riskClass: asset => (asset.riskClass ? [asset.riskClass] : []),
};

/** How often each value occurs, the most frequent first. */
export function count(values: string[]): FacetValue[] {
  const counts = new Map<string, number>();
  values.forEach(value => counts.set(value, (counts.get(value) ?? 0) + 1));
  return [...counts]
    .map(([value, number]) => ({ value, count: number }))
    .sort((a, b) => b.count - a.count);
}

/** One page of a list; a cursor is where it starts. */
export function page<T>(items: T[], query: PageQuery | ListAssetsQuery = {}) {
  const limit = query.limit ?? 50;
  const start = Number(query.cursor ?? 0);
  return {
    items: items.slice(start, start + limit),
    totalItems: items.length,
    pageInfo: {
      nextCursor:
        start + limit < items.length ? String(start + limit) : undefined,
      prevCursor: start > 0 ? String(Math.max(0, start - limit)) : undefined,
    },
  };
}

/** The assets that pass all filters. */
export function filterAssets(assets: Asset[], query: Filters): Asset[] {
  const { removed = 'exclude', q = '' } = query;
  return assets.filter(
    asset =>
      (removed === 'include' ||
        Boolean(asset.removedAt) === (removed === 'only')) &&
      `${asset.name} ${asset.title} ${asset.description}`
        .toLowerCase()
        .includes(q.toLowerCase()) &&
      (Object.keys(ASSET_VALUES) as AssetFacet[]).every(facet => {
        const wanted: readonly string[] | undefined = query[facet];
        return (
          !wanted?.length ||
          ASSET_VALUES[facet](asset).some(value => wanted.includes(value))
        );
      }),
  );
}
