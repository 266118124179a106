import type { Estate } from './Estate';
import { groupsOf, type Groups } from './partition';

/** What is one thing, by what one knows. */
export interface TrueGroups {
  /** By who made it up: all records of one thing. */
  readonly all: Groups;
  /** By what the platforms record: the rest cannot be known. */
  readonly recorded: Groups;
  /** By what the platforms record and the declarations claim. */
  readonly told: Groups;
  /** All, and what declarations wrongly claim together. */
  readonly allowed: Groups;
}

export function trueGroups({ things, claims }: Estate): TrueGroups {
  const refs = things.flatMap(({ records }) => records);
  const whole = things.map(({ records }) => records);
  const links = things.flatMap(thing =>
    thing.links.map(({ from, to }) => [from, to]),
  );
  return {
    all: groupsOf(refs, whole),
    recorded: groupsOf(refs, links),
    told: groupsOf(refs, [...links, ...claims]),
    allowed: groupsOf(refs, [...whole, ...claims]),
  };
}
