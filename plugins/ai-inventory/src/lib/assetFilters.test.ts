import {
  countActiveFilters,
  NO_FILTERS,
  parseAssetFilters,
  toFacetsQuery,
  toListQuery,
  toSearchParams,
} from './assetFilters';

describe('the filters in the URL', () => {
  it('reproduce what a shared link shows', () => {
    const filters = {
      ...NO_FILTERS,
      kind: ['model' as const, 'dataset' as const],
      lifecycle: ['production' as const],
      source: ['mlflow/prod'],
      environment: ['production'],
      owner: ['group:default/risk'],
      finding: ['undeclared', 'drift'],
      riskClass: ['high-risk' as const],
      q: 'fraud & more',
      removed: 'include' as const,
      sortField: 'updatedAt' as const,
      descending: true,
      limit: 50,
      cursor: 'abc=',
    };
    const url = toSearchParams(filters).toString();
    expect(parseAssetFilters(new URLSearchParams(url))).toEqual(filters);
  });

  it('leave out what is as usual', () => {
    expect(toSearchParams({}).toString()).toBe('');
    expect(toSearchParams({ kind: ['model'] }).toString()).toBe('kind=model');
  });

  it('ignore values that the API would refuse', () => {
    const params = new URLSearchParams(
      'kind=toaster&kind=model&riskClass=awful&lifecycle=dead&sort=colour,desc&limit=7&removed=maybe',
    );
    expect(parseAssetFilters(params)).toEqual({
      ...NO_FILTERS,
      kind: ['model'],
      descending: true,
    });
  });

  it('become questions to the API', () => {
    const filters = { ...NO_FILTERS, owner: ['group:default/risk'], q: 'x' };
    expect(toListQuery(filters)).toEqual({
      owner: ['group:default/risk'],
      q: 'x',
      removed: 'exclude',
      orderField: 'name,asc',
      limit: 20,
    });
    expect(toFacetsQuery(filters).facet).toEqual([
      'kind',
      'finding',
      'lifecycle',
      'environment',
      'source',
      'owner',
      'riskClass',
    ]);
  });

  it('are counted without the search text', () => {
    const filters = {
      ...NO_FILTERS,
      kind: ['model' as const],
      removed: 'only' as const,
      q: 'x',
    };
    expect(countActiveFilters(filters)).toBe(2);
  });
});
