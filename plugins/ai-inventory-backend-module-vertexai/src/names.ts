/** The kinds of objects of Vertex AI that are records of the inventory. */
export type RecordKind = 'models' | 'endpoints' | 'datasets' | 'pipelines';

/** The last part of a resource's name, which is its id. */
export function idOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** A model's id and, where its name carries one, its version. */
export function modelReference(name: string): {
  readonly id: string;
  readonly version?: string;
} {
  const [id, version] = idOf(name).split('@');
  return { id, version: version || undefined };
}

/**
 * Stable, other than resource names, which carry the project's number or its id.
 */
export function externalIdOf(kind: RecordKind, id: string): string {
  return `${kind}/${id}`;
}

/** The kind and id that an external id was made of. */
export function parseExternalId(
  externalId: string,
): { readonly kind: RecordKind; readonly id: string } | undefined {
  const [, kind, id] =
    /^(models|endpoints|datasets|pipelines)\/(.+)$/s.exec(externalId) ?? [];
  return kind === undefined ? undefined : { kind: kind as RecordKind, id };
}

/** Where a resource lies, by its name. */
export interface ResourcePlace {
  readonly project: string;
  readonly location: string;
  /** What comes after the location, e.g. `models/123`. */
  readonly path: string;
}

export function placeOf(name: string): ResourcePlace | undefined {
  const [, project, location, path] =
    /^projects\/([^/]+)\/locations\/([^/]+)(?:\/(.*))?$/.exec(name) ?? [];
  return project === undefined
    ? undefined
    : { project, location, path: path ?? '' };
}

/**
 * Whether a resource is of the same project and location as one of this source's
 * own. Names carry the project's number, or its id as it is configured.
 */
export function isNeighbour(
  name: string,
  own: string,
  project: string,
): boolean {
  const [one, other] = [placeOf(name), placeOf(own)];
  return (
    one !== undefined &&
    one.location === other?.location &&
    (one.project === other.project || one.project === project)
  );
}
