const MAX_EXAMPLES = 5;

/** Says which part of the contract a source does not keep. */
export function violation(
  what: string,
  examples: Iterable<string> = [],
): Error {
  const all = [...examples];
  const shown = all.slice(0, MAX_EXAMPLES).join(', ');
  const more =
    all.length > MAX_EXAMPLES ? ` and ${all.length - MAX_EXAMPLES} more` : '';
  return new Error(`${what}${shown ? `: ${shown}${more}` : ''}.`);
}

/** @throws a {@link violation} when there is an example of it. */
export function expectNone(what: string, examples: Iterable<string>): void {
  const all = [...examples];
  if (all.length > 0) {
    throw violation(what, all);
  }
}
