import { createHash } from 'node:crypto';
import type { SourceDatasetSchema } from './records';

/**
 * One column of a dataset, in its platform's words.
 * @public
 */
export interface DatasetColumn {
  readonly name: string;
  readonly type: string;
}

const MAX_COLUMNS = 500;
const MAX_LENGTH = 200;

/**
 * The columns of a dataset's version as the inventory keeps them: the first 500,
 * and a fingerprint of all of them and their order, by which two platforms agree.
 * Without columns there is nothing to tell.
 * @public
 */
export function describeSchema(columns: readonly DatasetColumn[]): {
  schema?: SourceDatasetSchema;
  schemaFingerprint?: string;
} {
  if (columns.length === 0) {
    return {};
  }
  const plain = columns.map(({ name, type }) => [
    name.normalize('NFC'),
    type.trim().toLowerCase(),
  ]);
  return {
    schema: {
      columns: plain
        .slice(0, MAX_COLUMNS)
        .map(([name, type]) => ({ name: kept(name), type: kept(type) })),
      columnCount: columns.length,
    },
    schemaFingerprint: createHash('sha256')
      .update(JSON.stringify(plain))
      .digest('hex')
      .slice(0, 16),
  };
}

/** What the contract takes; platforms let users write anything. */
function kept(text: string): string {
  const clean = text.replaceAll('\0', '');
  const characters = [...clean.slice(0, 2 * MAX_LENGTH)];
  return characters.length > MAX_LENGTH
    ? `${characters.slice(0, MAX_LENGTH - 1).join('')}…`
    : clean || '?';
}
