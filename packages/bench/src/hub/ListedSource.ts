import type {
  InventorySource,
  SourcePage,
  SourceReadOptions,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';

const PAGE_SIZE = 500;

/** A source that holds what it was given. */
export class ListedSource implements InventorySource {
  readonly ref: string;
  readonly environment: string;
  readonly account?: string;
  readonly location: string;
  readonly #records: readonly SourceRecordInput[];

  constructor(
    place: Pick<InventorySource, 'ref' | 'account' | 'location'> & {
      readonly environment: string;
    },
    records: readonly SourceRecordInput[],
  ) {
    this.ref = place.ref;
    this.environment = place.environment;
    this.account = place.account;
    this.location = place.location;
    this.#records = records;
  }

  async *read({ signal }: SourceReadOptions): AsyncIterable<SourcePage> {
    for (let start = 0; start < this.#records.length; start += PAGE_SIZE) {
      signal.throwIfAborted();
      yield { records: this.#records.slice(start, start + PAGE_SIZE) };
    }
  }
}
