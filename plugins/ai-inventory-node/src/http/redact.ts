const MASK = '***';
// Shorter values would mask ordinary words; no real secret is that short.
const MIN_SECRET_LENGTH = 4;

/**
 * Masks secrets, also as they look inside JSON, URLs and base64, wherever a
 * platform echoes them.
 */
export class Redactor {
  // The longest first, so that no part of one is left beside another's mask.
  #forms: readonly string[] = [];

  constructor(secrets: readonly string[]) {
    this.add(...secrets);
  }

  add(...secrets: readonly string[]): void {
    const forms = new Set(this.#forms);
    for (const secret of secrets) {
      if (secret.length >= MIN_SECRET_LENGTH) {
        forms.add(secret);
        forms.add(encodeURIComponent(secret));
        forms.add(JSON.stringify(secret).slice(1, -1));
        forms.add(Buffer.from(secret).toString('base64'));
      }
    }
    if (forms.size > this.#forms.length) {
      this.#forms = [...forms].sort((a, b) => b.length - a.length);
    }
  }

  redact(text: string): string {
    return this.#forms.reduce(
      (masked, form) => masked.split(form).join(MASK),
      text,
    );
  }
}
