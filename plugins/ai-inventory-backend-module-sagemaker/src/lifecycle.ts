import type { SourceRecordInput } from '@ai-inventory/backstage-plugin-ai-inventory-node';

export type Lifecycle = NonNullable<SourceRecordInput['lifecycle']>;

/** What a stage, or an approval, says about a version. Not case-sensitive. */
export interface LifecycleMapping {
  readonly stages: Readonly<Record<string, Lifecycle>>;
  readonly approvals: Readonly<Record<string, Lifecycle>>;
}

/**
 * Approval is a gate before production, and not yet production; nor is a
 * rejected version retired, for it never served.
 */
export const DEFAULT_LIFECYCLE_MAPPING: LifecycleMapping = {
  stages: {
    dev: 'development',
    development: 'development',
    experiment: 'development',
    test: 'testing',
    testing: 'testing',
    qa: 'testing',
    uat: 'testing',
    stage: 'testing',
    staging: 'testing',
    preprod: 'testing',
    'pre-production': 'testing',
    prod: 'production',
    production: 'production',
    live: 'production',
    archived: 'retired',
    deprecated: 'retired',
    decommissioned: 'retired',
    retired: 'retired',
  },
  approvals: { Approved: 'testing' },
};

const RANK: Readonly<Record<Lifecycle, number>> = {
  production: 3,
  testing: 2,
  development: 1,
  retired: 0,
};

/** By the stage where the mapping knows it, or else by the approval. */
export function packageLifecycle(
  said: { readonly stage?: string; readonly approval?: string },
  mapping: LifecycleMapping,
): Lifecycle {
  return (
    lookUp(mapping.stages, said.stage) ??
    lookUp(mapping.approvals, said.approval) ??
    'development'
  );
}

/** A model is where its highest version is, and retired only when all are. */
export function modelLifecycle(
  versions: readonly Lifecycle[],
): Lifecycle | undefined {
  return versions.reduce<Lifecycle | undefined>(
    (best, lifecycle) =>
      best === undefined || RANK[lifecycle] > RANK[best] ? lifecycle : best,
    undefined,
  );
}

function lookUp(
  mapping: Readonly<Record<string, Lifecycle>>,
  word: string | undefined,
): Lifecycle | undefined {
  const key = Object.keys(mapping).find(
    candidate => candidate.toLowerCase() === word?.toLowerCase(),
  );
  return key === undefined ? undefined : mapping[key];
}
