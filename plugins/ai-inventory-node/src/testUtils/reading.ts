import { sourceRecordSchema, type SourceRecord } from '../records';
import type {
  InventorySource,
  KnownVersions,
  SourcePage,
  SourceProblem,
  SourceReadOptions,
} from '../source';
import { violation } from './violation';

/** What a source told in one reading. */
export interface Reading {
  readonly pages: readonly SourcePage[];
  /** By external id; of two with the same id, the last. */
  readonly records: ReadonlyMap<string, SourceRecord>;
  readonly problems: readonly SourceProblem[];
  /** Of each time that it was told to wait. */
  readonly waits: readonly number[];
}

type Known = ReadonlyMap<string, KnownVersions>;

const NOTHING: Known = new Map();

/** The options of a reading by an inventory that knows this much. */
export function readOptions(
  options: {
    readonly known?: Known;
    readonly signal?: AbortSignal;
    readonly waits?: number[];
  } = {},
): SourceReadOptions {
  const { known = NOTHING, signal = new AbortController().signal } = options;
  return {
    signal,
    known: async ids =>
      new Map(
        ids.flatMap(id => {
          const versions = known.get(id);
          return versions ? [[id, versions] as const] : [];
        }),
      ),
    onThrottled: milliseconds => options.waits?.push(milliseconds),
  };
}

/** Reads everything. */
export async function readAll(
  source: InventorySource,
  known?: Known,
): Promise<Reading> {
  const waits: number[] = [];
  return collect(source.read(readOptions({ known, waits })), waits);
}

/** Takes pages to their end. */
export async function collect(
  stream: AsyncIterable<SourcePage>,
  waits: readonly number[] = [],
): Promise<Reading> {
  const pages: SourcePage[] = [];
  const records = new Map<string, SourceRecord>();
  const problems: SourceProblem[] = [];
  for await (const page of stream) {
    pages.push(page);
    problems.push(...(page.problems ?? []));
    for (const record of page.records) {
      const parsed = sourceRecordSchema.safeParse(record);
      if (parsed.success) {
        records.set(parsed.data.externalId, parsed.data);
      }
    }
  }
  return { pages, records, problems, waits };
}

/**
 * Reads a platform where nothing goes wrong.
 * @throws an Error when something does, which is no matter of the contract.
 */
export async function readWhole(
  source: InventorySource,
  known?: Known,
): Promise<Reading> {
  const reading = await readAll(source, known);
  if (reading.records.size === 0) {
    throw violation(
      'The source tells of nothing at all, though nothing is wrong with the platform',
      reading.problems.map(problem => problem.problem),
    );
  }
  return reading;
}

/** What an inventory knows after a reading. */
export function knownAfter({ records }: Reading): Map<string, KnownVersions> {
  return new Map(
    [...records].map(([id, { versions }]) => [
      id,
      new Map(
        versions.map(({ version, artifactEtag, trainingEtag }) => [
          version,
          { artifactEtag, trainingEtag },
        ]),
      ),
    ]),
  );
}

/** Whether a reading says anything of an object: a record, or a problem. */
export function tells(reading: Reading, externalId: string): boolean {
  return (
    reading.records.has(externalId) ||
    reading.problems.some(problem => problem.externalId === externalId)
  );
}
