import { mapAtOnce } from '../mapAtOnce';
import type { Kind, ListedKind } from './Kind';
import type { SagemakerApi } from './SagemakerApi';
import { parseRow, readField, type Row } from './schemas';

const DESCRIBED_AT_ONCE = 100;

/** An object of a listing, in whole or with what is wrong with it. */
export interface Read<T> {
  readonly id: string;
  readonly row: Row<T>;
}

/** What a listing says there is. */
export class Listing<TSummary> {
  /** By id, in the order of the listing. */
  readonly summaries = new Map<string, TSummary>();
  readonly broken: { readonly id: string; readonly problem: string }[] = [];
  /** Of all that was listed. */
  readonly ids = new Set<string>();

  /** Reads all pages of a kind's listing. */
  static async of<TSummary>(
    api: SagemakerApi,
    kind: ListedKind<TSummary>,
    pages = api.pages(kind.listKey, token => kind.list(token)),
  ): Promise<Listing<TSummary>> {
    const listing = new Listing<TSummary>();
    for await (const rows of pages) {
      for (const row of rows) {
        listing.add(api, kind, row);
      }
    }
    return listing;
  }

  private add(
    api: SagemakerApi,
    kind: ListedKind<TSummary>,
    row: unknown,
  ): void {
    const parsed = parseRow(row, kind.summarySchema);
    const id = readField(row, kind.idField);
    if (id === undefined) {
      throw new Error(
        `SageMaker (${api.place}) listed one of the ${kind.plural} without ${
          kind.idField
        }: it cannot be told which${parsed.ok ? '' : ` (${parsed.problem})`}.`,
      );
    }
    this.ids.add(id);
    if (parsed.ok) {
      this.summaries.set(id, parsed.value);
    } else {
      this.broken.push({ id, problem: parsed.problem });
    }
  }
}

/**
 * Reads the objects of a listing in whole: a hundred at a time from the search
 * index where that is as new as the listing, and one by one where not. The
 * listing alone says what there is.
 */
export async function* readListed<TSummary, TDetail extends TSummary>(
  api: SagemakerApi,
  kind: Kind<TSummary, TDetail>,
  listing: Listing<TSummary>,
  search = kind.search,
): AsyncGenerator<readonly Read<TDetail>[]> {
  if (listing.broken.length > 0) {
    yield listing.broken.map(({ id, problem }) => ({
      id,
      row: { ok: false, problem },
    }));
  }
  const pending = new Map(listing.summaries);
  let unlisted: TDetail | undefined;
  if (pending.size > 0) {
    for await (const hits of api.search(search)) {
      const parsed = hits.flatMap(hit => parseHit(kind, hit) ?? []);
      const found = parsed.flatMap(hit => take(kind, hit, pending));
      unlisted ??= parsed.find(({ id }) => !listing.ids.has(id))?.detail;
      if (found.length > 0) {
        yield found;
      }
      if (pending.size === 0) {
        break;
      }
    }
  }
  if (unlisted) {
    await checkGone(api, kind, unlisted);
  }
  const rest = [...pending];
  for (let start = 0; start < rest.length; start += DESCRIBED_AT_ONCE) {
    const part = rest.slice(start, start + DESCRIBED_AT_ONCE);
    const read = await mapAtOnce(part, api.concurrency, ([id, summary]) =>
      describeOne(api, kind, id, kind.describe(summary)),
    );
    yield read.flatMap(one => one);
  }
}

interface Hit<TDetail> {
  readonly id: string;
  readonly detail: TDetail;
}

function parseHit<TSummary, TDetail extends TSummary>(
  kind: Kind<TSummary, TDetail>,
  hit: unknown,
): Hit<TDetail> | undefined {
  const fields = typeof hit === 'object' && hit !== null ? hit : {};
  const object = kind.fromHit(fields as Record<string, unknown>);
  const id = readField(object, kind.idField);
  const row = parseRow(object, kind.detailSchema);
  return id !== undefined && row.ok ? { id, detail: row.value } : undefined;
}

function take<TSummary, TDetail extends TSummary>(
  kind: Kind<TSummary, TDetail>,
  { id, detail }: Hit<TDetail>,
  pending: Map<string, TSummary>,
): Read<TDetail>[] {
  const summary = pending.get(id);
  if (summary === undefined || !kind.agrees(summary, detail)) {
    return [];
  }
  pending.delete(id);
  return [{ id, row: { ok: true, value: detail } }];
}

/**
 * The search index keeps what was deleted for a while. But what is still there,
 * and has been for long, must have been listed: whatever the listing lacks would
 * be taken for removed.
 */
async function checkGone<TSummary, TDetail extends TSummary>(
  api: SagemakerApi,
  kind: Kind<TSummary, TDetail>,
  unlisted: TDetail,
): Promise<void> {
  const row = await api.describe(kind.describe(unlisted), kind.detailSchema);
  if (row?.ok && kind.isOld(row.value)) {
    throw new Error(
      `SageMaker (${api.place}) did not list all ${kind.plural}: one that Search finds is there, but was not listed.`,
    );
  }
}

/**
 * Reads one object with its tags.
 * @returns nothing where it is not there any more.
 */
export async function describeOne<TSummary, TDetail extends TSummary>(
  api: SagemakerApi,
  kind: Kind<TSummary, TDetail>,
  id: string,
  commands: ReturnType<Kind<TSummary, TDetail>['describe']>,
): Promise<Read<TDetail>[]> {
  const row = await api.describe(commands, kind.detailSchema);
  if (!row?.ok) {
    return row ? [{ id, row }] : [];
  }
  const arn = kind.taggedArn?.(row.value);
  if (!arn) {
    return [{ id, row }];
  }
  const tags = await api.tags(arn);
  return [
    {
      id,
      row: tags.ok
        ? { ok: true, value: { ...row.value, Tags: tags.value } }
        : { ok: false, problem: tags.problem },
    },
  ];
}
