import { startSandbox, type Sandbox } from '@ai-inventory/sandbox';
import { PAGE_SIZES, type PageSizes } from '../client';
import { createSource, readAll } from './readAll';

jest.setTimeout(120_000);

interface Registry {
  readonly models: number;
  readonly versions: number;
  readonly experiments: number;
  readonly runs: number;
  readonly loggedModels: number;
}

/** The formula that the README gives. */
function expectedListing(registry: Registry, sizes: PageSizes): number {
  const pages = (count: number, size: number) => Math.ceil(count / size);
  return (
    Math.max(1, pages(registry.models, sizes.models)) +
    Math.max(1, pages(registry.versions, sizes.versions)) +
    (registry.runs + registry.loggedModels > 0
      ? Math.max(1, pages(registry.experiments, sizes.experiments))
      : 0) +
    pages(registry.runs, sizes.ids) +
    pages(registry.loggedModels, sizes.ids)
  );
}

const CASES: [string, number, number, boolean, PageSizes][] = [
  ['MLflow 3', 520, 2, true, PAGE_SIZES],
  ['MLflow 2', 520, 2, false, PAGE_SIZES],
  [
    'exactly full pages',
    40,
    2,
    true,
    { models: 10, versions: 20, experiments: 20, ids: 20 },
  ],
  [
    'pages that end within a model',
    41,
    7,
    true,
    { models: 9, versions: 31, experiments: 7, ids: 17 },
  ],
  ['one of everything', 1, 1, true, PAGE_SIZES],
  ['an empty registry', 0, 1, false, PAGE_SIZES],
];

describe('the requests that a registry costs', () => {
  let sandbox: Sandbox;

  afterEach(() => sandbox.close());

  it.each(CASES)(
    'are as many as the README says: %s',
    async (_, models, versionsPerModel, loggedModels, sizes) => {
      sandbox = await startSandbox({
        scenario: { generated: { models, versionsPerModel, loggedModels } },
      });
      const versions = models * versionsPerModel;
      const listing = expectedListing(
        {
          models,
          versions,
          experiments: 20,
          runs: versions,
          loggedModels: loggedModels ? versions : 0,
        },
        sizes,
      );
      const source = createSource({ url: sandbox.url, concurrency: 8 }, sizes);

      const first = await readAll(source);
      expect(first.models.size).toBe(models);
      expect(sandbox.requests.total()).toBe(listing + 4 * versions);

      sandbox.requests.clear();
      await readAll(source, first.etags);
      expect(sandbox.requests.total('get-artifact')).toBe(0);
      expect(sandbox.requests.total()).toBe(listing);
    },
  );
});
