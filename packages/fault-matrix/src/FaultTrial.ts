import type { InventorySource } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Fault } from '@ai-inventory/sandbox';
import type { Knex } from 'knex';
import {
  Inventory,
  readHoldings,
  sorted,
  type Holdings,
  type SyncOutcome,
} from './Inventory';
import type { MatrixPlatform } from './MatrixSource';

/** What came of a fault. */
export interface FaultReport {
  /** How many answers it hit. */
  readonly hits: number;
  /** The sync that met it. */
  readonly broken: SyncOutcome;
  /** What that sync lost although the platform holds it. */
  readonly lost: readonly string[];
  /** What that sync lost at all. */
  readonly gone: readonly string[];
  /** The sync after it. */
  readonly well: SyncOutcome;
  readonly holdings: Holdings;
  /** What the platform holds. */
  readonly truth: Holdings;
}

/** One platform and one inventory that go through one fault after the other. */
export class FaultTrial {
  static async start(
    platform: MatrixPlatform,
    knex: Knex,
    wrap: (source: InventorySource) => InventorySource = source => source,
  ): Promise<FaultTrial> {
    const inventory = await Inventory.create(knex);
    const source = platform.createSource();
    await inventory.register(source);
    const stable = await readHoldings(source);
    const passer = await platform.addObject();
    const { status, error } = await inventory.sync(source);
    if (status !== 'succeeded') {
      throw new Error(`The first sync ${status}: ${error}`);
    }
    const versions = (await inventory.holdings()).get(passer) ?? [];
    return new FaultTrial(
      { platform, inventory, wrap, stable, versions },
      passer,
    );
  }

  private constructor(
    private readonly trial: {
      readonly platform: MatrixPlatform;
      readonly inventory: Inventory;
      readonly wrap: (source: InventorySource) => InventorySource;
      /** What the platform holds all the time. */
      readonly stable: Holdings;
      /** Of each object that comes with one fault and goes with the next. */
      readonly versions: readonly string[];
    },
    private passer: string,
  ) {}

  /** What the platform holds now. */
  get truth(): Holdings {
    const { stable, versions } = this.trial;
    return sorted(new Map([...stable, [this.passer, versions]]));
  }

  /** What the platform holds now, as it tells itself. */
  readPlatform(): Promise<Holdings> {
    return readHoldings(this.trial.platform.createSource());
  }

  /** Changes the platform, syncs with a fault, and syncs without. */
  async meet(fault: Fault): Promise<FaultReport> {
    const { platform, inventory, wrap } = this.trial;
    await platform.removeObject(this.passer);
    this.passer = await platform.addObject();
    const { truth } = this;
    const before = await inventory.holdings();

    platform.faults.add(fault);
    const broken = await inventory.sync(wrap(platform.createSource()));
    const hits = platform.faultHits();
    await platform.heal();
    const gone = lost(before, await inventory.holdings());

    const well = await inventory.sync(platform.createSource());
    return {
      hits,
      broken,
      lost: gone.filter(loss => holds(truth, loss)).map(toText),
      gone: gone.map(toText),
      well,
      holdings: await inventory.holdings(),
      truth,
    };
  }
}

interface Loss {
  readonly id: string;
  /** Absent: the whole object. */
  readonly version?: string;
}

function lost(before: Holdings, after: Holdings): Loss[] {
  return [...before].flatMap(([id, versions]) => {
    const left = after.get(id);
    return left
      ? versions
          .filter(version => !left.includes(version))
          .map(version => ({ id, version }))
      : [{ id }];
  });
}

function holds(holdings: Holdings, { id, version }: Loss): boolean {
  const versions = holdings.get(id);
  return version === undefined
    ? versions !== undefined
    : Boolean(versions?.includes(version));
}

function toText({ id, version }: Loss): string {
  return version === undefined ? id : `${id}, version ${version}`;
}
