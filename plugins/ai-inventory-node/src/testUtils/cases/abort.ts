import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  contractCase,
  MANY,
  PROMPT_MS,
  within,
  type ContractContext,
} from '../context';
import { collect, readOptions } from '../reading';
import type { SourceContractCase } from '../types';
import { violation } from '../violation';

/** How a source ends when it is told to. */
export function abortCases(context: ContractContext): SourceContractCase[] {
  return [
    contractCase(
      context,
      'asks for nothing when it is aborted beforehand',
      async platform => {
        const reason = new Error('aborted beforehand');
        const before = platform.requests();
        const reading = platform
          .createSource()
          .read(readOptions({ signal: AbortSignal.abort(reason) }));
        await expectEnd(collect(reading), reason, 'before the reading');
        if (platform.requests() > before) {
          throw violation('Requests were made though the signal was aborted');
        }
      },
    ),
    contractCase(
      context,
      'ends when it is aborted between two pages',
      async platform => {
        const reason = new Error('aborted between two pages');
        const controller = new AbortController();
        const reading = platform
          .createSource()
          .read(readOptions({ signal: controller.signal }))
          [Symbol.asyncIterator]();
        await reading.next();
        controller.abort(reason);
        await expectEnd(
          collect({ [Symbol.asyncIterator]: () => reading }),
          reason,
          'between two pages',
        );
      },
      MANY,
    ),
    ...context.listings.map(({ name }) =>
      contractCase(
        context,
        `ends at once when it is aborted while ${name} gives no answer`,
        async platform => {
          const reason = new Error(`aborted while ${name} gave no answer`);
          const controller = new AbortController();
          await platform.inject({ kind: 'hang', listing: name, page: 1 });
          let ended = false;
          const reading = collect(
            platform
              .createSource()
              .read(readOptions({ signal: controller.signal })),
          ).finally(() => {
            ended = true;
          });
          // Whoever waits for it, waits below.
          reading.catch(() => {});
          while (platform.faultHits() === 0 && !ended) {
            await nextTurn();
          }
          controller.abort(reason);
          await expectEnd(reading, reason, `while ${name} gave no answer`);
        },
      ),
    ),
  ];
}

async function expectEnd(
  reading: Promise<unknown>,
  reason: Error,
  when: string,
): Promise<void> {
  const outcome = await within(reading, PROMPT_MS);
  if (!outcome) {
    throw violation(
      `Aborted ${when}, the reading went on for more than ${PROMPT_MS} ms`,
    );
  }
  if (outcome.status === 'fulfilled') {
    throw violation(
      `Aborted ${when}, the reading ended as if it were complete`,
    );
  }
  if (outcome.reason !== reason) {
    throw violation(
      `Aborted ${when}, the reading threw something else than the signal's reason`,
      [String(outcome.reason)],
    );
  }
}
