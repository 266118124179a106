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

/** @throws an Error that names what is wrong and what is allowed */
export function readOptions(
  args: readonly string[],
  figures: readonly string[],
): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      plans: { type: 'boolean', default: false },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const only = values.only.flatMap(names => names.split(','));
  const unknown = only.find(name => !figures.includes(name));
  if (unknown !== undefined) {
    throw new Error(
      `--only ${unknown}: there is no such figure; allowed are ${figures.join(
        ', ',
      )}`,
    );
  }
  if (values.quick && values.full) {
    throw new Error('--quick and --full exclude each other');
  }
  return { ...values, only };
}
