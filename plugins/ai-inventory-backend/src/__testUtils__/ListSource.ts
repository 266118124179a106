import type {
  InventorySource,
  KnownVersions,
  SourcePage,
  SourceReadOptions,
  SourceRecordInput,
  SourceVersionInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';

/** What a {@link ListSource} does instead of going on. */
export type Interruption = (page: number) => void | Promise<void>;

/** A source that lists what a test puts into it. */
export class ListSource implements InventorySource {
  ref = 'mlflow/prod';
  environment = 'production';
  location = 'http://mlflow.test';
  records: SourceRecordInput[] = [];
  problems: SourcePage['problems'] = [];
  incompleteKinds: SourcePage['incompleteKinds'] = [];
  pageSize = 2;
  /** Called before each page, the first being 1. */
  beforePage: Interruption = () => {};
  /** What the inventory said it knows, by external id. */
  readonly known = new Map<string, KnownVersions>();

  constructor(records: SourceRecordInput[] = []) {
    this.records = records;
  }

  async *read({ signal, known }: SourceReadOptions): AsyncIterable<SourcePage> {
    for (
      let page = 1, start = 0;
      start === 0 || start < this.records.length;
      page += 1, start += this.pageSize
    ) {
      await this.beforePage(page);
      signal.throwIfAborted();
      const records = this.records.slice(start, start + this.pageSize);
      const etags = await known(records.map(record => record.externalId));
      etags.forEach((versions, id) => this.known.set(id, versions));
      yield {
        records,
        problems: page === 1 ? this.problems : [],
        incompleteKinds: this.incompleteKinds,
      };
    }
  }
}

/** A source under another ref than the usual one. */
export function aSource(
  ref: string,
  records: SourceRecordInput[],
  environment = 'production',
): ListSource {
  const source = new ListSource(records);
  source.ref = ref;
  source.environment = environment;
  return source;
}

/** A model as a source lists it. */
export function aModel(
  name: string,
  options: Partial<SourceRecordInput> = {},
): SourceRecordInput {
  return {
    kind: 'model',
    externalId: name,
    name,
    lifecycle: 'development',
    webUrl: `http://mlflow.test/#/models/${encodeURIComponent(name)}`,
    versions: [aVersion('1')],
    ...options,
  };
}

/** A version as a source lists it. */
export function aVersion(
  version: string,
  options: Partial<SourceVersionInput> = {},
): SourceVersionInput {
  return {
    version,
    lifecycle: 'development',
    createdAt: new Date('2026-01-01T00:00:00Z'),
    ...options,
  };
}
