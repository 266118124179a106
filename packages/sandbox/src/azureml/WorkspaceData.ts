import {
  isVersioned,
  typeOf,
  workspaceId,
  type Place,
  type Properties,
  type Resource,
  type WorkspaceRun,
} from './resources';

/** Which of the archived and other objects a listing tells. */
export type ListView = 'ActiveOnly' | 'ArchivedOnly' | 'All';

/** The calls of an endpoint's deployments, in hours before now. */
export type Calls = ReadonlyMap<string, readonly number[]>;

/** One simulated workspace: its objects by their paths, in the order made. */
export class WorkspaceData {
  private readonly resources = new Map<string, Resource>();
  readonly runs = new Map<string, WorkspaceRun>();
  /** By endpoint. */
  readonly calls = new Map<string, Calls>();

  constructor(
    readonly place: Place,
    /** The workspace itself. */
    readonly workspace: Resource,
    private readonly now: () => number,
  ) {}

  get(path: string): Resource | undefined {
    return this.resources.get(path);
  }

  /** Adds or replaces an object; a version makes what holds it. */
  put(path: string, resource: Omit<Resource, 'systemData'>): Resource {
    const before = this.resources.get(path);
    const stored = {
      ...resource,
      systemData: this.stamp(before?.systemData),
    };
    this.add(path, stored);
    return stored;
  }

  /** Changes fields of the properties. */
  patch(path: string, properties: Properties): Resource | undefined {
    const before = this.resources.get(path);
    return (
      before &&
      this.put(path, {
        ...before,
        properties: { ...before.properties, ...properties },
      })
    );
  }

  /** Adds an object as it is written, with the times that it has. */
  add(path: string, resource: Resource): void {
    const [collection, name, versions] = path.split('/');
    const holder = `${collection}/${name}`;
    if (versions === 'versions' && !this.resources.has(holder)) {
      this.resources.set(holder, {
        properties: {
          isArchived: false,
          tags: {},
          properties: {},
          ...(collection === 'data' && {
            dataType: resource.properties.dataType,
          }),
        },
        systemData: resource.systemData,
      });
    }
    this.resources.set(path, resource);
  }

  /** Takes away an object and what belongs to it. */
  delete(path: string): boolean {
    const found = this.resources.delete(path);
    for (const other of this.resources.keys()) {
      if (other.startsWith(`${path}/`)) {
        this.resources.delete(other);
      }
    }
    return found;
  }

  /** The paths of what lies directly in a collection. */
  list(collection: string, view: ListView): string[] {
    const depth = collection.split('/').length + 1;
    return [...this.resources].flatMap(([path, { properties }]) =>
      path.startsWith(`${collection}/`) &&
      path.split('/').length === depth &&
      (view === 'All' ||
        (view === 'ArchivedOnly') === (properties.isArchived === true))
        ? [path]
        : [],
    );
  }

  /** An object as Resource Manager answers it. */
  toWire(path: string): Record<string, unknown> | undefined {
    const resource = this.resources.get(path);
    return (
      resource && {
        id: `${workspaceId(this.place)}/${path}`,
        name: path.split('/').at(-1),
        type: typeOf(path),
        ...resource,
        properties: { ...resource.properties, ...this.counted(path) },
      }
    );
  }

  private counted(path: string): Properties {
    if (!isVersioned(path) || path.split('/').length !== 2) {
      return {};
    }
    const versions = this.list(`${path}/versions`, 'All').map(
      version => version.split('/').at(-1) ?? '',
    );
    const numbers = versions.map(Number).filter(Number.isInteger);
    return {
      ...(versions.length > 0 && { latestVersion: versions.at(-1) }),
      nextVersion: String(Math.max(0, ...numbers) + 1),
    };
  }

  private stamp(before: Resource['systemData'] | undefined) {
    const now = new Date(this.now()).toISOString();
    return {
      createdAt: now,
      createdBy: 'Sandbox',
      createdByType: 'Application',
      ...before,
      lastModifiedAt: now,
      lastModifiedBy: 'Sandbox',
      lastModifiedByType: 'Application',
    };
  }
}
