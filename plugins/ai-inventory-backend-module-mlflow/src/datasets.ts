import { createHash } from 'node:crypto';
import {
  describeSchema,
  type SourceDatasetSchema,
  type SourceDatasetUse,
  type SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { readColumns, readProfile } from './datasetFacts';
import type { DatasetInput, Run } from './schemas';

const CONTEXT_TAG = 'mlflow.data.context';
// Long profiles are statistics per column, and would fill the memory.
const MAX_PROFILE = 200;

const ROLES: Readonly<Record<string, SourceDatasetUse['role']>> = {
  train: 'training',
  training: 'training',
  validation: 'validation',
  validate: 'validation',
  eval: 'validation',
  evaluation: 'validation',
  test: 'test',
  testing: 'test',
};

/** The fields of a dataset's source that say where it lies, in MLflow's words. */
const LOCATION_FIELDS = [
  'uri',
  'url',
  'delta_table_name',
  'table_name',
  'path',
] as const;

const SECRET_PARAMETER =
  /sig|token|secret|password|passwd|pwd|credential|accesskey|access_key|api_?key|expires|^x-(amz|goog)-|^s[etprv]$/i;

/** `abfss://container@account`: what is before the `@` is part of the place. */
const AZURE_CONTAINER = /^(?:abfss?|wasbs?):\/\/[^/:@]+@/i;

/** What tells a dataset from others of its name. */
export interface DatasetIdentity {
  readonly externalId: string;
  readonly nameQualifier: string;
  readonly uri?: string;
}

/** By name and by place; where no place is known, by experiment. */
export function identifyDataset(
  dataset: DatasetInput['dataset'],
  experimentId: string,
): DatasetIdentity {
  const uri = readLocation(dataset.source);
  const nameQualifier = uri ?? `experiment:${experimentId}`;
  return {
    externalId: toExternalId(`${dataset.name}@${nameQualifier}`),
    nameQualifier,
    uri,
  };
}

// The inventory takes external ids of at most 2,000 bytes.
function toExternalId(identity: string): string {
  return Buffer.byteLength(identity) <= 1_900
    ? `dataset:${identity}`
    : `dataset:${createHash('sha256').update(identity).digest('hex')}`;
}

function readLocation(source: string | undefined): string | undefined {
  let fields: unknown;
  try {
    fields = JSON.parse(source ?? '');
  } catch {
    // Custom sources need not be JSON; they may be anything, even a secret.
    return undefined;
  }
  if (typeof fields !== 'object' || fields === null) {
    return undefined;
  }
  for (const field of LOCATION_FIELDS) {
    const value = (fields as Record<string, unknown>)[field];
    if (typeof value === 'string' && value !== '') {
      return withoutCredentials(value);
    }
  }
  return undefined;
}

/** Leaves out passwords and signatures: neither belongs to the place. */
export function withoutCredentials(location: string): string {
  const [place, ...rest] = (
    AZURE_CONTAINER.test(location)
      ? location
      : location.replace(/^([\w+.:-]*\/\/)[^/?#]*@/, '$1')
  ).split('?');
  if (rest.length === 0) {
    return place.replace(/\/+$/, '') || place;
  }
  const kept = rest
    .join('?')
    .split(/[&;]/)
    .filter(part => !SECRET_PARAMETER.test(part.split('=')[0]));
  return kept.length > 0 ? `${place}?${kept.join('&')}` : place;
}

/** The datasets of a run, each once for a role and state. */
export function datasetUses(run: Run): SourceDatasetUse[] {
  const uses = new Map<string, SourceDatasetUse>();
  for (const { tags, dataset } of run.inputs?.dataset_inputs ?? []) {
    const identity = identifyDataset(dataset, run.info.experiment_id);
    const context = tags[CONTEXT_TAG]?.toLowerCase() ?? '';
    const use: SourceDatasetUse = {
      ...identity,
      name: dataset.name,
      role: ROLES[context] ?? 'other',
      version: dataset.digest,
    };
    uses.set(`${identity.externalId}\n${use.role}\n${use.version ?? ''}`, use);
  }
  return [...uses.values()];
}

/** What runs tell of one state of a dataset. */
interface CollectedState {
  /** Milliseconds since 1970. */
  readonly firstUsed: number;
  readonly profile?: string;
  readonly schemaFingerprint?: string;
  readonly rowCount?: number;
  readonly sizeBytes?: number;
}

interface CollectedDataset extends DatasetIdentity {
  readonly name: string;
  readonly digests: Map<string, CollectedState>;
}

/**
 * Gathers the datasets of all runs while these go by. Keeps names, places,
 * digests and sizes, and each schema once.
 */
export class DatasetCollector {
  private readonly datasets = new Map<string, CollectedDataset>();
  private readonly schemas = new Map<string, SourceDatasetSchema>();

  add(run: Run): void {
    const time = run.info.start_time?.getTime() ?? Number.POSITIVE_INFINITY;
    for (const { dataset } of run.inputs?.dataset_inputs ?? []) {
      const identity = identifyDataset(dataset, run.info.experiment_id);
      let collected = this.datasets.get(identity.externalId);
      if (!collected) {
        collected = { ...identity, name: dataset.name, digests: new Map() };
        this.datasets.set(identity.externalId, collected);
      }
      if (dataset.digest) {
        const before = collected.digests.get(dataset.digest);
        const { rowCount, sizeBytes } = readProfile(dataset.profile);
        collected.digests.set(dataset.digest, {
          firstUsed: Math.min(time, before?.firstUsed ?? time),
          profile: smallest(before?.profile, shortProfile(dataset.profile)),
          schemaFingerprint: smallest(
            before?.schemaFingerprint,
            this.keepSchema(dataset.schema),
          ),
          rowCount: smallest(before?.rowCount, rowCount),
          sizeBytes: smallest(before?.sizeBytes, sizeBytes),
        });
      }
    }
  }

  /** @returns the fingerprint by which it is kept */
  private keepSchema(text: string | undefined): string | undefined {
    const { schema, schemaFingerprint } = describeSchema(readColumns(text));
    if (schema && schemaFingerprint && !this.schemas.has(schemaFingerprint)) {
      this.schemas.set(schemaFingerprint, schema);
    }
    return schemaFingerprint;
  }

  /** One record for each dataset, with its digests in the order of first use. */
  records(): SourceRecordInput[] {
    return [...this.datasets.values()].map(dataset => ({
      kind: 'dataset',
      externalId: dataset.externalId,
      name: dataset.name,
      nameQualifier: dataset.nameQualifier,
      uri: dataset.uri,
      versions: [...dataset.digests]
        .sort(
          ([a, { firstUsed: x }], [b, { firstUsed: y }]) =>
            (x === y ? 0 : x - y) || Number(a > b) - Number(a < b),
        )
        .map(([digest, { firstUsed, profile, ...facts }]) => ({
          version: digest,
          digest,
          uri: dataset.uri,
          ...facts,
          schema: this.schemas.get(facts.schemaFingerprint ?? ''),
          // MLflow keeps no other time of a dataset.
          createdAt: Number.isFinite(firstUsed)
            ? new Date(firstUsed)
            : undefined,
          ...(profile && { tags: { profile } }),
        })),
    }));
  }
}

function shortProfile(profile: string | undefined): string | undefined {
  return profile && profile.length <= MAX_PROFILE ? profile : undefined;
}

/** Runs may disagree; which of them comes first must not matter. */
function smallest<T extends string | number>(
  a: T | undefined,
  b: T | undefined,
): T | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}
