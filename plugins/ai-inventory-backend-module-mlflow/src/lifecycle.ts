import type { SourceRecordInput } from '@ai-inventory/backstage-plugin-ai-inventory-node';

export type Lifecycle = NonNullable<SourceRecordInput['lifecycle']>;

/** What an alias, or a stage, says about a version. Not case-sensitive. */
export interface LifecycleMapping {
  readonly aliases: Readonly<Record<string, Lifecycle>>;
  readonly stages: Readonly<Record<string, Lifecycle>>;
}

export const DEFAULT_LIFECYCLE_MAPPING: LifecycleMapping = {
  aliases: { champion: 'production', production: 'production' },
  stages: {
    Production: 'production',
    Staging: 'testing',
    Archived: 'retired',
  },
};

const RANK: Readonly<Record<Lifecycle, number>> = {
  production: 3,
  testing: 2,
  development: 1,
  retired: 0,
};

function highest(lifecycles: readonly Lifecycle[]): Lifecycle {
  return lifecycles.reduce<Lifecycle>(
    (best, lifecycle) => (RANK[lifecycle] > RANK[best] ? lifecycle : best),
    lifecycles[0] ?? 'development',
  );
}

/** The highest that one of a version's aliases, or its stage, stands for. */
export function versionLifecycle(
  version: { readonly aliases: readonly string[]; readonly stage?: string },
  mapping: LifecycleMapping,
): Lifecycle {
  const said = [
    ...version.aliases.map(alias => lookUp(mapping.aliases, alias)),
    version.stage ? lookUp(mapping.stages, version.stage) : undefined,
  ];
  return highest(said.flatMap(lifecycle => lifecycle ?? []));
}

/** A model is where its highest version is, and retired only when all are. */
export function modelLifecycle(versions: readonly Lifecycle[]): Lifecycle {
  return highest(versions);
}

function lookUp(
  mapping: Readonly<Record<string, Lifecycle>>,
  word: string,
): Lifecycle | undefined {
  const key = Object.keys(mapping).find(
    candidate => candidate.toLowerCase() === word.toLowerCase(),
  );
  return key === undefined ? undefined : mapping[key];
}
