import {
  describeTarget,
  formatNumber,
  formatQuantity,
  isMet,
  ratioOf,
  type Result,
} from './Result';

const COLUMNS = [
  'figure',
  'measured',
  'baseline',
  'ratio',
  'target',
  'met',
] as const;

const VERDICTS = new Map([
  [true, 'yes'],
  [false, 'NO'],
]);

/** The results as a Markdown table, which reads well in a terminal too. */
export function formatTable(results: readonly Result[]): string {
  const rows = [COLUMNS, ...results.map(cellsOf)];
  const widths = COLUMNS.map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  const lines = rows.map(
    row =>
      `| ${row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join(' | ')} |`,
  );
  const rule = `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function cellsOf(result: Result): readonly string[] {
  const { figure, measured, baselines = [], target } = result;
  const ratio = ratioOf(result);
  const met = isMet(result);
  return [
    figure,
    formatQuantity(measured),
    baselines
      .map(({ name, measured: cost }) => `${formatQuantity(cost)} (${name})`)
      .join('; '),
    ratio === undefined ? '' : `${formatNumber(ratio)} x`,
    target ? describeTarget(target) : '',
    (met !== undefined && VERDICTS.get(met)) || '',
  ];
}
