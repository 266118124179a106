import type {
  InventorySource,
  SourcePage,
  SourceReadOptions,
  SourceRecordInput,
  SourceVersionInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';

const PAGE_SIZE = 500;
const EPOCH_MS = Date.UTC(2026, 0, 1);
const MINUTE_MS = 60_000;
const TEAMS = 40;
const TASKS = ['fraud', 'churn', 'ranking', 'forecast', 'pricing', 'vision'];
const LIFECYCLES = [
  'development',
  'production',
  'development',
  'testing',
  'development',
  'retired',
] as const;

export interface GeneratedSourceOptions {
  readonly ref: string;
  readonly environment: string;
  /** The number of the first model and the one after the last. */
  readonly models: readonly [from: number, to: number];
  readonly versionsPerModel: number;
}

/** A source that makes up what it lists: fills an inventory fast. */
export class GeneratedSource implements InventorySource {
  readonly ref: string;
  readonly environment: string;
  readonly location: string;
  readonly #options: GeneratedSourceOptions;

  constructor(options: GeneratedSourceOptions) {
    this.ref = options.ref;
    this.environment = options.environment;
    this.location = `http://${options.environment}.mlflow.example.com`;
    this.#options = options;
  }

  async *read({ signal }: SourceReadOptions): AsyncIterable<SourcePage> {
    const [from, to] = this.#options.models;
    for (let start = from; start < to; start += PAGE_SIZE) {
      signal.throwIfAborted();
      const length = Math.min(PAGE_SIZE, to - start);
      yield {
        records: Array.from({ length }, (_, i) => this.#modelAt(start + i)),
      };
    }
  }

  #modelAt(index: number): SourceRecordInput {
    const { versionsPerModel } = this.#options;
    const name = modelName(index);
    const team = teamOf(index);
    return {
      kind: 'model',
      externalId: name,
      name,
      description: `A ${taskOf(index)} model of ${team}, trained every night.`,
      tags: { team, task: taskOf(index) },
      lifecycle: LIFECYCLES[index % LIFECYCLES.length],
      webUrl: `${this.location}/#/models/${name}`,
      createdAt: new Date(EPOCH_MS + index * MINUTE_MS),
      updatedAt: new Date(EPOCH_MS + index * MINUTE_MS),
      versions: Array.from({ length: versionsPerModel }, (_, i) =>
        this.#versionAt(index, i + 1),
      ),
    };
  }

  #versionAt(index: number, version: number): SourceVersionInput {
    const position = index * this.#options.versionsPerModel + version;
    return {
      version: String(version),
      lifecycle: LIFECYCLES[index % LIFECYCLES.length],
      status: 'READY',
      createdAt: new Date(EPOCH_MS + position * MINUTE_MS),
      createdBy: `user-${position % 40}`,
      framework: 'sklearn',
      runId: position.toString(16).padStart(32, '0'),
      parameters: {
        learning_rate: String(((position % 9) + 1) / 100),
        max_depth: String((position % 12) + 2),
        seed: String(position % 17),
      },
      metrics: ['auc', 'precision', 'recall'].map((key, i) => ({
        key,
        value: ((position * 7_919 + i * 131) % 1_000) / 1_000,
      })),
      packages: [],
    };
  }
}

/** The team of a generated model, one of 40. */
export function teamOf(index: number): string {
  return `team-${(index * 7) % TEAMS}`;
}

function taskOf(index: number): string {
  return TASKS[index % TASKS.length];
}

/** The name of a generated model, e.g. `fraud-000042`. */
export function modelName(index: number): string {
  return `${taskOf(index)}-${String(index).padStart(6, '0')}`;
}
