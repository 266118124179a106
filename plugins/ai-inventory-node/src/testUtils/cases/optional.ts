import { differences } from '../canonical';
import {
  contractCase,
  PROMPT_MS,
  within,
  type ContractContext,
} from '../context';
import { collect, readOptions, readWhole, type Reading } from '../reading';
import type { SourceActivity, SourceEndpoint } from '../../source';
import type { SourceContractCase, SourceContractOptions } from '../types';
import { expectNone, violation } from '../violation';

const OF_EACH_KIND = 3;

/** What only some sources do: reading records again, and activity. */
export function optionalCases(context: ContractContext): SourceContractCase[] {
  return [
    contractCase(
      context,
      'reads chosen records again as a whole reading tells them',
      async platform => {
        const source = platform.createSource();
        if (!source.readRecords) {
          return 'the source has no readRecords';
        }
        const gone = await platform.addObject();
        const asked = [
          ...someOfEachKind(await readWhole(source), context.options),
          gone,
        ];
        await platform.removeObject(gone);
        const whole = await readWhole(source);
        const reread = await collect(
          source.readRecords([...asked, 'never/was:there'], readOptions()),
        );
        const there = asked.filter(id => whole.records.has(id));
        const ids = reread.pages.flatMap(page =>
          page.records.map(record => record.externalId),
        );
        expectNone(
          'Records that are there were not read again',
          there.filter(id => !ids.includes(id)),
        );
        expectNone(
          'Records were read again that nobody asked for, or that are gone',
          ids.filter(id => !there.includes(id)),
        );
        expectNone('Records differ', differences(whole, reread));
        expectNone(
          'Records that are gone were told of as problems',
          reread.problems.map(problem => problem.problem),
        );
        await expectAborted('readRecords', async signal => {
          const again = source.readRecords?.(there, readOptions({ signal }));
          return again && collect(again);
        });
        return undefined;
      },
    ),
    contractCase(
      context,
      'tells the activity of the endpoints that it is asked for',
      async platform => {
        const source = platform.createSource();
        if (!source.lastActivity) {
          return 'the source has no lastActivity';
        }
        const endpoints = endpointsOf(await readWhole(source));
        if (endpoints.length === 0) {
          throw violation(
            'The source has a lastActivity, but tells of no endpoints',
          );
        }
        const { signal } = new AbortController();
        const ask = async (asked: SourceEndpoint[]) =>
          (await source.lastActivity?.(asked, { signal })) ?? [];
        const half = endpoints.slice(0, Math.ceil(endpoints.length / 2));
        for (const asked of [endpoints, half, []]) {
          expectNone(
            'Activity is wrong, or of something that nobody asked for',
            strangers(await ask(asked), asked),
          );
        }
        await expectAborted('lastActivity', async aborted =>
          source.lastActivity?.(endpoints, { signal: aborted }),
        );
        return undefined;
      },
    ),
  ];
}

function someOfEachKind(
  { records }: Reading,
  { notReadAgain = [] }: SourceContractOptions,
): string[] {
  const byKind = new Map<string, string[]>();
  for (const { kind, externalId } of records.values()) {
    if (!notReadAgain.includes(kind)) {
      byKind.set(kind, [...(byKind.get(kind) ?? []), externalId]);
    }
  }
  return [...byKind.values()].flatMap(ids => ids.slice(0, OF_EACH_KIND));
}

function endpointsOf({ records }: Reading): SourceEndpoint[] {
  return [...records.values()]
    .filter(({ kind }) => kind === 'endpoint')
    .map(({ externalId, deployments }) => ({
      externalId,
      deployments: (deployments ?? []).map(({ id }) => id),
    }));
}

function strangers(
  activities: readonly SourceActivity[],
  asked: readonly SourceEndpoint[],
): string[] {
  const endpoints = new Map(asked.map(e => [e.externalId, e.deployments]));
  return activities
    .filter(({ externalId, deployment, lastActivityAt }) => {
      const deployments = endpoints.get(externalId);
      return (
        !deployments ||
        (deployment !== undefined && !deployments.includes(deployment)) ||
        Number.isNaN(lastActivityAt.getTime())
      );
    })
    .map(activity => JSON.stringify(activity));
}

async function expectAborted(
  what: string,
  call: (signal: AbortSignal) => Promise<unknown>,
): Promise<void> {
  const reason = new Error('aborted beforehand');
  const outcome = await within(call(AbortSignal.abort(reason)), PROMPT_MS);
  if (outcome?.status !== 'rejected' || outcome.reason !== reason) {
    throw violation(
      `With an aborted signal, ${what} did not throw the signal's reason`,
    );
  }
}
