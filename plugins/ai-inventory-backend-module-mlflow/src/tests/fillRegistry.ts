import { forEachAtOnce } from '../forEachAtOnce';
import type { MlflowApi, ToldLoggedModel, ToldRun } from './MlflowApi';

/** What the registry holds afterwards, beside what MLflow itself tells. */
export interface FilledRegistry {
  /** Every model, and how many versions it was given. */
  readonly models: ReadonlyMap<string, number>;
  /** The libraries that a version's files name, as `name==version`. */
  readonly libraries: ReadonlyMap<string, readonly string[]>;
  /** The run that was deleted after its version was registered. */
  readonly deletedRun: string;
}

const AWKWARD_NAMES = [
  'fraud',
  'Fraud',
  'FRAUD',
  'fraud detector',
  ' leading space',
  'trailing space ',
  'with.dots.in.it',
  'with-dash',
  'with_underscore',
  '100% sure',
  'a%20b',
  'a+b',
  'a&b=c',
  '#hash',
  'what?',
  "o'brien",
  'say "hi"',
  `both ' and "`,
  'back\\slash',
  'semi;colon',
  'tab\there',
  'éclair',
  'e\u0301clair',
  'Ümlaut',
  'straße',
  'İstanbul',
  '需求预测',
  'модель',
  '😀 smile',
  '𝒻ancy',
  '\uFF21 wide',
  'x'.repeat(200),
  `${'長'.repeat(60)}名`,
  'zz-last',
  '0-first',
];

const PLAIN_NAMES = Array.from(
  { length: 30 },
  (_, i) => `model-${String(i).padStart(2, '0')}`,
);

const DATASETS = [
  {
    name: 'transactions',
    digest: 'd1',
    source_type: 's3',
    source: '{"uri": "s3://lake/transactions"}',
  },
  {
    name: 'transactions',
    digest: 'd2',
    source_type: 's3',
    source: '{"uri": "s3://lake/transactions"}',
  },
  {
    name: 'transactions',
    digest: 'g1',
    source_type: 'gs',
    source: '{"uri": "gs://lake/transactions"}',
  },
  {
    name: 'customers',
    digest: 'c1',
    source_type: 'delta_table',
    source: '{"delta_table_name": "crm.customers", "delta_table_version": 3}',
  },
  {
    name: 'in memory',
    digest: 'm1',
    source_type: 'code',
    source: '{"tags": {"mlflow.user": "ana"}}',
  },
  {
    name: 'データ',
    digest: 'u1',
    source_type: 'local',
    source: '{"uri": "/data/データ.csv"}',
    profile: '{"num_rows": 12}',
  },
];
const CONTEXTS = ['training', 'validation', 'test', 'eval', undefined];

const RENAMED = 'renamed, still last?';
const START = Date.UTC(2026, 2, 1);

/**
 * Fills a server through MLflow's own API, the same way each time: names of all
 * kinds, runs, logged models, files, aliases, stages, and things deleted again.
 */
export async function fillRegistry(api: MlflowApi): Promise<FilledRegistry> {
  const models = new Map<string, number>();
  const libraries = new Map<string, readonly string[]>();
  const experiments = await Promise.all(
    ['risk', 'search', 'gone'].map(async name => {
      const { experiment_id } = await api.post<{ experiment_id: string }>(
        '/experiments/create',
        { name: `experiment ${name}` },
      );
      return experiment_id;
    }),
  );

  for (const experiment_id of experiments) {
    await makeDatasetsKnown(api, experiment_id);
  }
  const names = [...AWKWARD_NAMES, ...PLAIN_NAMES];
  await forEachAtOnce(names.entries(), 4, async ([index, name]) => {
    await api.post('/registered-models/create', {
      name,
      description: index % 7 === 3 ? '' : `About ${name}\nin two lines`,
      tags: [
        { key: 'team', value: ['risk', 'search'][index % 2] },
        { key: 'ключ', value: name },
      ],
    });
    const count = index % 9 === 5 ? 0 : (index % 3) + 1;
    models.set(name, count);
    for (let number = 1; number <= count; number++) {
      await addVersion(api, {
        name,
        number,
        seed: index * 10 + number,
        experimentId: experiments[index % experiments.length],
        libraries,
      });
    }
    if (count > 0) {
      await api.post('/registered-models/alias', {
        name,
        alias: 'champion',
        version: String(count),
      });
    }
    if (count > 1) {
      await api.post('/registered-models/alias', {
        name,
        alias: 'challenger',
        version: '1',
      });
      await api.post('/registered-models/alias', {
        name,
        alias: 'old_one',
        version: '1',
      });
    }
    if (count > 2) {
      await api.post('/model-versions/transition-stage', {
        name,
        version: '2',
        stage: ['Staging', 'Production', 'Archived'][
          index % 3 === 2 ? (index / 3) % 3 | 0 : 0
        ],
        archive_existing_versions: false,
      });
    }
  });

  await addManyVersions(api, experiments[0], models);
  await addPrompt(api);
  const deletedRun = await deleteThings(api, {
    models,
    libraries,
    experiments,
  });
  return { models, libraries, deletedRun };
}

/** MLflow fails when two runs bring the same new dataset at the same time. */
async function makeDatasetsKnown(
  api: MlflowApi,
  experimentId: string,
): Promise<void> {
  const { run } = await api.post<{ run: ToldRun }>('/runs/create', {
    experiment_id: experimentId,
  });
  await api.post('/runs/log-inputs', {
    run_id: run.info.run_id,
    datasets: DATASETS.map(dataset => ({ dataset })),
  });
}

async function addVersion(
  api: MlflowApi,
  version: {
    readonly name: string;
    readonly number: number;
    readonly seed: number;
    readonly experimentId: string;
    readonly libraries: Map<string, readonly string[]>;
  },
): Promise<void> {
  const { name, number, seed, experimentId, libraries } = version;
  const { run } = await api.post<{ run: ToldRun }>('/runs/create', {
    experiment_id: experimentId,
    user_id: 'ana',
    run_name: `run ${seed} of ${name}`.slice(0, 200),
    start_time: START + seed * 1_000,
    tags: [{ key: 'mlflow.user', value: 'ana' }],
  });
  const { run_id, artifact_uri } = run.info;
  await api.post('/runs/log-batch', {
    run_id,
    params: [
      { key: 'learning rate', value: String(seed / 100) },
      { key: 'long', value: 'x'.repeat(500) },
      { key: 'empty', value: '' },
    ],
    metrics: [
      { key: 'auc', value: 0.5 + seed / 10_000, timestamp: START, step: 1 },
      { key: 'auc', value: 0.6 + seed / 10_000, timestamp: START, step: 2 },
      { key: 'not a number', value: 'NaN', timestamp: START, step: 0 },
      { key: 'too much', value: 'Infinity', timestamp: START, step: 0 },
      { key: 'zero', value: 0, timestamp: START, step: 0 },
    ],
  });
  const first = Math.floor(seed / 3) % 6;
  const chosen = [DATASETS[first], DATASETS[(first + number) % 6]];
  await api.post('/runs/log-inputs', {
    run_id,
    datasets: chosen.map((dataset, i) => {
      const context = CONTEXTS[(seed + i) % CONTEXTS.length];
      return {
        dataset,
        ...(context && {
          tags: [{ key: 'mlflow.data.context', value: context }],
        }),
      };
    }),
  });

  const logged = seed % 2 === 0;
  let modelId: string | undefined;
  let source = `${artifact_uri}/model`;
  let storage = source;
  if (logged) {
    const { model } = await api.post<{ model: ToldLoggedModel }>(
      '/logged-models',
      {
        experiment_id: experimentId,
        name: 'model',
        source_run_id: run_id,
        params: [{ key: 'depth', value: String(seed) }],
      },
    );
    const { model_id } = model.info;
    for (const step of [2, 1]) {
      await api.post('/runs/log-metric', {
        run_id,
        key: 'f1',
        value: step / 10,
        timestamp: START + step,
        step,
        model_id,
        dataset_name: 'transactions',
        dataset_digest: 'd1',
      });
    }
    await api.call('PATCH', `/logged-models/${model_id}`, {
      model_id,
      status: 'LOGGED_MODEL_READY',
    });
    modelId = model_id;
    source = `models:/${model_id}`;
    storage = model.info.artifact_uri;
  }
  if (seed % 5 !== 0) {
    const pinned = [`scikit-learn==1.5.${seed % 4}`, 'numpy==1.26.4'];
    await api.upload(
      storage,
      'MLmodel',
      `flavors:\n  python_function:\n    env:\n      conda: conda.yaml\n      virtualenv: python_env.yaml\n    python_version: 3.11.9\n  sklearn:\n    sklearn_version: 1.5.${
        seed % 4
      }\n`,
    );
    await api.upload(
      storage,
      'requirements.txt',
      `# libraries\n${pinned.join('\n')}\n`,
    );
    if (seed % 3 !== 0) {
      await api.upload(
        storage,
        'python_env.yaml',
        'python: 3.11.9\nbuild_dependencies:\n- pip==24.0\ndependencies:\n- -r requirements.txt\n',
      );
    }
    libraries.set(`${name}\n${number}`, [
      ...pinned,
      'python==3.11.9',
      ...(seed % 3 !== 0 ? ['pip==24.0'] : []),
    ]);
  } else {
    libraries.set(`${name}\n${number}`, []);
  }
  await api.post('/model-versions/create', {
    name,
    source,
    run_id,
    model_id: modelId,
    description: number === 2 ? 'second try' : '',
    tags: [{ key: 'seed', value: String(seed) }],
  });
}

/** Numbers of two digits, which sort otherwise as texts; and a copy. */
async function addManyVersions(
  api: MlflowApi,
  experimentId: string,
  models: Map<string, number>,
): Promise<void> {
  const name = 'many versions';
  await api.post('/registered-models/create', { name });
  const { run } = await api.post<{ run: ToldRun }>('/runs/create', {
    experiment_id: experimentId,
    start_time: START,
  });
  for (let i = 0; i < 11; i++) {
    await api.post('/model-versions/create', {
      name,
      source: `${run.info.artifact_uri}/model`,
      run_id: run.info.run_id,
    });
  }
  await api.post('/model-versions/create', { name, source: 'models:/fraud/1' });
  models.set(name, 12);
}

async function addPrompt(api: MlflowApi): Promise<void> {
  const prompt = { key: 'mlflow.prompt.is_prompt', value: 'true' };
  const name = 'a prompt';
  await api.post('/registered-models/create', { name, tags: [prompt] });
  await api.post('/model-versions/create', {
    name,
    source: 'prompt-template',
    tags: [prompt, { key: 'mlflow.prompt.text', value: 'Say {{word}}' }],
  });
}

async function deleteThings(
  api: MlflowApi,
  filled: {
    readonly models: Map<string, number>;
    readonly libraries: Map<string, readonly string[]>;
    readonly experiments: readonly string[];
  },
): Promise<string> {
  await api.post('/registered-models/create', { name: 'short-lived' });
  await api.call('DELETE', '/registered-models/delete', {
    name: 'short-lived',
  });
  await api.call('DELETE', '/model-versions/delete', {
    name: 'many versions',
    version: '3',
  });
  await api.post('/registered-models/rename', {
    name: 'zz-last',
    new_name: RENAMED,
  });
  filled.models.set(RENAMED, filled.models.get('zz-last') ?? 0);
  filled.models.delete('zz-last');
  for (const [version, names] of filled.libraries) {
    filled.libraries.set(version.replace('zz-last', RENAMED), names);
  }
  const { run_id = '' } = await api.version('fraud', '1');
  await api.post('/runs/delete', { run_id });
  await api.post('/experiments/delete', {
    experiment_id: filled.experiments[2],
  });
  return run_id;
}
