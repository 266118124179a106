import type { Read } from './readKind';
import type { Group, Package, PackageSummary, Row } from './schemas';
import { groupInArn } from './PackageIndex';

/** A group with all its packages, or what is wrong with one of them. */
export interface AssembledGroup {
  readonly name: string;
  readonly group: Row<Group>;
  readonly packages: Package[];
  /** What is wrong with one of the packages. */
  problem?: string;
}

interface Entry extends AssembledGroup {
  readonly pending: Set<string>;
}

/** Puts packages, as they come in any order, together with their groups. */
export class GroupAssembly {
  private readonly entries = new Map<string, Entry>();
  private readonly groupOf = new Map<string, string>();

  constructor(groups: Iterable<Read<Group>>) {
    for (const { id, row } of groups) {
      this.entries.set(id, {
        name: id,
        group: row,
        packages: [],
        pending: new Set(),
      });
    }
  }

  /** Announces a package. @returns whether its group is known */
  expect(summary: PackageSummary): boolean {
    const name = summary.ModelPackageGroupName;
    const entry = name === undefined ? undefined : this.entries.get(name);
    if (name === undefined || !entry) {
      return false;
    }
    entry.pending.add(summary.ModelPackageArn);
    this.groupOf.set(summary.ModelPackageArn, name);
    return true;
  }

  /** Adds a package. @returns its group when that is complete now */
  add({ id, row }: Read<Package>): AssembledGroup | undefined {
    const entry = this.find(id, row);
    if (!entry) {
      return undefined;
    }
    entry.pending.delete(id);
    if (row.ok) {
      entry.packages.push(row.value);
    } else {
      entry.problem ??= `its package ${id}: ${row.problem}`;
    }
    return entry.pending.size === 0 ? this.take(entry) : undefined;
  }

  /** The groups that nothing is missing of. */
  *complete(): Generator<AssembledGroup> {
    for (const entry of [...this.entries.values()]) {
      if (entry.pending.size === 0) {
        yield this.take(entry);
      }
    }
  }

  /** The groups of which packages went away in the meantime. */
  *rest(): Generator<AssembledGroup> {
    for (const entry of [...this.entries.values()]) {
      yield this.take(entry);
    }
  }

  private take(entry: Entry): AssembledGroup {
    this.entries.delete(entry.name);
    return entry;
  }

  private find(arn: string, row: Row<Package>): Entry | undefined {
    const name =
      this.groupOf.get(arn) ??
      (row.ok ? row.value.ModelPackageGroupName : undefined);
    if (name !== undefined) {
      return this.entries.get(name);
    }
    // Of a summary that could not be understood, the ARN is all there is.
    const lower = groupInArn(arn);
    return [...this.entries.values()].find(
      entry => entry.name.toLowerCase() === lower,
    );
  }
}
