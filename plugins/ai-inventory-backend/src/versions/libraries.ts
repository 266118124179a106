import type { SourcePackage } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { createHash } from 'node:crypto';
import type { VersionPackageRow } from '../database/rows';

type Ecosystem = SourcePackage['ecosystem'];

/** Where libraries come from. */
export const ECOSYSTEMS: readonly Ecosystem[] = ['pypi', 'conda', 'python'];

// PostgreSQL takes no key of an index that is longer than about 2,700 bytes.
const LONGEST_KEY = 400;

/** A library, as the packages of versions are found by it. */
export interface Library {
  readonly ecosystem: Ecosystem;
  /** As its ecosystem compares names: `scikit-learn` for `Scikit_Learn`. */
  readonly name: string;
}

/** Names that mean the same library become one; PyPI's by PEP 503. */
export function toLibrary(ecosystem: Ecosystem, name: string): Library {
  const lower = name.toLowerCase();
  return {
    ecosystem,
    name: ecosystem === 'pypi' ? lower.replace(/[-_.]+/g, '-') : lower,
  };
}

/** A name or a version as it is stored to be found: long ones as a hash. */
export function libraryKey(raw: string): string {
  // No database keeps half a character.
  const text = Buffer.from(raw).toString();
  return Buffer.byteLength(text) <= LONGEST_KEY
    ? text
    : `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** What a version's packages are found by, each library and version once. */
export function packageRows(
  versionId: string,
  packages: readonly SourcePackage[],
): VersionPackageRow[] {
  const rows = new Map<string, VersionPackageRow>();
  for (const each of packages) {
    const { ecosystem, name } = toLibrary(each.ecosystem, each.name);
    const row = {
      version_id: versionId,
      ecosystem,
      name: libraryKey(name),
      version: each.version ? libraryKey(each.version) : null,
    };
    rows.set(`${ecosystem} ${row.name} ${row.version}`, row);
  }
  return [...rows.values()];
}
