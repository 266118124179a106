import { areTogether, pairsOf, type Groups } from './partition';

/** How well something was found. */
export interface Score {
  readonly found: number;
  readonly right: number;
  readonly wanted: number;
  readonly reached: number;
  /** The share of what was found that is right. */
  readonly precision: number;
  /** The share of what was wanted that was found. */
  readonly recall: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

/** Compares what was found with what is right and what was wanted, by name. */
export function scoreOf(options: {
  readonly found: readonly string[];
  readonly isRight: (name: string) => boolean;
  readonly wanted: readonly string[];
}): Score {
  const { found, isRight, wanted } = options;
  const names = new Set(found);
  const wrong = found.filter(name => !isRight(name));
  const missed = wanted.filter(name => !names.has(name));
  const [right, reached] = [
    found.length - wrong.length,
    wanted.length - missed.length,
  ];
  return {
    found: found.length,
    right,
    wanted: wanted.length,
    reached,
    precision: found.length === 0 ? 1 : right / found.length,
    recall: wanted.length === 0 ? 1 : reached / wanted.length,
    wrong,
    missed,
  };
}

/** Compares the pairs that were joined with those that should be. */
export function scorePairs(options: {
  readonly joined: Groups;
  readonly allowed: Groups;
  readonly wanted: Groups;
}): Score {
  const { joined, allowed, wanted } = options;
  const nameOf = ([a, b]: readonly [string, string]) =>
    [a, b].sort().join(' + ');
  const wrong = new Set(
    pairsOf(joined)
      .filter(([a, b]) => !areTogether(allowed, a, b))
      .map(nameOf),
  );
  return scoreOf({
    found: pairsOf(joined).map(nameOf),
    isRight: name => !wrong.has(name),
    wanted: pairsOf(wanted).map(nameOf),
  });
}
