import { sourceContractCases } from './sourceContractCases';
import type { SourceContractOptions } from './types';

const CASE_TIMEOUT_MS = 60_000;

/** What Jest, Vitest and others put into each test file. */
interface TestRunner {
  readonly describe: (name: string, body: () => void) => void;
  readonly it: (
    name: string,
    body: () => Promise<void>,
    timeoutMs: number,
  ) => void;
}

/**
 * Tests a source against everything that the inventory relies on. To be called
 * in a test file, with `describe` and `it` there.
 *
 * What does not apply to a source is said on the standard output.
 * @throws an Error when there is no test runner.
 * @public
 */
export function describeSourceContract(options: SourceContractOptions): void {
  const { describe, it } = globalThis as Partial<TestRunner>;
  if (!describe || !it) {
    throw new Error(
      'describeSourceContract finds no describe and it. Call it in a test file, or run the cases of sourceContractCases yourself.',
    );
  }
  describe(`${options.name} and the contract of a source`, () => {
    for (const { name, run } of sourceContractCases(options)) {
      it(
        name,
        async () => {
          const reason = await run();
          if (reason !== undefined) {
            process.stdout.write(
              `${options.name}: '${name}' does not apply: ${reason}.\n`,
            );
          }
        },
        CASE_TIMEOUT_MS,
      );
    }
  });
}
