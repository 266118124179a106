import { AwsError } from './errors';
import { toArn, type Wire } from './wire';

/** What a table holds. Each row has all fields of its descriptions. */
export const TABLES = [
  'groups',
  'packages',
  'models',
  'cards',
  'endpointConfigs',
  'endpoints',
  'components',
  'pipelines',
  'trainingJobs',
  'artifacts',
] as const;

export type TableName = (typeof TABLES)[number];
type Tables = Readonly<Record<TableName, Map<string, Wire>>>;

/** A tag, as the service writes it. */
export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Calls of one variant, or of one inference component. */
export interface Invocations {
  /** The metric's dimensions, sorted by name, e.g. `EndpointName=a,VariantName=b`. */
  readonly dimensions: string;
  /** In milliseconds. */
  readonly at: number;
  readonly count: number;
}

/** What an account holds in a region. */
export class SagemakerData {
  readonly tables: Tables = createTables();
  readonly tags = new Map<string, readonly Tag[]>();
  /** What came before an artifact: the ARNs of trial components. */
  readonly ancestors = new Map<string, readonly string[]>();
  readonly invocations: Invocations[] = [];
  /** By group: numbers are never given twice. */
  readonly lastVersions = new Map<string, number>();
  private frozen: Tables | undefined;

  constructor(private readonly clock: () => number) {}

  /** The time for what is written now, in seconds. */
  now(): number {
    return this.clock() / 1000;
  }

  put(table: TableName, id: string, row: Wire): Wire {
    this.tables[table].set(id, row);
    return row;
  }

  /** @throws an AwsError when there is none */
  get(table: TableName, id: string, type: string): Wire {
    const row = this.tables[table].get(id);
    if (!row) {
      throw AwsError.notFound(id.startsWith('arn:') ? id : toArn(type, id));
    }
    return row;
  }

  change(table: TableName, id: string, type: string, fields: Wire): Wire {
    return this.put(table, id, {
      ...this.get(table, id, type),
      ...fields,
      LastModifiedTime: this.now(),
    });
  }

  delete(table: TableName, id: string, type: string): void {
    this.get(table, id, type);
    this.tables[table].delete(id);
  }

  tag(arn: string, tags: Readonly<Record<string, string>>): void {
    const before = (this.tags.get(arn) ?? []).filter(
      ({ Key }) => !Object.hasOwn(tags, Key),
    );
    this.tags.set(arn, [
      ...before,
      ...Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    ]);
  }

  /** What the search index knows, which may be older than the truth. */
  get searched(): Tables {
    return this.frozen ?? this.tables;
  }

  /** Lets the search index lag behind from now on, or catch up. */
  freezeSearch(frozen: boolean): void {
    this.frozen = frozen ? copyTables(this.tables) : undefined;
  }
}

function createTables(): Tables {
  return {
    groups: new Map(),
    packages: new Map(),
    models: new Map(),
    cards: new Map(),
    endpointConfigs: new Map(),
    endpoints: new Map(),
    components: new Map(),
    pipelines: new Map(),
    trainingJobs: new Map(),
    artifacts: new Map(),
  };
}

function copyTables(tables: Tables): Tables {
  const copy = createTables();
  for (const name of TABLES) {
    tables[name].forEach((row, id) => copy[name].set(id, row));
  }
  return copy;
}
