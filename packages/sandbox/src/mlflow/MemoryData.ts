import { randomUUID } from 'node:crypto';
import { invalid, missing, MlflowError } from './errors';
import type { MlflowData } from './MlflowData';
import {
  compareNames,
  isPrompt,
  type DatasetInputRow,
  type ExperimentRow,
  type LoggedModelRow,
  type ModelRow,
  type RunRow,
  type VersionRow,
} from './rows';

interface ModelEntry {
  row: ModelRow;
  versions: VersionRow[];
  /** Numbers of deleted versions are not used again while later ones exist. */
  highest: number;
}

export type NewVersion = Omit<
  VersionRow,
  'version' | 'createdAt' | 'updatedAt' | 'stage' | 'status'
> &
  Partial<Pick<VersionRow, 'createdAt' | 'updatedAt' | 'stage' | 'status'>>;

/** A registry and its runs in memory, which can be changed as MLflow's can. */
export class MemoryData implements MlflowData {
  private readonly entries = new Map<string, ModelEntry>();
  private readonly experimentRows = new Map<string, ExperimentRow>();
  private readonly runRows = new Map<string, RunRow>();
  private readonly loggedModelRows = new Map<string, LoggedModelRow>();
  private readonly datasetRows = new Map<string, DatasetInputRow>();
  private readonly files = new Map<string, string>();
  private sorted?: { models: ModelRow[]; versions: VersionRow[] };

  constructor(readonly now: () => number) {
    this.addExperiment({ id: '0', name: 'Default' });
  }

  get models() {
    return this.inOrder().models;
  }

  get versions() {
    return this.inOrder().versions;
  }

  get experiments() {
    return [...this.experimentRows.values()].sort(
      (a, b) => b.updatedAt - a.updatedAt || Number(b.id) - Number(a.id),
    );
  }

  get hasPrompts() {
    return this.models.some(isPrompt) || this.versions.some(isPrompt);
  }

  model(name: string) {
    return this.entries.get(name)?.row;
  }

  versionsOf(name: string): readonly VersionRow[] {
    return this.entries.get(name)?.versions ?? [];
  }

  run(id: string) {
    return this.runRows.get(id);
  }

  runs() {
    return this.runRows.values();
  }

  loggedModel(id: string) {
    return this.loggedModelRows.get(id);
  }

  loggedModels() {
    return this.loggedModelRows.values();
  }

  file(path: string) {
    return this.files.get(path);
  }

  putFile(path: string, content: string): void {
    this.files.set(path, content);
  }

  addModel(model: Pick<ModelRow, 'name'> & Partial<ModelRow>): ModelRow {
    const { name } = model;
    if (/[/:]/.test(name)) {
      throw invalid(
        `Invalid model name '${name}'. Names cannot contain '/' or ':'.`,
      );
    }
    if (this.entries.has(name)) {
      throw new MlflowError(
        'RESOURCE_ALREADY_EXISTS',
        `Registered Model (name=${name}) already exists.`,
      );
    }
    const now = this.now();
    const row: ModelRow = {
      createdAt: now,
      updatedAt: now,
      tags: new Map(),
      aliases: new Map(),
      ...model,
    };
    this.entries.set(name, { row, versions: [], highest: 0 });
    this.sorted = undefined;
    return row;
  }

  /** Changes a model; the change counts as its last update. */
  changeModel(name: string, change: Partial<ModelRow>): ModelRow {
    const entry = this.entry(name);
    entry.row = { ...entry.row, updatedAt: this.now(), ...change };
    this.sorted = undefined;
    return entry.row;
  }

  renameModel(name: string, newName: string): ModelRow {
    const entry = this.entry(name);
    this.addModel({ ...entry.row, name: newName, updatedAt: this.now() });
    const renamed = this.entry(newName);
    renamed.highest = entry.highest;
    renamed.versions = entry.versions.map(version => ({
      ...version,
      name: newName,
    }));
    this.deleteModel(name);
    return renamed.row;
  }

  deleteModel(name: string): void {
    this.entry(name);
    this.entries.delete(name);
    this.sorted = undefined;
  }

  addVersion(version: NewVersion): VersionRow {
    const entry = this.entry(version.name);
    const now = this.now();
    const row: VersionRow = {
      createdAt: now,
      updatedAt: now,
      stage: 'None',
      status: 'READY',
      ...version,
      version: entry.highest + 1,
    };
    entry.highest = row.version;
    entry.versions.push(row);
    entry.row = { ...entry.row, updatedAt: row.createdAt };
    this.sorted = undefined;
    return row;
  }

  version(name: string, version: number): VersionRow {
    const row = this.versionsOf(name).find(v => v.version === version);
    if (!row) {
      throw missing(
        `Model Version (name=${name}, version=${version}) not found`,
      );
    }
    return row;
  }

  changeVersion(
    name: string,
    version: number,
    change: Partial<VersionRow>,
  ): VersionRow {
    const before = this.version(name, version);
    const row = { ...before, updatedAt: this.now(), ...change };
    const entry = this.entry(name);
    entry.versions = entry.versions.map(v => (v === before ? row : v));
    this.sorted = undefined;
    return row;
  }

  deleteVersion(name: string, version: number): void {
    const row = this.version(name, version);
    const entry = this.entry(name);
    entry.versions = entry.versions.filter(v => v !== row);
    const aliases = [...entry.row.aliases].filter(([, v]) => v !== version);
    this.changeModel(name, { aliases: new Map(aliases) });
  }

  addExperiment(
    experiment: Pick<ExperimentRow, 'name'> & Partial<ExperimentRow>,
  ): ExperimentRow {
    const names = [...this.experimentRows.values()].map(e => e.name);
    if (names.includes(experiment.name)) {
      throw new MlflowError(
        'RESOURCE_ALREADY_EXISTS',
        `Experiment(name=${experiment.name}) already exists.`,
      );
    }
    const now = this.now();
    const id = experiment.id ?? String(this.experimentRows.size);
    const row: ExperimentRow = {
      id,
      lifecycleStage: 'active',
      createdAt: now,
      updatedAt: now,
      tags: new Map(),
      ...experiment,
      artifactLocation:
        experiment.artifactLocation ?? `mlflow-artifacts:/${id}`,
    };
    this.experimentRows.set(id, row);
    return row;
  }

  experiment(id: string): ExperimentRow {
    const row = this.experimentRows.get(id);
    if (!row) {
      throw missing(`No Experiment with id=${id} exists`);
    }
    return row;
  }

  changeExperiment(id: string, change: Partial<ExperimentRow>): ExperimentRow {
    const row = { ...this.experiment(id), updatedAt: this.now(), ...change };
    this.experimentRows.set(id, row);
    return row;
  }

  addRun(run: Pick<RunRow, 'experimentId'> & Partial<RunRow>): RunRow {
    const experiment = this.experiment(run.experimentId);
    const id = run.id ?? newId();
    const row: RunRow = {
      id,
      name: id.slice(0, 8),
      userId: '',
      status: 'RUNNING',
      startTime: this.now(),
      lifecycleStage: 'active',
      artifactUri: `${experiment.artifactLocation}/${id}/artifacts`,
      metrics: [],
      params: new Map(),
      tags: new Map(),
      inputs: [],
      outputs: [],
      ...run,
    };
    this.runRows.set(id, row);
    return row;
  }

  changeRun(id: string, change: (run: RunRow) => Partial<RunRow>): RunRow {
    const before = this.runRows.get(id);
    if (!before) {
      throw missing(`Run with id=${id} not found`);
    }
    const row = { ...before, ...change(before) };
    this.runRows.set(id, row);
    return row;
  }

  /**
   * Adds datasets to a run. A dataset is known by experiment, name and digest:
   * what was said of it first, stays.
   */
  addInputs(runId: string, inputs: readonly DatasetInputRow[]): void {
    this.changeRun(runId, run => {
      const all = [...run.inputs];
      for (const input of inputs) {
        const { name, digest } = input;
        const id = JSON.stringify([run.experimentId, name, digest]);
        const known = this.datasetRows.get(id) ?? input;
        this.datasetRows.set(id, known);
        if (!all.some(i => i.name === name && i.digest === digest)) {
          all.push({ ...known, tags: input.tags });
        }
      }
      return { inputs: all };
    });
  }

  addLoggedModel(
    model: Pick<LoggedModelRow, 'experimentId' | 'name'> &
      Partial<LoggedModelRow>,
  ): LoggedModelRow {
    const experiment = this.experiment(model.experimentId);
    const id = model.id ?? `m-${newId()}`;
    const now = this.now();
    const row: LoggedModelRow = {
      id,
      createdAt: now,
      updatedAt: now,
      artifactUri: `${experiment.artifactLocation}/models/${id}/artifacts`,
      status: 'LOGGED_MODEL_PENDING',
      tags: new Map(),
      params: new Map(),
      metrics: [],
      ...model,
    };
    this.loggedModelRows.set(id, row);
    return row;
  }

  changeLoggedModel(
    id: string,
    change: (model: LoggedModelRow) => Partial<LoggedModelRow>,
  ): LoggedModelRow {
    const before = this.loggedModelRows.get(id);
    if (!before) {
      throw missing(`Logged model with ID '${id}' not found.`);
    }
    const row = { ...before, updatedAt: this.now(), ...change(before) };
    this.loggedModelRows.set(id, row);
    return row;
  }

  deleteLoggedModel(id: string): void {
    this.changeLoggedModel(id, () => ({}));
    this.loggedModelRows.delete(id);
  }

  private entry(name: string): ModelEntry {
    const entry = this.entries.get(name);
    if (!entry) {
      throw missing(`Registered Model with name=${name} not found`);
    }
    return entry;
  }

  private inOrder() {
    if (!this.sorted) {
      const entries = [...this.entries.values()].sort((a, b) =>
        compareNames(a.row.name, b.row.name),
      );
      this.sorted = {
        models: entries.map(entry => entry.row),
        versions: entries.flatMap(entry => entry.versions),
      };
    }
    return this.sorted;
  }
}

function newId(): string {
  return randomUUID().replaceAll('-', '');
}
