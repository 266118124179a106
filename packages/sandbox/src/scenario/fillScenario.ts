import { fileKey, writeModelFiles } from '../mlflow/artifactFiles';
import type { MemoryData } from '../mlflow/MemoryData';
import {
  PROMPT_TAG,
  type DatasetInputRow,
  type MetricRow,
} from '../mlflow/rows';
import { DATASETS } from './datasets';
import { bucketOf, hashOf, loggedModelIdOf, runIdOf } from './origins';
import { PROMPTS } from './prompts';
import {
  CARE_AND_PLATFORM_MODELS,
  MARKETING_MODELS,
  SUPPLY_MODELS,
} from './teams/others';
import { PAYMENTS_MODELS } from './teams/payments';
import { RISK_MODELS } from './teams/risk';
import { SEARCH_MODELS } from './teams/search';
import type { DatasetUse, ScenarioModel, ScenarioVersion } from './types';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const MODELS: readonly ScenarioModel[] = [
  ...RISK_MODELS,
  ...PAYMENTS_MODELS,
  ...SEARCH_MODELS,
  ...SUPPLY_MODELS,
  ...MARKETING_MODELS,
  ...CARE_AND_PLATFORM_MODELS,
];

/** Puts the company of the scenario, Northwind Pay, into a registry. */
export function fillScenario(data: MemoryData): void {
  const experiments = new Map<string, string>();
  for (const model of MODELS) {
    const { experiment } = model;
    if (!experiments.has(experiment)) {
      const createdAt = Date.UTC(2024, 6, 1);
      const row = data.addExperiment({
        name: experiment,
        createdAt,
        updatedAt: createdAt,
        artifactLocation: bucketOf(experiment),
      });
      experiments.set(experiment, row.id);
    }
    addModel(data, model, experiments.get(experiment) ?? '0');
  }
  for (const prompt of PROMPTS) {
    const createdAt = Date.parse(prompt.on);
    data.addModel({
      name: prompt.name,
      description: prompt.description,
      createdAt,
      tags: new Map([[PROMPT_TAG, 'true']]),
    });
    for (const text of prompt.texts) {
      data.addVersion({
        name: prompt.name,
        createdAt,
        updatedAt: createdAt,
        source: 'prompt-template',
        storage: 'prompt-template',
        runId: '',
        runLink: '',
        description: '',
        tags: new Map([
          [PROMPT_TAG, 'true'],
          ['mlflow.prompt.text', text],
        ]),
      });
    }
  }
}

function addModel(
  data: MemoryData,
  model: ScenarioModel,
  experimentId: string,
): void {
  const { name } = model;
  const days = model.versions.map(version => Date.parse(version.on));
  data.addModel({
    name,
    description: model.description,
    createdAt: (days[0] ?? Date.UTC(2026, 10, 2)) + 9 * HOUR,
    tags: new Map(Object.entries(model.tags ?? {})),
  });
  model.versions.forEach((version, index) => {
    addVersion(data, { name, experimentId, number: index + 1, version });
  });
  data.changeModel(name, {
    aliases: new Map(Object.entries(model.aliases ?? {})),
    updatedAt: (days.at(-1) ?? Date.UTC(2026, 10, 2)) + 11 * HOUR,
  });
}

interface Registration {
  readonly name: string;
  readonly experimentId: string;
  readonly number: number;
  readonly version: ScenarioVersion;
}

function addVersion(data: MemoryData, registration: Registration): void {
  const { name, version } = registration;
  const createdAt = Date.parse(version.on) + 11 * HOUR;
  data.addVersion({
    name,
    createdAt,
    updatedAt: createdAt,
    userId: undefined,
    stage: version.stage ?? 'None',
    status: version.status ?? 'READY',
    statusMessage: version.statusMessage,
    description: version.note ?? '',
    runLink: '',
    tags: new Map(Object.entries(version.tags ?? {})),
    ...addOrigin(data, registration),
  });
}

/** Makes what the version was registered from. */
function addOrigin(
  data: MemoryData,
  registration: Registration,
): { source: string; storage: string; runId: string } {
  const { version } = registration;
  const origin = version.origin ?? 'loggedModel';
  if (typeof origin === 'object' && 'copyOf' in origin) {
    const [name, number] = origin.copyOf.split('/');
    const { storage, runId } = data.version(name, Number(number));
    return { source: `models:/${origin.copyOf}`, storage, runId };
  }
  if (typeof origin === 'object') {
    return { source: origin.uri, storage: origin.uri, runId: '' };
  }
  const runId = addRun(data, registration);
  const run = data.run(runId);
  const modelId =
    origin === 'loggedModel'
      ? loggedModelIdOf(registration.name, registration.number)
      : undefined;
  const storage = modelId
    ? addLoggedModel(data, registration, { runId, modelId })
    : `${run?.artifactUri}/model`;
  if (version.libraries) {
    const files = writeModelFiles({
      ...version.libraries,
      modelId,
      runId,
      createdAt: Date.parse(version.on) + 10 * HOUR,
    });
    for (const [file, content] of files) {
      data.putFile(`${fileKey(storage)}/${file}`, content);
    }
  }
  return { source: modelId ? `models:/${modelId}` : storage, storage, runId };
}

function addRun(data: MemoryData, registration: Registration): string {
  const { name, number, experimentId, version } = registration;
  const id = runIdOf(name, number);
  const startTime = Date.parse(version.on) + 9 * HOUR;
  const runName = `${name} ${number}`;
  data.addRun({
    id,
    experimentId,
    name: runName,
    userId: version.by,
    status: version.status === 'FAILED_REGISTRATION' ? 'FAILED' : 'FINISHED',
    startTime,
    endTime: startTime + HOUR,
    lifecycleStage: version.runDeleted ? 'deleted' : 'active',
    metrics: metricsOf(version, startTime + HOUR),
    params: new Map(Object.entries(version.params ?? {})),
    tags: new Map([
      ['mlflow.user', version.by],
      ['mlflow.runName', runName],
      ['mlflow.source.name', `train_${name.replace(/\W+/g, '_')}.py`],
    ]),
    inputs: (version.data ?? []).map(toInput),
  });
  return id;
}

function addLoggedModel(
  data: MemoryData,
  { experimentId, version }: Registration,
  ids: { readonly runId: string; readonly modelId: string },
): string {
  const createdAt = Date.parse(version.on) + 10 * HOUR;
  const checked = (version.data ?? []).find(
    ([, , context]) => context !== 'training',
  );
  const { artifactUri } = data.addLoggedModel({
    id: ids.modelId,
    experimentId,
    name: 'model',
    createdAt,
    updatedAt: createdAt,
    status: 'LOGGED_MODEL_READY',
    sourceRunId: ids.runId,
    params: new Map(Object.entries(version.params ?? {})),
    metrics: metricsOf(version, createdAt).map(metric => ({
      ...metric,
      runId: ids.runId,
      datasetName: checked?.[0],
      datasetDigest: checked && digestOf(checked),
    })),
  });
  data.changeRun(ids.runId, () => ({
    outputs: [{ modelId: ids.modelId, step: 0 }],
  }));
  return artifactUri;
}

function metricsOf(version: ScenarioVersion, timestamp: number): MetricRow[] {
  return Object.entries(version.metrics ?? {}).map(([key, value]) => ({
    key,
    value,
    timestamp,
    step: 0,
  }));
}

function toInput(use: DatasetUse): DatasetInputRow {
  const [name, state, context] = use;
  const dataset = DATASETS[name];
  if (!dataset) {
    throw new Error(`The scenario has no dataset '${name}'.`);
  }
  const { rows, columns = dataset.columns } =
    dataset.before?.findLast(({ until }) => state <= until) ?? dataset;
  const { type, ...place } = dataset.location;
  return {
    name,
    digest: digestOf(use),
    sourceType: type,
    source: JSON.stringify(
      type === 'code' ? { tags: { 'mlflow.source.type': 'LOCAL' } } : place,
    ),
    schema: JSON.stringify({
      mlflow_colspec: columns.map(column => {
        const [title, kind = 'string'] = column.split(': ');
        return { type: kind, name: title, required: true };
      }),
    }),
    profile: JSON.stringify({
      num_rows: rows,
      num_elements: rows * columns.length,
    }),
    tags: new Map(context ? [['mlflow.data.context', context]] : []),
  };
}

/** Short, as MLflow's own digests are. */
function digestOf([name, state]: DatasetUse): string {
  return hashOf(`${name}@${state}`).slice(0, 8);
}
