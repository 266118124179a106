import type { SourceDatasetUse } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { PipelineJob, TrainingPipeline } from '../schemas';

type Role = SourceDatasetUse['role'];

const MAX_DEPTH = 3;
const MAX_VALUE = 1_000;
const MAX_PARAMETERS = 500;
const SECRET =
  /token|secret|passw|pwd|credential|api[-_.]?key|access[-_.]?key|private[-_.]?key/i;
const URL_WITH_PASSWORD = /\/\/[^/\s:@]*:[^/\s@]+@/;
// Environment variables are where secrets are handed over.
const LEFT_OUT = new Set(['env', 'transformations', 'workerPoolSpecs']);

/**
 * The parameters that a training pipeline was given: its task's inputs, with
 * nested names joined by dots. Of custom training, the arguments of the first
 * worker. What may hold a secret is left out.
 */
export function trainingParameters(
  pipeline: Pick<TrainingPipeline, 'trainingTaskInputs'>,
): Record<string, string> {
  const inputs = asObject(pipeline.trainingTaskInputs);
  const pools = inputs.workerPoolSpecs;
  const worker = asObject(Array.isArray(pools) ? pools[0] : undefined);
  return toParameters([
    ...flatten(inputs),
    ...flatten({ machineSpec: worker.machineSpec }),
    ...readArguments(asObject(worker.containerSpec).args),
    ...readArguments(asObject(worker.pythonPackageSpec).args),
  ]);
}

/** The parameters that a pipeline job was started with, secrets left out. */
export function jobParameters({
  runtimeConfig,
}: Pick<PipelineJob, 'runtimeConfig'>): Record<string, string> {
  const older = Object.entries(asObject(runtimeConfig?.parameters)).map(
    ([key, value]): [string, unknown] => [
      key,
      Object.values(asObject(value))[0],
    ],
  );
  return toParameters([
    ...flatten(Object.fromEntries(older)),
    ...flatten(asObject(runtimeConfig?.parameterValues)),
  ]);
}

/**
 * What the dataset of a training pipeline was used for, as far as the pipeline's
 * split says so. Everything that is trained is trained with some of it.
 */
export function splitRoles(
  config: NonNullable<TrainingPipeline['inputDataConfig']>,
): Role[] {
  const { filterSplit } = config;
  if (filterSplit) {
    return roles({
      validation: selects(filterSplit.validationFilter),
      test: selects(filterSplit.testFilter),
    });
  }
  const fractions =
    config.fractionSplit ?? config.timestampSplit ?? config.stratifiedSplit;
  if (!fractions) {
    // Split by a column, or by default: which parts there are, it does not say.
    return ['training'];
  }
  const { trainingFraction, validationFraction, testFraction } = fractions;
  const isDefault = !trainingFraction && !validationFraction && !testFraction;
  return roles({
    // Vertex AI's default is 80 % for training and 10 % for each of these.
    validation: isDefault || (validationFraction ?? 0) > 0,
    test: isDefault || (testFraction ?? 0) > 0,
  });
}

function roles(used: { validation: boolean; test: boolean }): Role[] {
  return [
    'training',
    ...(used.validation ? (['validation'] as const) : []),
    ...(used.test ? (['test'] as const) : []),
  ];
}

/** `-` is the filter that selects nothing. */
function selects(filter: string | undefined): boolean {
  return filter !== undefined && filter !== '-';
}

function* flatten(
  value: Readonly<Record<string, unknown>>,
  prefix = '',
  depth = 1,
): Generator<[string, unknown]> {
  for (const [key, inner] of Object.entries(value)) {
    if (LEFT_OUT.has(key)) {
      continue;
    }
    const isObject =
      typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    if (isObject && depth < MAX_DEPTH) {
      yield* flatten(
        inner as Record<string, unknown>,
        `${prefix}${key}.`,
        depth + 1,
      );
    } else {
      yield [`${prefix}${key}`, inner];
    }
  }
}

/** Reads `--name=value`, `--name value` and `--name` of a command line. */
function* readArguments(args: unknown): Generator<[string, unknown]> {
  const words = Array.isArray(args)
    ? args.filter((word): word is string => typeof word === 'string')
    : [];
  for (const [index, word] of words.entries()) {
    const [, name, value] =
      /^--?([A-Za-z][\w.-]*)(?:=(.*))?$/s.exec(word) ?? [];
    if (name !== undefined) {
      const next: string | undefined = words[index + 1];
      const follows = next !== undefined && !next.startsWith('-');
      yield [name, value ?? (follows ? next : 'true')];
    }
  }
}

function toParameters(
  entries: Iterable<readonly [string, unknown]>,
): Record<string, string> {
  const parameters = new Map<string, string>();
  for (const [key, value] of entries) {
    const isShort = key.length <= MAX_VALUE && parameters.size < MAX_PARAMETERS;
    if (value === undefined || value === null || SECRET.test(key) || !isShort) {
      continue;
    }
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    // Nested values may hold names of their own.
    const mayHoldSecret =
      URL_WITH_PASSWORD.test(text) ||
      (typeof value === 'object' && SECRET.test(text));
    if (text.length <= MAX_VALUE && !mayHoldSecret) {
      parameters.set(key, text);
    }
  }
  return Object.fromEntries(parameters);
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}
