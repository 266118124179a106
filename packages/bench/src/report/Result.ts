/** A measured amount. */
export interface Quantity {
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MB' | 'rows' | 'changes' | 'requests' | '%';
}

/** One line of the table: a figure beside what it is compared with. */
export interface Result {
  readonly figure: string;
  readonly measured: Quantity;
  /** What the same thing costs at least, or elsewhere. */
  readonly baselines?: readonly Baseline[];
  readonly target?: Target;
  /** All single values, for the JSON. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface Baseline {
  readonly name: string;
  readonly measured: Quantity;
}

/** What a figure is to reach; the ratio is to the first baseline. */
export type Target =
  | { readonly atMost: Quantity }
  | { readonly atLeast: Quantity }
  | { readonly ratioAtMost: number }
  | { readonly ratioAtLeast: number };

/**
 * How a figure compares with its first baseline: above 1 it is larger. For
 * `ratioAtLeast`, how many times faster it is.
 */
export function ratioOf(result: Result): number | undefined {
  const baseline = result.baselines?.[0];
  if (!baseline || baseline.measured.value === 0) {
    return undefined;
  }
  const ratio = result.measured.value / baseline.measured.value;
  return result.target && 'ratioAtLeast' in result.target ? 1 / ratio : ratio;
}

/** Whether the target is met; undefined where there is none. */
export function isMet(result: Result): boolean | undefined {
  const { target, measured } = result;
  if (!target) {
    return undefined;
  }
  if ('atMost' in target) {
    return measured.value <= target.atMost.value;
  }
  if ('atLeast' in target) {
    return measured.value >= target.atLeast.value;
  }
  const ratio = ratioOf(result);
  if (ratio === undefined) {
    return undefined;
  }
  return 'ratioAtMost' in target
    ? ratio <= target.ratioAtMost
    : ratio >= target.ratioAtLeast;
}

/** In words, e.g. `<= 50 ms`. */
export function describeTarget(target: Target): string {
  if ('atMost' in target) {
    return `<= ${formatQuantity(target.atMost)}`;
  }
  if ('atLeast' in target) {
    return `>= ${formatQuantity(target.atLeast)}`;
  }
  return 'ratioAtMost' in target
    ? `<= ${target.ratioAtMost} x`
    : `>= ${target.ratioAtLeast} x faster`;
}

/** E.g. `1,234 rows`, `12.3 ms`. */
export function formatQuantity({ value, unit }: Quantity): string {
  return `${formatNumber(value)}${unit === '%' ? '' : ' '}${unit}`;
}

export function formatNumber(value: number): string {
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
