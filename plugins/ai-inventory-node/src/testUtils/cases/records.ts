import { sourceRecordSchema } from '../../records';
import { differences, lost } from '../canonical';
import { contractCase, MANY, type ContractContext } from '../context';
import { collect, readOptions, readWhole } from '../reading';
import type { SourceContractCase } from '../types';
import { expectNone, violation } from '../violation';

const REF = /^[a-z0-9-]+\/[a-z0-9-]+$/;
const MAX_PAGE_RECORDS = 1_000;

/** What one reading tells. */
export function recordCases(context: ContractContext): SourceContractCase[] {
  const { maxPageRecords = MAX_PAGE_RECORDS } = context.options;
  return [
    contractCase(
      context,
      'tells of every object exactly once',
      async platform => {
        const added = await platform.addObject();
        const { pages, records } = await readWhole(platform.createSource());
        const ids = pages.flatMap(page =>
          page.records.map(record => record.externalId),
        );
        const seen = new Set<string>();
        expectNone(
          'Objects were told of more than once',
          ids.filter(id => seen.size === seen.add(id).size),
        );
        if (!records.has(added)) {
          throw violation('An object that is there was not told of', [added]);
        }
      },
    ),
    contractCase(context, 'tells only valid records', async platform => {
      const source = platform.createSource();
      if (!REF.test(source.ref) || !source.location) {
        throw violation(
          'A source has a ref such as `type/key`, and a location',
          [JSON.stringify([source.ref, source.location])],
        );
      }
      const { pages } = await collect(source.read(readOptions()));
      expectNone(
        'Records do not fit the schema, or name a version twice',
        pages.flatMap(page => page.records.flatMap(describeInvalid)),
      );
    }),
    contractCase(
      context,
      'tells the same again when nothing changed',
      async platform => {
        const first = await readWhole(platform.createSource());
        const second = await readWhole(platform.createSource());
        expectNone('Unchanged objects were lost', lost(first, second));
        expectNone('Unchanged objects differ', differences(first, second));
      },
    ),
    contractCase(
      context,
      'hands on pages while it reads, and holds no more than a few',
      async platform => {
        const started = platform.requests();
        const whole = await readWhole(platform.createSource());
        const total = platform.requests() - started;
        expectNone(
          `Pages hold more than ${maxPageRecords} records`,
          whole.pages
            .map(page => page.records.length)
            .filter(count => count > maxPageRecords)
            .map(String),
        );

        const before = platform.requests();
        const pausing = platform
          .createSource()
          .read(readOptions())
          [Symbol.asyncIterator]();
        await pausing.next();
        // Time enough to run ahead: another reading goes from start to end.
        await readWhole(platform.createSource());
        const ahead = platform.requests() - before - total;
        await pausing.return?.();
        if (ahead > total / 2) {
          throw violation(
            `With ${MANY} objects, ${ahead} of ${total} requests were made before the second page was asked for: the source does not stream, or the pages of the test are too large to tell`,
          );
        }
      },
      MANY,
    ),
  ];
}

function describeInvalid(record: unknown): string[] {
  const { data, error } = sourceRecordSchema.safeParse(record);
  const id = Reflect.get(Object(record), 'externalId');
  if (error) {
    const [issue] = error.issues;
    return [`'${id}' (${issue.path.join('.')}: ${issue.message})`];
  }
  const versions = data.versions.map(({ version }) => version);
  const repeated = versions.find((v, i) => versions.indexOf(v) !== i);
  return repeated === undefined ? [] : [`'${id}' (versions: '${repeated}')`];
}
