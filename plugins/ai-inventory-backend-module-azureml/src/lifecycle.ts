import type { SourceRecordInput } from '@ai-inventory/backstage-plugin-ai-inventory-node';

export type Lifecycle = NonNullable<SourceRecordInput['lifecycle']>;

/** What a stage says about a version. Not case-sensitive. */
export type StageMapping = Readonly<Record<string, Lifecycle>>;

/** The stages of Azure ML's studio, and those of MLflow's clients. */
export const DEFAULT_STAGES: StageMapping = {
  Development: 'development',
  Staging: 'testing',
  Testing: 'testing',
  Production: 'production',
  Archived: 'retired',
};

const RANK: Readonly<Record<Lifecycle, number>> = {
  production: 3,
  testing: 2,
  development: 1,
  retired: 0,
};

/** An archived version is retired, whatever its stage was. */
export function versionLifecycle(
  version: { readonly archived: boolean; readonly stage?: string },
  stages: StageMapping,
): Lifecycle {
  if (version.archived) {
    return 'retired';
  }
  const stage = version.stage?.toLowerCase();
  const [, lifecycle] =
    Object.entries(stages).find(([word]) => word.toLowerCase() === stage) ?? [];
  return lifecycle ?? 'development';
}

/** A model is where its highest version is, and retired only when all are. */
export function modelLifecycle(
  archived: boolean,
  versions: readonly Lifecycle[],
): Lifecycle {
  if (archived) {
    return 'retired';
  }
  return versions.reduce<Lifecycle>(
    (best, lifecycle) => (RANK[lifecycle] > RANK[best] ? lifecycle : best),
    versions[0] ?? 'development',
  );
}
