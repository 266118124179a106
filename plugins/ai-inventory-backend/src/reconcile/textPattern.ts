/** Expressions and texts are bounded, so that one odd value cannot hold up a sync. */
const MAX_EXPRESSION = 500;
const MAX_TEXT = 1_000;

/** A text to compare with: exactly, or by a regular expression written `/…/`. */
export interface TextPattern {
  readonly written: string;
  readonly expression?: RegExp;
}

/** What an expression captures, by number and by name. */
export type Captures = Readonly<Record<string, string | undefined>>;

/**
 * Reads a pattern as it is written in the configuration.
 * @throws SyntaxError for what {@link patternProblem} complains of
 */
export function parsePattern(written: string): TextPattern {
  const source = sourceOf(written);
  return source === undefined
    ? { written }
    : { written, expression: new RegExp(source, 'u') };
}

/** What is wrong with a pattern, and what is allowed instead. */
export function patternProblem(written: string): string | undefined {
  if (/^\/.+\/[gimsuy]+$/s.test(written)) {
    return 'must not have flags after the last /; to compare with just this text, write it as an expression, e.g. /^\\/a\\/g$/';
  }
  const source = sourceOf(written);
  if (source === undefined) {
    return undefined;
  }
  if (source.length > MAX_EXPRESSION) {
    return `must be a regular expression of at most ${MAX_EXPRESSION} characters`;
  }
  try {
    parsePattern(written);
    return undefined;
  } catch (error) {
    // The engine quotes the expression first, and says what is wrong last.
    const reason = String(error).split(': ').at(-1);
    return `must be a valid regular expression, or a text without / at both ends: ${reason}`;
  }
}

/** The names of what a pattern captures: `1`, `2`, … and its named groups. */
export function groupsOf({ expression }: TextPattern): {
  readonly numbered: readonly string[];
  readonly named: readonly string[];
} {
  // With an empty alternative it fits the empty text, and shows its groups.
  const found = expression && new RegExp(`${expression.source}|`, 'u').exec('');
  return {
    numbered: found ? found.slice(1).map((_, index) => String(index + 1)) : [],
    named: Object.keys(found?.groups ?? {}),
  };
}

/** What the text captures, or undefined where it does not fit. */
export function matchPattern(
  { written, expression }: TextPattern,
  text: string,
): Captures | undefined {
  if (!expression) {
    return written === text ? {} : undefined;
  }
  const found = text.length <= MAX_TEXT ? expression.exec(text) : null;
  return found
    ? { ...Object.fromEntries([...found].entries()), ...found.groups }
    : undefined;
}

function sourceOf(written: string): string | undefined {
  return /^\/(.+)\/$/s.exec(written)?.[1];
}
