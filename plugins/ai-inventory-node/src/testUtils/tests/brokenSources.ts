import type { InventorySource, SourcePage } from '../../source';
import { SHELF_TOKEN } from './ShelfPlatform';
import { ShelfSource } from './ShelfSource';

/** A source that does one thing wrong, and the cases that must notice. */
export interface BrokenSource {
  readonly name: string;
  create(url: string): InventorySource;
  readonly fails: readonly string[];
}

const LISTINGS = ['models', 'endpoints'];
const inEach = (name: (listing: string) => string) => LISTINGS.map(name);

/** A source that reads as the right one does, but changes what comes of it. */
function broken(
  name: string,
  change: (source: ShelfSource) => Partial<InventorySource>,
  fails: readonly string[],
): BrokenSource {
  return {
    name,
    fails,
    create(url) {
      const source = new ShelfSource(url);
      return Object.assign(source, change(source));
    },
  };
}

/** A source whose reading is changed page by page. */
function brokenPages(
  name: string,
  change: (page: SourcePage, source: ShelfSource) => SourcePage,
  fails: readonly string[],
): BrokenSource {
  return broken(
    name,
    source => {
      const read = source.read.bind(source);
      return {
        async *read(options) {
          for await (const page of read(options)) {
            yield change(page, source);
          }
        },
      };
    },
    fails,
  );
}

/** A source whose errors become something else. */
function brokenErrors(
  name: string,
  change: (error: Error, signal: AbortSignal) => unknown,
  fails: readonly string[],
): BrokenSource {
  return broken(
    name,
    source => {
      const read = source.read.bind(source);
      return {
        async *read(options) {
          try {
            yield* read(options);
          } catch (error) {
            const changed = change(error as Error, options.signal);
            if (changed !== undefined) {
              throw changed;
            }
          }
        },
      };
    },
    fails,
  );
}

class IdsFromTitles extends ShelfSource {
  protected externalIdOf({ id, title }: { id: string; title: string }) {
    return title === 'Renamed' ? title : id;
  }
}

class EtagsThatStay extends ShelfSource {
  protected etagOf({ etag }: { etag?: string }) {
    return etag && 'the same for ever';
  }
}

class SkipsWithoutId extends ShelfSource {
  protected identify(row: unknown) {
    return typeof row === 'object' ? super.identify(row) : undefined;
  }
}

class SaysNothingOfWaits extends ShelfSource {
  protected client() {
    return super.client({});
  }
}

const ABORTS = [
  'asks for nothing when it is aborted beforehand',
  'ends when it is aborted between two pages',
  ...inEach(
    name => `ends at once when it is aborted while ${name} gives no answer`,
  ),
];

let readings = 0;
/** What was told of each platform. */
const told = new Map<string, Set<string>>();

/** What sources get wrong, each on its own. */
export const BROKEN_SOURCES: readonly BrokenSource[] = [
  brokenErrors(
    'takes a failed page for the end of the listing',
    (error, signal) => (signal.aborted ? error : undefined),
    inEach(name => `fails when a page of ${name} cannot be read`).concat(
      inEach(name => `loses nothing behind a record of ${name} that has no id`),
    ),
  ),
  brokenErrors(
    'takes a refusal for an empty page',
    error => (error.message.includes('403') ? undefined : error),
    inEach(name => `fails when a page of ${name} cannot be read`),
  ),
  brokenErrors(
    'throws texts instead of errors',
    (error, signal) => (signal.aborted ? error : error.message),
    inEach(name => `fails when a page of ${name} cannot be read`),
  ),
  brokenErrors(
    'says with its own words that it was aborted',
    (error, signal) => (signal.aborted ? new Error('cancelled') : error),
    ABORTS,
  ),
  brokenErrors(
    'leaks its token in errors',
    (error, signal) =>
      signal.aborted ? error : new Error(`${error.message} (${SHELF_TOKEN})`),
    ['tells no secret, whatever goes wrong'],
  ),
  brokenErrors(
    'leaks its token in what caused the error',
    (error, signal) =>
      signal.aborted
        ? error
        : new Error(error.message, {
            cause: { headers: [encodeURIComponent(SHELF_TOKEN)] },
          }),
    ['tells no secret, whatever goes wrong'],
  ),
  broken('has its token in its ref', () => ({ ref: `shelf/${SHELF_TOKEN}` }), [
    'tells no secret, whatever goes wrong',
  ]),
  brokenPages(
    'skips malformed records silently',
    page => ({ records: page.records }),
    inEach(
      name =>
        `quarantines a malformed record of ${name}, and tells of all others`,
    ),
  ),
  brokenPages(
    'quarantines under another id',
    page => ({
      ...page,
      problems: page.problems?.map(problem => ({
        ...problem,
        externalId: 'some record',
      })),
    }),
    inEach(
      name =>
        `quarantines a malformed record of ${name}, and tells of all others`,
    ),
  ),
  {
    name: 'skips records that have no id',
    create: url => new SkipsWithoutId(url),
    fails: inEach(
      name => `loses nothing behind a record of ${name} that has no id`,
    ),
  },
  brokenPages(
    'tells twice of the same object',
    page => ({ ...page, records: [...page.records, page.records[0]] }),
    ['tells of every object exactly once'],
  ),
  brokenPages(
    'tells of records that do not fit the schema',
    page => ({
      ...page,
      records: page.records.map(record =>
        record.externalId === 'endpoint-3' ? { ...record, name: '' } : record,
      ),
    }),
    ['tells only valid records'],
  ),
  broken(
    'ignores the signal',
    source => {
      const read = source.read.bind(source);
      return {
        read: options =>
          read({ ...options, signal: new AbortController().signal }),
      };
    },
    ABORTS,
  ),
  broken(
    'reads everything before it hands on a page',
    source => {
      const read = source.read.bind(source);
      return {
        async *read(options) {
          const pages: SourcePage[] = [];
          for await (const page of read(options)) {
            pages.push(page);
          }
          yield* pages;
        },
      };
    },
    [
      'hands on pages while it reads, and holds no more than a few',
      'ends when it is aborted between two pages',
    ],
  ),
  broken(
    'runs ahead of who takes its pages',
    source => {
      const read = source.read.bind(source);
      return {
        async *read(options) {
          const pages: SourcePage[] = [];
          const reading = (async () => {
            for await (const page of read(options)) {
              pages.push(page);
            }
          })();
          reading.catch(() => {});
          while (pages.length === 0) {
            await Promise.race([
              reading,
              new Promise(resolve => {
                setImmediate(resolve);
              }),
            ]);
          }
          for (let i = 0; i < pages.length; i += 1) {
            yield pages[i];
            if (i === pages.length - 1) {
              await reading;
            }
          }
        },
      };
    },
    ['hands on pages while it reads, and holds no more than a few'],
  ),
  broken(
    'goes on to tell of what is gone',
    source => {
      const read = source.read.bind(source);
      return {
        async *read(options) {
          const before = told.get(source.location) ?? new Set();
          const gone = new Set(before);
          told.set(source.location, before);
          for await (const page of read(options)) {
            for (const { externalId, kind } of page.records) {
              gone.delete(externalId);
              if (kind === 'model') {
                before.add(externalId);
              }
            }
            page.problems?.forEach(({ externalId }) => gone.delete(externalId));
            yield page;
          }
          yield {
            records: [...gone].map(externalId => ({
              kind: 'model' as const,
              externalId,
              name: 'remembered',
            })),
          };
        },
      };
    },
    [
      'tells of a new object, and no longer of a removed one',
      'reads chosen records again as a whole reading tells them',
    ],
  ),
  brokenPages(
    'overlooks what is new',
    page => ({
      ...page,
      records: page.records.filter(({ externalId }) => externalId !== 'm/13'),
    }),
    [
      'tells of every object exactly once',
      'tells of a new object, and no longer of a removed one',
      'tells of a change',
      'keeps the external id of a renamed object',
    ],
  ),
  {
    name: 'has ids that follow the names',
    create: url => new IdsFromTitles(url),
    fails: ['keeps the external id of a renamed object'],
  },
  brokenPages(
    'writes into records when they were read',
    page => {
      readings += 1;
      return {
        ...page,
        records: page.records.map(record => ({
          ...record,
          tags: { read: String(readings) },
        })),
      };
    },
    [
      'tells the same again when nothing changed',
      'tells of a new object, and no longer of a removed one',
      'tells of a change',
      'asks for no details that the inventory has',
      ...LISTINGS.flatMap(name => [
        `waits when ${name} is throttled, and tells so`,
        `quarantines a malformed record of ${name}, and tells of all others`,
      ]),
      'reads chosen records again as a whole reading tells them',
    ],
  ),
  {
    name: 'gives its details an etag that stays when they change',
    create: url => new EtagsThatStay(url),
    fails: ['tells of a change'],
  },
  broken(
    'reads all details each time',
    source => {
      const read = source.read.bind(source);
      return {
        read: options => read({ ...options, known: async () => new Map() }),
      };
    },
    ['asks for no details that the inventory has'],
  ),
  {
    name: 'says nothing of its waits',
    create: url => new SaysNothingOfWaits(url),
    fails: inEach(name => `waits when ${name} is throttled, and tells so`),
  },
  broken(
    'reads records again that nobody asked for',
    source => ({
      readRecords: (_, options) => source.read(options),
    }),
    ['reads chosen records again as a whole reading tells them'],
  ),
  broken(
    'tells the activity of other endpoints',
    () => ({
      lastActivity: async (_, { signal }) => {
        signal.throwIfAborted();
        return [
          { externalId: 'endpoint-1', lastActivityAt: new Date() },
          { externalId: 'somewhere', lastActivityAt: new Date() },
        ];
      },
    }),
    ['tells the activity of the endpoints that it is asked for'],
  ),
  broken(
    'fails on rubbish instead of news',
    () => ({
      events: {
        onWebhook: ({ body }) => ({
          type: 'refused',
          reason: JSON.parse(body.toString()).reason ?? 'no reason',
        }),
      },
    }),
    ['answers rubbish instead of news without failing'],
  ),
  broken(
    'believes whoever sends news',
    () => ({
      events: {
        onWebhook: () => ({ type: 'changed', externalIds: ['m/1'] }),
      },
    }),
    ['answers rubbish instead of news without failing'],
  ),
];
