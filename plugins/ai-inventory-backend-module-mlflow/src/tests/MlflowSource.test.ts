import type { AssetVersion } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type {
  SourceDatasetUse,
  SourceRecord,
  SourceVersion,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { startSandbox } from '@ai-inventory/sandbox';
import { loggedModelId } from '../loggedModelId';
import { fillRegistry, type FilledRegistry } from './fillRegistry';
import { MlflowApi, type ToldMetric } from './MlflowApi';
import { createSource, readAll, type Everything } from './readAll';
import { startInventory } from '../__testUtils__/startInventory';
import { startMlflow } from './startMlflow';

jest.setTimeout(300_000);

interface Target {
  readonly name: string;
  start(): Promise<{ readonly url: string; close(): Promise<void> }>;
}

const TARGETS: Target[] = [
  {
    name: 'the sandbox',
    start: () => startSandbox({ scenario: 'empty' }),
  },
];
const { MLFLOW_BIN } = process.env;
if (MLFLOW_BIN) {
  TARGETS.push({
    name: 'a real MLflow server',
    start: () => startMlflow(MLFLOW_BIN),
  });
} else {
  process.stdout.write(
    'Not tested against a real MLflow server: set MLFLOW_BIN to the path of an mlflow executable.\n',
  );
}

function toObject(pairs: readonly { key: string; value: string }[] = []) {
  return Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
}

function byKey<T extends { readonly key: string }>(items: readonly T[]) {
  return [...items].sort(
    (a, b) => Number(a.key > b.key) - Number(a.key < b.key),
  );
}

/** What the inventory tells of a version in the same words as the source. */
function pick(version: SourceVersion | AssetVersion) {
  return {
    version: version.version,
    lifecycle: version.lifecycle,
    description: version.description ?? '',
    aliases: version.aliases.toSorted(),
    tags: version.tags,
    parameters: version.parameters,
    metrics: byKey(version.metrics ?? []),
    packages: (version.packages ?? [])
      .map(p => `${p.name} ${p.requirement} ${p.file}`)
      .sort(),
    framework: version.framework,
    runId: version.runId,
    artifactUri: version.artifactUri,
  };
}

function datasetKey(use: SourceDatasetUse): string {
  return `${use.externalId}\n${use.role}\n${use.version ?? ''}`;
}

const ROLES: Record<string, string> = {
  training: 'training',
  validation: 'validation',
  eval: 'validation',
  test: 'test',
};

describe.each(TARGETS)('MlflowSource against $name', ({ start }) => {
  let server: Awaited<ReturnType<Target['start']>>;
  let api: MlflowApi;
  let filled: FilledRegistry;
  let read: Everything;

  beforeAll(async () => {
    server = await start();
    api = new MlflowApi(server.url);
    filled = await fillRegistry(api);
    read = await readAll(createSource({ url: server.url }));
  });

  afterAll(async () => {
    await server?.close();
  });

  async function forEachModel(
    check: (record: SourceRecord, name: string) => Promise<void>,
  ) {
    for (const name of filled.models.keys()) {
      const record = read.models.get(name);
      if (!record) {
        throw new Error(`The model '${name}' was not read.`);
      }
      await check(record, name);
    }
  }

  async function forEachVersion(
    check: (version: SourceVersion, name: string) => Promise<void>,
  ) {
    await forEachModel(async (record, name) => {
      for (const version of record.versions) {
        await check(version, name);
      }
    });
  }

  it('finds each model under its own name, and nothing else', () => {
    expect(read.problems).toEqual([]);
    expect([...read.models.keys()].sort()).toEqual(
      [...filled.models.keys()].sort(),
    );
    expect(read.models.size).toBeGreaterThanOrEqual(60);
  });

  it('tells of each model what MLflow tells', async () => {
    await forEachModel(async (record, name) => {
      const told = await api.model(name);
      expect(record).toMatchObject({
        kind: 'model',
        externalId: told.name,
        name: told.name,
        tags: toObject(told.tags),
        createdAt: new Date(told.creation_timestamp),
        updatedAt: new Date(told.last_updated_timestamp),
        webUrl: `${server.url}/#/models/${encodeURIComponent(name)}`,
      });
      expect(record.description ?? '').toBe(told.description ?? '');
      const aliases = record.versions.flatMap(({ version, aliases: own }) =>
        own.map(alias => `${alias} ${version}`),
      );
      expect(aliases.sort()).toEqual(
        (told.aliases ?? []).map(a => `${a.alias} ${a.version}`).sort(),
      );
    });
  });

  it('tells of each version what MLflow tells, in the order of numbers', async () => {
    await forEachModel(async (record, name) => {
      const deleted = name === 'many versions' ? ['3'] : [];
      expect(record.versions.map(({ version }) => version)).toEqual(
        Array.from({ length: filled.models.get(name) ?? 0 }, (_, i) =>
          String(i + 1),
        ).filter(version => !deleted.includes(version)),
      );
    });
    await forEachVersion(async (version, name) => {
      const told = await api.version(name, version.version);
      const modelId = loggedModelId(told);
      const model = modelId ? await api.loggedModel(modelId) : undefined;
      const isModel = told.source.startsWith('models:/');
      expect(version.origin).toBe(isModel ? told.source : undefined);
      expect(version).toMatchObject({
        status: told.status,
        tags: toObject(told.tags),
        createdAt: new Date(told.creation_timestamp),
        updatedAt: new Date(told.last_updated_timestamp),
        artifactUri: (isModel && model?.info.artifact_uri) || told.source,
        webUrl: `${server.url}/#/models/${encodeURIComponent(name)}/versions/${
          told.version
        }`,
      });
      expect(version.description ?? '').toBe(told.description ?? '');
      expect(version.runId ?? '').toBe(told.run_id ?? '');
      expect(version.lifecycle).toBe(
        version.aliases.includes('champion')
          ? 'production'
          : {
              Staging: 'testing',
              Production: 'production',
              Archived: 'retired',
            }[told.current_stage] ?? 'development',
      );
    });
  });

  it('tells the parameters and metrics of runs and logged models', async () => {
    let logged = 0;
    await forEachVersion(async (version, name) => {
      const told = await api.version(name, version.version);
      const run = await api.run(version.runId ?? '');
      const modelId = loggedModelId(told);
      const model = modelId ? await api.loggedModel(modelId) : undefined;
      logged += model ? 1 : 0;
      expect(version.parameters).toEqual({
        ...toObject(run.data?.params),
        ...toObject(model?.data?.params),
      });
      const ofModel = (model?.data?.metrics ?? []).filter(
        ({ step }) => step === 2,
      );
      const ofRun = (run.data?.metrics ?? []).filter(
        ({ key }) => !ofModel.some(metric => metric.key === key),
      );
      const expected = [...ofModel, ...ofRun].map((metric: ToldMetric) => ({
        key: metric.key,
        value: metric.value,
        step: metric.step,
        ...(metric.dataset_name && { dataset: metric.dataset_name }),
      }));
      expect(byKey(version.metrics ?? [])).toEqual(byKey(expected));
      expect(version).toMatchObject({
        runName: run.info.run_name,
        runUrl: `${server.url}/#/experiments/${run.info.experiment_id}/runs/${run.info.run_id}`,
      });
      expect(version.createdBy).toBe(run.info.user_id || undefined);
    });
    expect(logged).toBeGreaterThan(10);
  });

  it('tells the datasets of runs, each with a record of its own', async () => {
    const states = new Map<string, Set<string>>();
    await forEachVersion(async version => {
      const run = await api.run(version.runId ?? '');
      const told = (run.inputs?.dataset_inputs ?? []).map(input => {
        const { uri, delta_table_name } = JSON.parse(input.dataset.source);
        const place =
          uri ?? delta_table_name ?? `experiment:${run.info.experiment_id}`;
        return {
          externalId: `dataset:${input.dataset.name}@${place}`,
          name: input.dataset.name,
          nameQualifier: place,
          role: ROLES[input.tags?.[0]?.value ?? ''] ?? 'other',
          version: input.dataset.digest,
          uri: uri ?? delta_table_name,
        };
      });
      const text = (items: readonly object[]) =>
        [...new Set(items.map(item => JSON.stringify(item)))].sort();
      expect(text(version.datasets ?? [])).toEqual(text(told));
      for (const { externalId, version: digest } of told) {
        states.set(
          externalId,
          (states.get(externalId) ?? new Set()).add(digest),
        );
      }
    });
    expect([...read.datasets.keys()].sort()).toEqual([...states.keys()].sort());
    for (const [externalId, record] of read.datasets) {
      expect(record.versions.map(({ version }) => version).sort()).toEqual(
        [...(states.get(externalId) ?? [])].sort(),
      );
      expect(externalId).toBe(`dataset:${record.name}@${record.nameQualifier}`);
    }
    expect(read.datasets.size).toBeGreaterThan(5);
  });

  it('tells the libraries that the files name', async () => {
    await forEachVersion(async (version, name) => {
      const expected = filled.libraries.get(`${name}\n${version.version}`);
      const copied = version.artifactUri === 'models:/fraud/1';
      expect(version.packagesProblem).toBeUndefined();
      expect(version.artifactEtag).toBeDefined();
      expect(
        version.packages?.map(p => `${p.name}==${p.version}`).sort(),
      ).toEqual(
        [
          ...((copied ? filled.libraries.get('fraud\n1') : expected) ?? []),
        ].sort(),
      );
      expect(version.framework).toBe(
        version.packages?.length ? 'sklearn' : undefined,
      );
    });
  });

  it('keeps the details of a run that was deleted', () => {
    const version = read.models.get('fraud')?.versions[0];
    expect(version?.runId).toBe(filled.deletedRun);
    expect(version?.parameters).toHaveProperty('learning rate');
  });

  it('reads the same again, and no file that it knows', async () => {
    const again = await readAll(createSource({ url: server.url }), read.etags);

    const withoutFiles = (record: SourceRecord) => ({
      ...record,
      versions: record.versions.map(
        ({ packages, framework, frameworkVersion, ...rest }) => rest,
      ),
    });
    expect([...again.models.values()]).toEqual(
      [...read.models.values()].map(withoutFiles),
    );
    expect([...again.datasets.values()]).toEqual([...read.datasets.values()]);
  });

  it('reaches the API of the inventory as it was read', async () => {
    const inventory = await startInventory(server.url);
    const { items, totalItems } = await inventory.listAssets({
      kind: ['model'],
      limit: 500,
    });
    expect(totalItems).toBe(read.models.size);
    for (const asset of items) {
      const record = read.models.get(asset.name);
      const { items: versions } = await inventory.listAssetVersions(asset.id, {
        limit: 500,
      });
      expect(
        versions.map(version => ({
          ...pick(version),
          datasets: version.datasets.map(
            ({ name, role, version: digest, uri }) =>
              JSON.stringify([name, role, digest, uri]),
          ),
        })),
      ).toEqual(
        [...(record?.versions ?? [])].reverse().map(version => ({
          ...pick(version),
          datasets: (version.datasets ?? [])
            .toSorted(
              (a, b) =>
                Number(datasetKey(a) > datasetKey(b)) -
                Number(datasetKey(a) < datasetKey(b)),
            )
            .map(({ name, role, version: digest, uri }) =>
              JSON.stringify([name, role, digest, uri]),
            ),
        })),
      );
      expect(
        versions.flatMap(({ datasets }) => datasets).every(d => d.entityRef),
      ).toBe(true);
    }
    const { totalItems: datasets } = await inventory.listAssets({
      kind: ['dataset'],
    });
    expect(datasets).toBe(read.datasets.size);
  });
});
