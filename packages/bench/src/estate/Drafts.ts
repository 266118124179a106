import type {
  SourceDatasetUse,
  SourceRecord,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { RecordedLink, Thing } from './Estate';
import { azureModel, type AzureVersion } from './platforms/azureml';
import {
  logVersions,
  mlflowModel,
  type ArtifactStore,
  type MlflowVersion,
} from './platforms/mlflow';
import {
  bareModel,
  packageGroup,
  type PackageSource,
} from './platforms/sagemaker';
import { vertexModel, type VertexVersion } from './platforms/vertexai';
import type { Random } from './Random';
import { SOURCES, type MlflowServer, type SourceName } from './sources';

/** A record and where it lies. */
export interface HeldRecord {
  readonly source: SourceName;
  readonly ref: string;
  readonly record: SourceRecordInput;
}

/** A model of MLflow whose versions others may name. */
export interface MlflowRecord extends HeldRecord {
  readonly name: string;
  readonly versions: readonly MlflowVersion[];
}

/** A thing while more and more is known of it. */
export interface Draft {
  readonly kind: Thing['kind'];
  readonly example: string;
  /** The name that its teams call it by. */
  readonly name: string;
  readonly team: string;
  readonly held: HeldRecord[];
  readonly links: RecordedLink[];
  /** Versions whose files nothing else has: what loads one, runs this. */
  readonly artifacts: string[];
  production: boolean;
  declared: boolean;
}

const TASKS = [
  'fraud',
  'churn',
  'ranking',
  'forecast',
  'pricing',
  'vision',
  'intent',
  'uplift',
  'routing',
  'quality',
] as const;
const TEAMS = 40;
const LIFECYCLES: readonly [
  SourceRecord['lifecycle'],
  ...SourceRecord['lifecycle'][],
] = [
  undefined,
  'development',
  'production',
  'development',
  'testing',
  'production',
  'retired',
];

/** Makes records of models, and keeps what is true of them. */
export class Drafts {
  readonly random: Random;
  readonly models: Draft[] = [];
  readonly #datasetsOf: (server: MlflowServer) => readonly SourceDatasetUse[];
  #names = 0;

  constructor(
    random: Random,
    datasetsOf: (server: MlflowServer) => readonly SourceDatasetUse[],
  ) {
    this.random = random;
    this.#datasetsOf = datasetsOf;
  }

  /** Names of all kinds that the platforms allow; no two are equal. */
  newName(): string {
    const { random } = this;
    this.#names += 1;
    const task = random.pick(TASKS);
    const number = String(this.#names).padStart(5, '0');
    return random.pick([
      `${task}-${number}`,
      `${task}-${number}`,
      `${task}_${number}`,
      `ml.${task}.model_${number}`,
    ]);
  }

  newModel(example: string, name = this.newName()): Draft {
    const draft: Draft = {
      kind: 'model',
      example,
      name,
      team: `team-${this.random.between(0, TEAMS - 1)}`,
      held: [],
      links: [],
      artifacts: [],
      production: false,
      declared: false,
    };
    this.models.push(draft);
    return draft;
  }

  mlflow(
    draft: Draft,
    options: {
      readonly server?: MlflowServer;
      readonly name?: string;
      readonly store?: ArtifactStore;
      readonly count?: number;
      readonly from?: number;
      readonly versions?: readonly MlflowVersion[];
      /** Whether others have the same files. */
      readonly filesAreShared?: boolean;
    } = {},
  ): MlflowRecord {
    const { random } = this;
    const server =
      options.server ?? (random.chance(0.85) ? 'central' : 'research');
    const name = options.name ?? draft.name;
    const store =
      options.store ??
      random.pick(['s3', 's3', 'gs', 'abfss', 'proxied'] as const);
    const versions =
      options.versions ??
      logVersions(random, {
        server,
        store,
        count: options.count ?? random.between(1, 4),
        from: options.from,
      });
    const record = mlflowModel(server, {
      name,
      team: draft.team,
      lifecycle: this.#lifecycle(draft),
      versions,
      datasets: this.#datasetsOf(server),
    });
    if (store !== 'proxied' && !options.filesAreShared) {
      draft.artifacts.push(...versions.map(({ artifactUri }) => artifactUri));
    }
    return { ...this.#hold(draft, server, record), name, versions };
  }

  group(
    draft: Draft,
    packages: readonly PackageSource[],
    name = toAwsName(draft.name),
  ): HeldRecord {
    const { team } = draft;
    const lifecycle = this.#lifecycle(draft);
    return this.#hold(
      draft,
      'sagemaker',
      packageGroup({ name, team, lifecycle, packages }),
    );
  }

  bareModel(draft: Draft, artifactUri: string): HeldRecord {
    const name = `${toAwsName(draft.name)}-${this.random.digits(8)}`;
    return this.#hold(
      draft,
      'sagemaker',
      bareModel({ name, team: draft.team, artifactUri }),
    );
  }

  azure(
    draft: Draft,
    versions: readonly AzureVersion[],
    name = toAwsName(draft.name),
  ): HeldRecord {
    const { team } = draft;
    const lifecycle = this.#lifecycle(draft);
    return this.#hold(
      draft,
      'azureml',
      azureModel({ name, team, lifecycle, versions }),
    );
  }

  vertex(draft: Draft, versions: readonly VertexVersion[]): HeldRecord {
    const { name, team } = draft;
    const id = this.random.digits(19);
    const lifecycle = this.#lifecycle(draft);
    return this.#hold(
      draft,
      'vertexai',
      vertexModel({ id, name, team, lifecycle, versions }),
    );
  }

  /** A platform says that one is, or comes from, the other. */
  link(draft: Draft, from: HeldRecord, to: HeldRecord): void {
    draft.links.push({ from: from.ref, to: to.ref });
  }

  #lifecycle(draft: Draft): SourceRecord['lifecycle'] {
    const lifecycle = this.random.pick(LIFECYCLES);
    draft.production ||= lifecycle === 'production';
    return lifecycle;
  }

  #hold(
    draft: Draft,
    source: SourceName,
    record: SourceRecordInput,
  ): HeldRecord {
    const held = {
      source,
      record,
      ref: `${SOURCES[source].ref}:${record.externalId}`,
    };
    draft.held.push(held);
    return held;
  }
}

/** AWS and Azure allow letters, digits and dashes. */
export function toAwsName(name: string): string {
  return name.replace(/[^a-zA-Z0-9]+/g, '-');
}
