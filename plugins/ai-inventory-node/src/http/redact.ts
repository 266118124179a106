const MASK = '***';
// Shorter values would mask ordinary words; no real secret is that short.
const MIN_SECRET_LENGTH = 4;

/**
 * Makes a function that masks the given values, also as they look inside JSON,
 * URLs and base64, wherever a platform echoes them.
 */
export function createRedactor(
  secrets: readonly string[],
): (text: string) => string {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (secret.length >= MIN_SECRET_LENGTH) {
      forms.add(secret);
      forms.add(encodeURIComponent(secret));
      forms.add(JSON.stringify(secret).slice(1, -1));
      forms.add(Buffer.from(secret).toString('base64'));
    }
  }
  // The longest first, so that no part of one is left beside another's mask.
  const ordered = [...forms].sort((a, b) => b.length - a.length);
  return text =>
    ordered.reduce((masked, form) => masked.split(form).join(MASK), text);
}
