import type { VersionComparison } from '@ai-inventory/backstage-plugin-ai-inventory-common';

/** A parameter or a fact over all compared versions. */
export type ComparedRow = VersionComparison['parameters'][number];
/** A metric over all compared versions. */
export type ComparedMetric = VersionComparison['metrics'][number];
/** A dataset in one role over all compared versions. */
export type ComparedDataset = VersionComparison['datasets'][number];
/** A library over all compared versions. */
export type ComparedPackage = VersionComparison['packages'][number];

/** What became of a dataset or a library from the first version to the last. */
export type VersionChange =
  | 'added'
  | 'removed'
  | 'up'
  | 'down'
  | 'changed'
  | 'between';

const isOther = (
  value: ComparedDataset['values'][number] | ComparedPackage['values'][number],
  base: typeof value,
) => JSON.stringify(value) !== JSON.stringify(base);

/**
 * What changed, absent where nothing did. First and last may agree while a
 * version in between does not.
 */
export function versionChangeOf(
  row: Pick<ComparedDataset | ComparedPackage, 'change' | 'values'>,
): VersionChange | undefined {
  if (row.change !== 'same') {
    return row.change;
  }
  const [base, ...others] = row.values;
  return others.slice(0, -1).some(value => isOther(value, base))
    ? 'between'
    : undefined;
}

/** A number as it is read: six digits tell metrics apart, more only clutter. */
export function formatMetric(value: number | string, locale: string): string {
  return typeof value === 'number'
    ? value.toLocaleString(locale, { maximumSignificantDigits: 6 })
    : value;
}

/** A difference with its sign; three digits hide what binary fractions add to it. */
export function formatDifference(difference: number, locale: string): string {
  return difference.toLocaleString(locale, {
    maximumSignificantDigits: 3,
    signDisplay: 'exceptZero',
  });
}
