import type {
  DatasetColumn,
  DatasetSchemaChange,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { SourceVersion } from '@ai-inventory/backstage-plugin-ai-inventory-node';

type Described = Pick<
  SourceVersion,
  'version' | 'schema' | 'schemaFingerprint'
>;

/**
 * How the columns of a dataset's version differ from those of the one before.
 * @returns undefined where either tells none
 */
export function schemaChange(
  before: Described,
  after: Described,
): DatasetSchemaChange | undefined {
  if (!before.schema || !after.schema) {
    return undefined;
  }
  const from = before.version;
  if (before.schemaFingerprint === after.schemaFingerprint) {
    return { from, added: [], removed: [], retyped: [], reordered: false };
  }
  const old = occurrences(before.schema.columns);
  const now = occurrences(after.schema.columns);
  const incomplete = [before.schema, after.schema].some(
    ({ columns, columnCount }) => columns.length < columnCount,
  );
  return {
    from,
    added: missingIn(old, now),
    removed: missingIn(now, old),
    retyped: [...now].flatMap(([key, { name, type }]) => {
      const typeBefore = old.get(key)?.type ?? type;
      return typeBefore === type ? [] : [{ name, from: typeBefore, to: type }];
    }),
    reordered: !isSameOrder(
      [...old.keys()].filter(key => now.has(key)),
      [...now.keys()].filter(key => old.has(key)),
    ),
    ...(incomplete && { incomplete }),
  };
}

/** Columns by their names; of several that share one, each counts. */
function occurrences(
  columns: readonly DatasetColumn[],
): Map<string, DatasetColumn> {
  const seen = new Map<string, number>();
  return new Map(
    columns.map(column => {
      const count = seen.get(column.name) ?? 0;
      seen.set(column.name, count + 1);
      return [JSON.stringify([column.name, count]), column];
    }),
  );
}

function missingIn(
  some: ReadonlyMap<string, DatasetColumn>,
  others: ReadonlyMap<string, DatasetColumn>,
): DatasetColumn[] {
  return [...others].flatMap(([key, column]) => (some.has(key) ? [] : column));
}

function isSameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.every((key, index) => key === b[index]);
}
