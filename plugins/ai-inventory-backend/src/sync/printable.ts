const MAX_LENGTH = 2_000;

/**
 * Text from outside as people can read it and every database can store it:
 * control characters other than line breaks and tabs become a mark, and what
 * goes on for too long is cut.
 */
export function printable(text: string): string {
  const clean = text.replace(/(?![\n\t])\p{Cc}/gu, '\uFFFD');
  return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH)}…` : clean;
}
