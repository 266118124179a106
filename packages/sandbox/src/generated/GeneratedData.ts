import { writeModelFiles } from '../mlflow/artifactFiles';
import type { MlflowData, Rows } from '../mlflow/MlflowData';
import type {
  ExperimentRow,
  LoggedModelRow,
  MetricRow,
  ModelRow,
  RunRow,
  VersionRow,
} from '../mlflow/rows';

/** How large a generated registry is. */
export interface GeneratedOptions {
  readonly models: number;
  readonly versionsPerModel: number;
  /** Default: 20. */
  readonly experiments?: number;
  /** How many datasets the runs share. Default: one for 20 models. */
  readonly datasets?: number;
  /** Whether each version comes from a logged model of MLflow 3. Default: no. */
  readonly loggedModels?: boolean;
}

const EPOCH = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;
const TEAMS = ['risk', 'payments', 'search', 'supply', 'marketing'];
const KINDS = ['ranker', 'scorer', 'forecast', 'classifier', 'vectoriser'];
const NAME = /^model-(\d{6})$/;
const SPREAD = 7_919;

/**
 * A registry of any size, the same at each start, of which nothing is kept: each
 * row is computed when it is asked for.
 */
export class GeneratedData implements MlflowData {
  readonly hasPrompts = false;
  readonly experiments: readonly ExperimentRow[];
  private modelCount: number;
  private readonly versionCount: number;
  private readonly datasetCount: number;
  private readonly changes: number[] = [];

  constructor(private readonly options: GeneratedOptions) {
    this.modelCount = options.models;
    this.versionCount = options.versionsPerModel;
    this.datasetCount =
      options.datasets ?? Math.max(1, Math.ceil(options.models / 20));
    this.experiments = Array.from(
      { length: options.experiments ?? 20 },
      (_, i) => ({
        id: String(i + 1),
        name: `experiment-${i + 1}`,
        artifactLocation: `mlflow-artifacts:/${i + 1}`,
        lifecycleStage: 'active',
        createdAt: EPOCH,
        updatedAt: EPOCH + i,
        tags: new Map(),
      }),
    );
  }

  /** Changes the description of this share of the models, e.g. 0.01. */
  change(share: number): void {
    this.changes.push(share);
  }

  /** Lets the registry hold more, or fewer, models. */
  resize(models: number): void {
    this.modelCount = models;
  }

  get models(): Rows<ModelRow> {
    return lazyRows(this.modelCount, index => this.modelAt(index));
  }

  get versions(): Rows<VersionRow> {
    return lazyRows(this.modelCount * this.versionCount, position =>
      this.versionAt(position),
    );
  }

  model(name: string) {
    const index = this.indexOf(name);
    return index === undefined ? undefined : this.modelAt(index);
  }

  versionsOf(name: string): readonly VersionRow[] {
    const index = this.indexOf(name);
    return index === undefined
      ? []
      : Array.from({ length: this.versionCount }, (_, i) =>
          this.versionAt(index * this.versionCount + i),
        );
  }

  run(id: string): RunRow | undefined {
    const position = this.positionOf(id);
    return position === undefined ? undefined : this.runAt(position);
  }

  runs(): Iterable<RunRow> {
    return lazyRows(this.versions.length, position => this.runAt(position));
  }

  loggedModel(id: string): LoggedModelRow | undefined {
    const position = this.positionOf(id.replace(/^m-/, ''));
    return position === undefined || !this.options.loggedModels
      ? undefined
      : this.loggedModelAt(position);
  }

  loggedModels(): Iterable<LoggedModelRow> {
    return this.options.loggedModels
      ? lazyRows(this.versions.length, at => this.loggedModelAt(at))
      : [];
  }

  file(path: string): string | undefined {
    const [, id, file] =
      /([0-9a-f]{32})\/artifacts\/(?:model\/)?(.+)$/.exec(path) ?? [];
    const position = id === undefined ? undefined : this.positionOf(id);
    if (position === undefined) {
      return undefined;
    }
    return writeModelFiles({
      flavor: 'sklearn',
      flavorVersion: '1.5.2',
      python: '3.11.9',
      requirements: [
        'mlflow==3.17.2',
        'scikit-learn==1.5.2',
        `numpy==1.26.${position % 5}`,
      ],
      createdAt: EPOCH,
    }).get(file);
  }

  private indexOf(name: string): number | undefined {
    const index = Number(NAME.exec(name)?.[1] ?? NaN);
    return index < this.modelCount && this.nameAt(index) === name
      ? index
      : undefined;
  }

  private positionOf(id: string): number | undefined {
    const position = Number.parseInt(id, 16);
    return position < this.modelCount * this.versionCount &&
      idAt(position) === id
      ? position
      : undefined;
  }

  /** Names sort as their numbers do. */
  private nameAt(index: number): string {
    return `model-${String(index).padStart(6, '0')}`;
  }

  private modelAt(index: number): ModelRow {
    const name = this.nameAt(index);
    const team = TEAMS[index % TEAMS.length];
    const kind = KINDS[Math.floor(index / TEAMS.length) % KINDS.length];
    // Evenly spread, and exactly the share of all.
    const revision = this.changes.filter(
      share => Math.floor((index + 1) * share) > Math.floor(index * share),
    ).length;
    const last = (index + 1) * this.versionCount - 1;
    return {
      name,
      createdAt: EPOCH + index * MINUTE,
      updatedAt: EPOCH + last * MINUTE + revision,
      description: `A ${kind} of the ${team} team${
        revision > 0 ? `, revision ${revision}` : ''
      }.`,
      tags: new Map([
        ['team', team],
        ['kind', kind],
      ]),
      aliases: new Map(
        index % 2 === 0 ? [['champion', this.versionCount]] : [],
      ),
    };
  }

  private versionAt(position: number): VersionRow {
    const index = Math.floor(position / this.versionCount);
    const id = idAt(position);
    const { artifactUri, experimentId } = this.placeOf(position);
    const createdAt = EPOCH + position * MINUTE;
    const storage = this.options.loggedModels
      ? `mlflow-artifacts:/${experimentId}/models/m-${id}/artifacts`
      : `${artifactUri}/model`;
    return {
      name: this.nameAt(index),
      version: (position % this.versionCount) + 1,
      createdAt,
      updatedAt: createdAt,
      description: '',
      stage: 'None',
      source: this.options.loggedModels ? `models:/m-${id}` : storage,
      storage,
      runId: id,
      runLink: '',
      status: 'READY',
      tags: new Map([['trained_by', `pipeline-${index % 12}`]]),
    };
  }

  private placeOf(position: number) {
    const experimentId = String((position % this.experiments.length) + 1);
    return {
      experimentId,
      artifactUri: `mlflow-artifacts:/${experimentId}/${idAt(
        position,
      )}/artifacts`,
    };
  }

  private metricsAt(position: number): readonly MetricRow[] {
    const timestamp = EPOCH + position * MINUTE;
    return ['auc', 'precision', 'recall', 'log_loss'].map((key, i) => ({
      key,
      value: ((position * SPREAD + i * 131) % 1_000) / 1_000,
      timestamp,
      step: 10,
    }));
  }

  private runAt(position: number): RunRow {
    const dataset = (position * 31) % this.datasetCount;
    const startTime = EPOCH + position * MINUTE;
    return {
      id: idAt(position),
      ...this.placeOf(position),
      name: `run-${position}`,
      userId: `user-${position % 40}`,
      status: 'FINISHED',
      startTime,
      endTime: startTime + MINUTE,
      lifecycleStage: 'active',
      metrics: this.metricsAt(position),
      params: new Map([
        ['learning_rate', String(((position % 9) + 1) / 100)],
        ['max_depth', String((position % 12) + 2)],
        ['n_estimators', String(((position % 8) + 1) * 100)],
        ['seed', String(position % 17)],
      ]),
      tags: new Map([['mlflow.user', `user-${position % 40}`]]),
      inputs: [
        {
          name: `dataset-${dataset}`,
          digest: `d${dataset}v${position % 3}`,
          sourceType: 's3',
          source: JSON.stringify({ uri: `s3://lake/dataset-${dataset}` }),
          profile: '{"num_rows": 120000}',
          tags: new Map([['mlflow.data.context', 'training']]),
        },
      ],
      outputs: [],
    };
  }

  private loggedModelAt(position: number): LoggedModelRow {
    const id = idAt(position);
    const { experimentId } = this.placeOf(position);
    const createdAt = EPOCH + position * MINUTE;
    return {
      id: `m-${id}`,
      experimentId,
      name: 'model',
      createdAt,
      updatedAt: createdAt,
      artifactUri: `mlflow-artifacts:/${experimentId}/models/m-${id}/artifacts`,
      status: 'LOGGED_MODEL_READY',
      sourceRunId: id,
      tags: new Map(),
      params: new Map([['max_depth', String((position % 12) + 2)]]),
      metrics: this.metricsAt(position),
    };
  }
}

function idAt(position: number): string {
  return position.toString(16).padStart(32, '0');
}

function lazyRows<T>(length: number, at: (index: number) => T): Rows<T> {
  return {
    length,
    slice: (start, end) =>
      Array.from(
        { length: Math.max(0, Math.min(end, length) - start) },
        (_, i) => at(start + i),
      ),
    *[Symbol.iterator]() {
      for (let i = 0; i < length; i++) {
        yield at(i);
      }
    },
  };
}
