import type { Postgres } from './environment/Postgres';
import type { Result } from './report/Result';

/** What a figure works with. */
export interface Bench {
  readonly postgres: Postgres;
  /** Small sizes, to see that it works. */
  readonly quick: boolean;
  /** With what takes many minutes. */
  readonly full: boolean;
  /** Tells what is being done. */
  log(text: string): void;
}

/** Something that is measured. */
export interface Figure {
  /** For `--only`. */
  readonly name: string;
  readonly description: string;
  run(bench: Bench): Promise<Result[]>;
}

/** How often a figure is measured, and its baseline with it. */
export function repetitions(bench: Bench): number {
  return bench.quick ? 1 : 3;
}
