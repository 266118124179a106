import { createHash } from 'node:crypto';
import type { SourceDatasetUse } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { z } from 'zod';
import { parseAssetReference, type WorkspaceIdentity } from '../assetIds';
import type { Job, JobInput, ModelVersion } from '../schemas';
import { withoutCredentials } from '../uris';
import { recordId } from './common';

type Role = SourceDatasetUse['role'];

const LITERAL = 'literal';
/** Inputs that are data; others are models that the job builds on. */
const DATA_TYPES = ['uri_file', 'uri_folder', 'mltable'];
const FINISHED = ['completed', 'failed', 'canceled'];
// The inventory takes external ids of at most 2,000 bytes.
const MAX_URI_ID = 1_900;

const ROLE_WORDS: readonly (readonly [Role, RegExp])[] = [
  [
    'validation',
    /(^|[^a-z])(val|valid|validation|eval|evaluation|dev)([^a-z]|$)/,
  ],
  ['test', /(^|[^a-z])(test|testing|holdout)([^a-z]|$)/],
  ['training', /(^|[^a-z])(train|training)([^a-z]|$)/],
];

/** Whether nothing that a job tells of itself changes any more. */
export function isFinished(job: Job): boolean {
  return FINISHED.includes(job.properties.status?.toLowerCase() ?? '');
}

/** The environment that a job ran in, as it refers to it. */
export function environmentOf({ properties }: Job): string | undefined {
  return properties.environmentId ?? properties.trial?.environmentId;
}

/** What a job was started with, beside its data. */
export function jobParameters({ properties }: Job): Record<string, string> {
  const literals = Object.entries(properties.inputs).flatMap(([key, input]) =>
    input?.jobInputType === LITERAL && input.value !== undefined
      ? [[key, input.value] as const]
      : [],
  );
  const parameters = z
    .record(z.string(), z.unknown())
    .safeParse(properties.parameters).data;
  return {
    ...Object.fromEntries(literals),
    ...Object.fromEntries(
      Object.entries(parameters ?? {}).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : JSON.stringify(value) ?? '',
      ]),
    ),
  };
}

/**
 * The data that a version's job read, and what the version itself names. The
 * role is in the input's name; the only data input of the job that made the
 * model is its training data, whatever its name.
 */
export function datasetUses(
  version: ModelVersion,
  job: Job | undefined,
  identity: WorkspaceIdentity,
): SourceDatasetUse[] {
  const inputs = job ? dataInputs(job) : [];
  const uses = inputs.map(({ key, uri, role }) =>
    toUse(
      { key, uri },
      role ?? roleOf(key) ?? (inputs.length === 1 ? 'training' : 'other'),
      identity,
    ),
  );
  const known = new Set(uses.map(stateOf));
  const named = version.properties.datasets.flatMap(({ name, id }) => {
    const key = name ?? id;
    return key
      ? toUse(
          { key, uri: id ?? `azureml:${key}` },
          roleOf(key) ?? 'other',
          identity,
        )
      : [];
  });
  const all = [...uses, ...named.filter(use => !known.has(stateOf(use)))];
  return [
    ...new Map(all.map(use => [`${stateOf(use)}\n${use.role}`, use])).values(),
  ];
}

function dataInputs({ properties }: Job): {
  readonly key: string;
  readonly uri: string;
  readonly role?: Role;
}[] {
  const { trainingData, validationData, testData } =
    properties.taskDetails ?? {};
  const automated: readonly [string, JobInput | null | undefined, Role][] = [
    ['training', trainingData, 'training'],
    ['validation', validationData, 'validation'],
    ['test', testData, 'test'],
  ];
  return [
    ...automated.flatMap(([key, input, role]) =>
      input?.uri ? [{ key, uri: input.uri, role }] : [],
    ),
    ...Object.entries(properties.inputs).flatMap(([key, input]) =>
      input?.uri && DATA_TYPES.includes(input.jobInputType ?? '')
        ? [{ key, uri: input.uri }]
        : [],
    ),
  ];
}

function toUse(
  { key, uri }: { readonly key: string; readonly uri: string },
  role: Role,
  identity: WorkspaceIdentity,
): SourceDatasetUse {
  const asset = parseAssetReference(uri, identity);
  if (asset && !asset.elsewhere) {
    const { name, version } = asset;
    return { externalId: recordId('data', name), name, version, role };
  }
  const place = withoutCredentials(uri);
  if (asset) {
    const { name, version, elsewhere } = asset;
    return {
      externalId: `${elsewhere}/data/${name}`,
      name,
      nameQualifier: elsewhere,
      version,
      role,
      uri: place,
    };
  }
  return {
    externalId: `uri:${
      Buffer.byteLength(place) <= MAX_URI_ID
        ? place
        : createHash('sha256').update(place).digest('hex')
    }`,
    name: place.replace(/\/+$/, '').split('/').at(-1) || key,
    nameQualifier: place,
    role,
    uri: place,
  };
}

function roleOf(inputName: string): Role | undefined {
  // Both `training_data` and `trainingData` are usual.
  const words = inputName.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  return ROLE_WORDS.find(([, pattern]) => pattern.test(words))?.[0];
}

function stateOf(use: SourceDatasetUse): string {
  return `${use.externalId}\n${use.version ?? ''}`;
}
