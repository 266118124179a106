import { startSandbox, type Sandbox } from '@ai-inventory/sandbox';
import { createSource, readAll } from './readAll';
import { SandboxApi } from './SandboxApi';

jest.setTimeout(60_000);

/** The formula that the README gives, for models without training and lineage. */
function expectedListing(counts: {
  readonly models: number;
  readonly versionsOfEach: number;
  readonly pageSize: number;
}): number {
  const pages = (count: number) =>
    Math.max(1, Math.ceil(count / counts.pageSize));
  const empty = 3; // datasets, endpoints, pipeline jobs
  return (
    empty + pages(counts.models) + counts.models * pages(counts.versionsOfEach)
  );
}

describe('the requests that a project costs', () => {
  let sandbox: Sandbox;
  afterEach(() => sandbox.close());

  it.each([
    [1, 1, 100],
    [30, 2, 10],
    [21, 5, 4],
    [0, 0, 100],
  ])(
    'are as many as the README says: %d models with %d versions, %d to a page',
    async (models, versionsOfEach, pageSize) => {
      sandbox = await startSandbox({
        scenario: 'empty',
        now: () => Date.parse('2026-01-05T00:00:00Z'),
      });
      const api = new SandboxApi(sandbox.url);
      for (let i = 0; i < models; i += 1) {
        for (let v = 0; v < versionsOfEach; v += 1) {
          await api.upload(
            { displayName: `model ${i}` },
            v === 0
              ? { modelId: `m${i}` }
              : { parentModel: `projects/p/locations/l/models/m${i}` },
          );
        }
      }
      // A day on which it is no old version's turn costs the listing alone.
      const listing = expectedListing({ models, versionsOfEach, pageSize });
      sandbox.requests.clear();
      const source = createSource(sandbox.url, {}, { pageSize });

      const first = await readAll(source);
      expect(first.records.size).toBe(models);
      const versions = models * versionsOfEach;
      expect(sandbox.requests.total()).toBe(listing + versions);

      sandbox.requests.clear();
      const second = await readAll(source, first.known);
      const due = sandbox.requests.total('/evaluations');
      expect(sandbox.requests.total()).toBe(listing + due);
      // One in thirty each day, by a hash.
      expect(due).toBeLessThanOrEqual(Math.ceil(versions / 10));
      expect(second.known).toEqual(first.known);
    },
  );
});
