import { isPrompt, type ModelVersion, type Row } from './schemas';

/** The versions of one model, as they came one after another. */
export interface Group {
  readonly name: string;
  readonly rows: Row<ModelVersion>[];
  /** A page ended just before or within it, and rows may be missing there. */
  doubtful: boolean;
}

// Groups that wait for a model which the listing has not named (yet). Few, unless
// the server does not keep to the order.
const MAX_STRAYS = 1_000;
const REMEMBERED_GROUPS = 100;

/** The groups of versions, as far as they are read and not yet handed out. */
export class VersionStream {
  /** The models that were told of: no more versions may come for them. */
  readonly told = new Set<string>();
  private readonly strays = new Map<string, Group>();
  private readonly recent: Group[] = [];
  private current: Group | undefined;

  static async open(
    pages: AsyncIterable<readonly Row<ModelVersion>[]>,
  ): Promise<VersionStream> {
    const stream = new VersionStream(groupByName(pages));
    await stream.advance();
    return stream;
  }

  private constructor(private readonly groups: AsyncGenerator<Group>) {}

  /**
   * Puts aside the groups before a model that must have versions: the listing
   * of models left theirs out.
   */
  async skipTo(
    name: string,
    upcoming: ReadonlySet<string | undefined>,
  ): Promise<void> {
    while (
      this.current &&
      this.current.name !== name &&
      !upcoming.has(this.current.name) &&
      !this.strays.has(name)
    ) {
      this.putAside(this.current);
      if (this.strays.size > MAX_STRAYS) {
        throw new Error(
          `MLflow does not list its models and their versions in the same order ('${name}' beside '${this.current.name}'): they cannot be matched.`,
        );
      }
      await this.advance();
    }
  }

  /** Hands out what there is of a model's versions. */
  async take(name: string): Promise<Group | undefined> {
    if (this.current?.name === name) {
      this.putAside(this.current);
      await this.advance();
    }
    const group = this.strays.get(name);
    this.strays.delete(name);
    return group;
  }

  /** Everything that belongs to no model of the listing. */
  async rest(): Promise<readonly Group[]> {
    while (this.current) {
      this.putAside(this.current);
      if (this.strays.size > MAX_STRAYS) {
        throw changed(this.current.name);
      }
      await this.advance();
    }
    return [...this.strays.values()];
  }

  private putAside(group: Group): void {
    const before = this.strays.get(group.name);
    if (before) {
      before.rows.push(...group.rows);
      before.doubtful ||= group.doubtful;
    } else {
      this.strays.set(group.name, group);
    }
  }

  private async advance(): Promise<void> {
    if (this.current) {
      this.recent.push(this.current);
      if (this.recent.length > REMEMBERED_GROUPS) {
        this.recent.shift();
      }
    }
    do {
      const { done, value } = await this.groups.next();
      this.current = done ? undefined : value;
    } while (this.current && this.isRepeated(this.current));
    if (this.current && this.told.has(this.current.name)) {
      throw changed(this.current.name);
    }
  }

  /** Rows come again when others were made before them in the meantime. */
  private isRepeated(group: Group): boolean {
    const before = this.recent.find(({ name }) => name === group.name);
    const known = new Set(before?.rows.map(versionOf));
    return (
      before !== undefined && group.rows.every(row => known.has(versionOf(row)))
    );
  }
}

async function* groupByName(
  pages: AsyncIterable<readonly Row<ModelVersion>[]>,
): AsyncGenerator<Group> {
  let current: Group | undefined;
  // A row without a name: it may belong to the model before it or after it.
  let nameless: Row<ModelVersion> | undefined;
  let firstPage = true;
  for await (const page of pages) {
    let pageStart = !firstPage;
    firstPage = false;
    for (const row of page) {
      const name = row.ok ? row.value.name : row.id;
      if (name === undefined) {
        current?.rows.push(row);
        nameless = row;
        continue;
      }
      if (row.ok && isPrompt(row.value)) {
        continue;
      }
      if (current?.name === name) {
        current.doubtful ||= pageStart && hasGap(current.rows.at(-1), row);
        current.rows.push(row);
      } else {
        if (current) {
          yield current;
        }
        // The first version after a page's end should be its model's first.
        const doubtful = pageStart && hasGap(undefined, row);
        current = { name, rows: nameless ? [nameless, row] : [row], doubtful };
      }
      nameless = undefined;
      pageStart = false;
    }
  }
  if (current) {
    yield current;
  }
}

/**
 * Whether numbers are missing between two versions. Mostly these were deleted
 * long ago; at the end of a page they may have slipped through.
 */
function hasGap(
  before: Row<ModelVersion> | undefined,
  after: Row<ModelVersion>,
): boolean {
  const from = before ? before.ok && Number(before.value.version) : 0;
  return from === false || (after.ok && Number(after.value.version) > from + 1);
}

/** What tells the rows of a group apart. */
export function versionOf(row: Row<ModelVersion>): string {
  return row.ok ? row.value.version : row.problem;
}

function changed(name: string): Error {
  return new Error(
    `MLflow's registry changed while it was read: there are versions of '${name}' that were not there before. The next sync reads it again.`,
  );
}
