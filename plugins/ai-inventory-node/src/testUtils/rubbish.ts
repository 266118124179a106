/** Numbers that look random and are the same at each run. */
export class Rubbish {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 to less than `end`. */
  below(end: number): number {
    // Mulberry32.
    this.#state = (this.#state + 0x6d2b79f5) % 2 ** 32;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)];
  }

  text(): string {
    return Array.from({ length: this.below(40) }, () =>
      this.pick([
        'a',
        'Z',
        '0',
        ' ',
        '"',
        '\\',
        '{',
        '[',
        ':',
        '/',
        '\0',
        '\n',
        'é',
        '😀',
        '\ud800',
        '%',
      ]),
    ).join('');
  }

  bytes(): Buffer {
    return Buffer.from(
      Array.from({ length: this.below(200) }, () => this.below(256)),
    );
  }

  /** Any value that may come in JSON, and some that may not. */
  value(depth = 0): unknown {
    const leaves: readonly (() => unknown)[] = [
      () => undefined,
      () => null,
      () => true,
      () => NaN,
      () => -this.below(1_000),
      () => 1e308,
      () => this.text(),
      () => '',
      () => this.bytes(),
      () => new Date(NaN),
    ];
    if (depth > 3 || this.below(3) === 0) {
      return this.pick(leaves)();
    }
    if (this.below(2) === 0) {
      return Array.from({ length: this.below(4) }, () => this.value(depth + 1));
    }
    return Object.fromEntries(
      Array.from({ length: this.below(5) }, () => [
        this.pick([
          'id',
          'type',
          'detail',
          'data',
          'source',
          'message',
          '__proto__',
          'constructor',
          this.text(),
        ]),
        this.value(depth + 1),
      ]),
    );
  }

  headers(): Record<string, string | string[] | undefined> {
    return Object.fromEntries(
      Array.from({ length: this.below(4) }, () => [
        this.pick([
          'content-type',
          'authorization',
          'x-signature',
          this.text(),
        ]),
        this.pick([this.text(), undefined, [this.text(), this.text()]]),
      ]),
    );
  }

  /** A copy of a value of which one place is something else. */
  garble(value: unknown): unknown {
    if (
      typeof value !== 'object' ||
      value === null ||
      Object.keys(value).length === 0 ||
      this.below(4) === 0
    ) {
      return this.value();
    }
    const key = this.pick(Object.keys(value));
    const garbled = this.garble(Reflect.get(value, key));
    return Array.isArray(value)
      ? value.map((item, i) => (String(i) === key ? garbled : item))
      : { ...value, [key]: garbled };
  }

  /** A copy of a body of which some bytes are others, or missing. */
  garbleBytes(body: Buffer): Buffer {
    const copy = Buffer.from(body);
    for (let i = this.below(5); i >= 0 && copy.length > 0; i -= 1) {
      copy[this.below(copy.length)] = this.below(256);
    }
    return this.below(3) === 0
      ? copy.subarray(0, this.below(copy.length + 1))
      : copy;
  }
}
