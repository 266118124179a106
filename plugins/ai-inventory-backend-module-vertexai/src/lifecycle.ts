import type { SourceRecordInput } from '@ai-inventory/backstage-plugin-ai-inventory-node';

export type Lifecycle = NonNullable<SourceRecordInput['lifecycle']>;

/** What an alias, or a label's value, says about a version. Not case-sensitive. */
export interface LifecycleMapping {
  readonly aliases: Readonly<Record<string, Lifecycle>>;
  /** By the label's key, then by its value. */
  readonly labels: Readonly<
    Record<string, Readonly<Record<string, Lifecycle>>>
  >;
}

export const DEFAULT_LIFECYCLE_MAPPING: LifecycleMapping = {
  aliases: { champion: 'production', production: 'production' },
  labels: {
    lifecycle: {
      development: 'development',
      testing: 'testing',
      staging: 'testing',
      production: 'production',
      retired: 'retired',
      archived: 'retired',
    },
  },
};

const RANK: Readonly<Record<Lifecycle, number>> = {
  production: 3,
  testing: 2,
  development: 1,
  retired: 0,
};

/** The highest that is said, and `development` where nothing is. */
export function highestLifecycle(said: readonly Lifecycle[]): Lifecycle {
  return said.reduce<Lifecycle>(
    (best, lifecycle) => (RANK[lifecycle] > RANK[best] ? lifecycle : best),
    said[0] ?? 'development',
  );
}

/** The highest that one of a version's aliases or labels stands for. */
export function versionLifecycle(
  version: {
    readonly aliases: readonly string[];
    readonly labels: Readonly<Record<string, string>>;
  },
  mapping: LifecycleMapping,
): Lifecycle {
  const labels = Object.entries(mapping.labels).map(([key, values]) => {
    const value = lookUp(version.labels, key);
    return value === undefined ? undefined : lookUp(values, value);
  });
  const aliases = version.aliases.map(alias => lookUp(mapping.aliases, alias));
  return highestLifecycle(
    [...aliases, ...labels].flatMap(lifecycle => lifecycle ?? []),
  );
}

function lookUp<T>(
  mapping: Readonly<Record<string, T>>,
  word: string,
): T | undefined {
  const key = Object.keys(mapping).find(
    candidate => candidate.toLowerCase() === word.toLowerCase(),
  );
  return key === undefined ? undefined : mapping[key];
}
