import type { AssetDifference } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { ChangesChoice } from '../../lib/changesChoice';
import { toCsv } from '../../lib/csv';
import type { DifferenceGroups } from './useDifferences';

/** The columns of the table to download, in their order. */
export const CHANGE_COLUMNS = [
  'difference',
  'name',
  'kind',
  'entity',
  'field',
  'from',
  'to',
] as const;

type Column = (typeof CHANGE_COLUMNS)[number];

function inOrder(groups: DifferenceGroups): AssetDifference[] {
  return [...groups.added, ...groups.changed, ...groups.removed];
}

function toCell(value: unknown): string | number {
  if (value === undefined || value === null) {
    return '';
  }
  if (typeof value === 'string' || typeof value === 'number') {
    return value;
  }
  return Array.isArray(value)
    ? value.map(toCell).join(', ')
    : JSON.stringify(value);
}

/** Each change of each asset as a row for spreadsheets. */
export function toChangesCsv(
  groups: DifferenceGroups,
  headings: Readonly<Record<Column, string>>,
): string {
  return toCsv(
    CHANGE_COLUMNS.map(column => headings[column]),
    inOrder(groups).flatMap(({ difference, name, kind, entityRef, changes }) =>
      changes.map(({ field, from, to }) => [
        difference,
        name,
        kind,
        entityRef ?? '',
        field,
        toCell(from),
        toCell(to),
      ]),
    ),
  );
}

/** What was asked for and all that was found, one difference a line. */
export function toChangesJson(
  groups: DifferenceGroups,
  choice: ChangesChoice & { readonly complete: boolean },
): string {
  const lines = inOrder(groups).map(each => JSON.stringify(each));
  const asked = JSON.stringify(choice).slice(1, -1);
  return `{${asked},"differences":[\n${lines.join(',\n')}\n]}\n`;
}

/** The start of the names of files, e.g. `changes-2026-03-01-to-2026-03-31`. */
export function changesFileName({ from, to }: ChangesChoice): string {
  const days = [from, to ?? 'now'].map(time => time.slice(0, 10));
  return `changes-${days.join('-to-')}`;
}
