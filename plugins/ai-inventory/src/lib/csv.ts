import Papa from 'papaparse';

/** Spreadsheets take a cell that starts so for a formula, whatever follows. */
const FORMULA_START = /^[=+\-@\t\r\n]/;

/** A table for spreadsheets, in UTF-8 with its mark; formulas are made harmless. */
export function toCsv(
  headings: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const csv = Papa.unparse(
    { fields: [...headings], data: rows.map(row => [...row]) },
    { escapeFormulae: FORMULA_START },
  );
  // Without the mark, Excel reads umlauts as two letters.
  return `\ufeff${csv}\r\n`;
}
