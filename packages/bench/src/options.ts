import { parseArgs } from 'node:util';

export interface Options {
  /** The names of the figures to measure; empty: all. */
  readonly only: readonly string[];
  readonly quick: boolean;
  readonly full: boolean;
  readonly plans: boolean;
  /** Where the JSON goes. */
  readonly json?: string;
  readonly help: boolean;
}

/** Raised for options that cannot be used. */
export class UsageError extends Error {}

/** @throws a UsageError that names what is wrong and what is allowed */
export function readOptions(
  args: readonly string[],
  figures: readonly string[],
): Options {
  const values = parse(args);
  const only = values.only.flatMap(names => names.split(','));
  const unknown = only.find(name => !figures.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(
      `--only ${unknown}: there is no such figure; allowed are ${figures.join(
        ', ',
      )}`,
    );
  }
  if (values.quick && values.full) {
    throw new UsageError('--quick and --full exclude each other');
  }
  return { ...values, only };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: 'string', multiple: true, default: [] },
        quick: { type: 'boolean', default: false },
        full: { type: 'boolean', default: false },
        plans: { type: 'boolean', default: false },
        json: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : `${error}`);
  }
}
