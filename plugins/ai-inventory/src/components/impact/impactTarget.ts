import type { ImpactQuery } from '@ai-inventory/backstage-plugin-ai-inventory-common';

/** Where libraries come from. */
export const ECOSYSTEMS = ['pypi', 'conda', 'python'] as const;

export type Ecosystem = (typeof ECOSYSTEMS)[number];

/** A library as a form asks for it; no name where it asks for something else. */
export interface LibraryChoice {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  /** Empty for all versions. */
  readonly version: string;
}

/** What the address asks for. */
export function parseImpactTarget(
  params: URLSearchParams,
): ImpactQuery | undefined {
  const ref = params.get('ref')?.trim();
  return ref
    ? { ref, version: params.get('version')?.trim() || undefined }
    : undefined;
}

/** The library of a target, to start a form from. */
export function libraryOf(target: ImpactQuery | undefined): LibraryChoice {
  const [, ecosystem, name] =
    /^library:([^/]*)\/(.*)$/s.exec(target?.ref ?? '') ?? [];
  return {
    ecosystem: ECOSYSTEMS.find(each => each === ecosystem) ?? ECOSYSTEMS[0],
    name: name ?? '',
    version: (name !== undefined && target?.version) || '',
  };
}

/** What to ask for a library. */
export function toTarget({
  ecosystem,
  name,
  version,
}: LibraryChoice): ImpactQuery {
  return {
    ref: `library:${ecosystem}/${name.trim()}`,
    version: version.trim() || undefined,
  };
}
