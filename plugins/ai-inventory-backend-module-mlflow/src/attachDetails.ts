import type { JoinedModel } from './joinModels';
import { loggedModelId } from './loggedModelId';
import type { LoggedModel, ModelVersion, Row, Run } from './schemas';

/** A version with the run and the logged model that it came from. */
export interface DetailedVersion {
  readonly version: ModelVersion;
  /** Absent: there is none, or it is gone. */
  readonly run?: Run;
  readonly loggedModel?: LoggedModel;
}

export type DetailedModel =
  | {
      readonly ok: true;
      readonly model: Extract<JoinedModel, { ok: true }>['model'];
      readonly versions: readonly DetailedVersion[];
    }
  | Extract<JoinedModel, { ok: false }>;

/** Where runs and logged models are looked up, many at a time. */
export interface DetailLookup {
  /** How many ids make a search worth its while. */
  readonly batchSize: number;
  experimentIds(): Promise<readonly string[]>;
  runs(
    ids: readonly string[],
    experimentIds: readonly string[],
  ): Promise<readonly Row<Run>[]>;
  loggedModels(
    ids: readonly string[],
    experimentIds: readonly string[],
  ): Promise<readonly Row<LoggedModel>[]>;
}

// Models and versions wait for this many batches at most.
const MAX_WAITING_BATCHES = 4;

/** The ids that waiting models need, and what was found of them. */
class Details<T> {
  private readonly wanted = new Set<string>();
  private readonly found = new Map<string, Row<T> | undefined>();

  constructor(
    private readonly search: (
      ids: readonly string[],
    ) => Promise<readonly Row<T>[]>,
    private readonly idOf: (value: T) => string,
    private readonly batchSize: number,
  ) {}

  want(id: string): void {
    if (!this.found.has(id)) {
      this.wanted.add(id);
    }
  }

  get isFull(): boolean {
    return this.wanted.size >= this.batchSize;
  }

  /** Looks up full batches, or everything that is wanted. */
  async fetch(everything: boolean): Promise<void> {
    while (this.wanted.size > 0 && (everything || this.isFull)) {
      const ids = [...this.wanted].slice(0, this.batchSize);
      const rows = await this.search(ids);
      for (const id of ids) {
        this.wanted.delete(id);
        this.found.set(id, undefined);
      }
      for (const row of rows) {
        const id = row.ok ? this.idOf(row.value) : row.id;
        if (id === undefined) {
          throw new Error(
            `MLflow answered with a record that has no id (${
              row.ok ? '' : row.problem
            }): it cannot be told what it belongs to.`,
          );
        }
        this.found.set(id, row);
      }
    }
  }

  has(id: string): boolean {
    return this.found.has(id);
  }

  get(id: string): Row<T> | undefined {
    return this.found.get(id);
  }

  /** Forgets what no waiting model needs any more. */
  keep(ids: ReadonlySet<string>): void {
    for (const id of this.found.keys()) {
      if (!ids.has(id)) {
        this.found.delete(id);
      }
    }
  }
}

/**
 * Adds to each version its run and its logged model. Models wait until enough
 * ids are together to fill a search, so that the number of searches depends on
 * the number of runs only, not on how they are spread over the models.
 */
export async function* attachDetails(
  models: AsyncIterable<JoinedModel>,
  lookup: DetailLookup,
): AsyncGenerator<readonly DetailedModel[]> {
  let experiments: Promise<readonly string[]> | undefined;
  const experimentIds = () => (experiments ??= lookup.experimentIds());
  const runs = new Details<Run>(
    async ids => lookup.runs(ids, await experimentIds()),
    run => run.info.run_id,
    lookup.batchSize,
  );
  const loggedModels = new Details<LoggedModel>(
    async ids => lookup.loggedModels(ids, await experimentIds()),
    model => model.info.model_id,
    lookup.batchSize,
  );
  let waiting: JoinedModel[] = [];
  let waitingVersions = 0;

  async function flush(everything: boolean): Promise<DetailedModel[]> {
    await Promise.all([runs.fetch(everything), loggedModels.fetch(everything)]);
    const firstUnready = waiting.findIndex(
      model => !isReady(model, runs, loggedModels),
    );
    const count = firstUnready < 0 ? waiting.length : firstUnready;
    const ready = waiting.slice(0, count);
    waiting = waiting.slice(count);
    waitingVersions = countVersions(waiting);
    const detailed = ready.map(model => detail(model, runs, loggedModels));
    runs.keep(new Set(waiting.flatMap(runIds)));
    loggedModels.keep(new Set(waiting.flatMap(loggedModelIds)));
    return detailed;
  }

  for await (const model of models) {
    waiting.push(model);
    waitingVersions += countVersions([model]);
    runIds(model).forEach(id => runs.want(id));
    loggedModelIds(model).forEach(id => loggedModels.want(id));
    const tooMany =
      Math.max(waitingVersions, waiting.length) >=
      MAX_WAITING_BATCHES * lookup.batchSize;
    if (tooMany || runs.isFull || loggedModels.isFull) {
      const ready = await flush(tooMany);
      if (ready.length > 0) {
        yield ready;
      }
    }
  }
  const ready = await flush(true);
  if (ready.length > 0) {
    yield ready;
  }
}

function runIds(model: JoinedModel): string[] {
  return model.ok
    ? model.versions.flatMap(version => version.run_id ?? [])
    : [];
}

function loggedModelIds(model: JoinedModel): string[] {
  return model.ok
    ? model.versions.flatMap(version => loggedModelId(version) ?? [])
    : [];
}

function countVersions(models: readonly JoinedModel[]): number {
  return models.reduce(
    (count, model) => count + (model.ok ? model.versions.length : 0),
    0,
  );
}

function isReady(
  model: JoinedModel,
  runs: Details<Run>,
  loggedModels: Details<LoggedModel>,
): boolean {
  return (
    runIds(model).every(id => runs.has(id)) &&
    loggedModelIds(model).every(id => loggedModels.has(id))
  );
}

function detail(
  joined: JoinedModel,
  runs: Details<Run>,
  loggedModels: Details<LoggedModel>,
): DetailedModel {
  if (!joined.ok) {
    return joined;
  }
  const versions: DetailedVersion[] = [];
  for (const version of joined.versions) {
    const modelId = loggedModelId(version);
    const run = version.run_id ? runs.get(version.run_id) : undefined;
    const loggedModel = modelId ? loggedModels.get(modelId) : undefined;
    for (const [row, what] of [
      [run, 'run'],
      [loggedModel, 'logged model'],
    ] as const) {
      if (row && !row.ok) {
        return {
          ok: false,
          id: joined.model.name,
          problem: `the ${what} of its version ${version.version}: ${row.problem}`,
        };
      }
    }
    versions.push({
      version,
      run: run?.ok ? run.value : undefined,
      loggedModel: loggedModel?.ok ? loggedModel.value : undefined,
    });
  }
  return { ok: true, model: joined.model, versions };
}
