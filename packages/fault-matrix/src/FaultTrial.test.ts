import { startContractPlatform } from '@ai-inventory/backstage-plugin-ai-inventory-backend-module-mlflow/src/__testUtils__/contractPlatform';
import type { InventorySource } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Fault } from '@ai-inventory/sandbox';
import { FaultTrial } from './FaultTrial';
import type { MatrixPlatform } from './MatrixSource';

const OBJECTS = 11;
const databases = TestDatabases.create({
  ids: ['SQLITE_3'],
  disableDocker: true,
});

/** Takes a failed page for the end of the listing. */
function careless(source: InventorySource): InventorySource {
  const { ref, location } = source;
  return {
    ref,
    location,
    async *read(options) {
      try {
        yield* source.read(options);
      } catch {
        // This is the mistake that the matrix is for.
      }
    },
  };
}

describe('FaultTrial', () => {
  let platform: MatrixPlatform;

  beforeEach(async () => {
    platform = await startContractPlatform({ objects: OBJECTS });
  });

  afterEach(() => platform.close());

  async function meet(
    fault: Fault,
    wrap?: (source: InventorySource) => InventorySource,
  ) {
    const knex = await databases.init('SQLITE_3');
    const trial = await FaultTrial.start(platform, knex, wrap);
    return trial.meet(fault);
  }

  it('notices a source that takes a failed page for the end', async () => {
    const report = await meet(
      { kind: 'serverError', path: 'runs/search', skip: 2 },
      careless,
    );

    expect(report.lost.length).toBeGreaterThan(0);
  });

  it.each<Fault>([{ kind: 'empty' }, { kind: 'shrunken', keep: 0.5 }])(
    'sees the brake hold a platform that claims %j',
    async fault => {
      const report = await meet(fault);

      expect(report.broken.status).toBe('held');
      expect(report.gone).toEqual([]);
      expect(report.well).toEqual({ status: 'succeeded' });
      expect(report.holdings).toEqual(report.truth);
    },
  );

  it.each<Fault>([
    { kind: 'empty', path: 'registered-models/search' },
    { kind: 'shrunken', keep: 0.3, path: 'registered-models/search' },
    { kind: 'shrunken', keep: 0.3, path: 'model-versions/search' },
  ])('sees nothing lost when MLflow keeps rows to itself: %j', async fault => {
    const report = await meet(fault);

    expect(report.lost).toEqual([]);
    expect(report.holdings).toEqual(report.truth);
  });

  it('sees no dataset lost when all its models are quarantined', async () => {
    const report = await meet({
      kind: 'empty',
      path: 'model-versions/search',
    });

    expect(report.lost).toEqual([]);
  });
});
