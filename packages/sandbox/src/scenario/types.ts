import type { Stage } from '../mlflow/rows';

/** Where a dataset lies, in the words MLflow's clients write. */
export type DatasetLocation =
  | { readonly type: 's3' | 'gs' | 'abfss' | 'local'; readonly uri: string }
  | { readonly type: 'http'; readonly url: string }
  | { readonly type: 'hugging_face'; readonly path: string }
  | {
      readonly type: 'delta_table';
      readonly delta_table_name: string;
      readonly delta_table_version: number;
    }
  | { readonly type: 'spark'; readonly table_name: string }
  /** Made in memory; MLflow knows the code's place only. */
  | { readonly type: 'code' };

export interface ScenarioDataset {
  readonly location: DatasetLocation;
  readonly rows: number;
  /** Each with its type, e.g. `amount: double`; a text where it tells none. */
  readonly columns: readonly string[];
  /** What was other in earlier states, the latest of these first. */
  readonly before?: readonly DatasetStateBefore[];
}

/** How a dataset was, up to and with a state. */
export interface DatasetStateBefore {
  readonly until: string;
  readonly rows: number;
  readonly columns?: readonly string[];
}

export type DatasetContext = 'training' | 'validation' | 'test' | 'eval';

/** Dataset name, its state, and what it was used for. */
export type DatasetUse = readonly [
  dataset: string,
  state: string,
  context?: DatasetContext,
];

/** A framework, its version, and everything that is installed with it. */
export interface Libraries {
  readonly flavor?: string;
  readonly flavorVersion?: string;
  readonly python: string;
  readonly requirements: readonly string[];
  readonly conda?: readonly string[];
}

export interface ScenarioVersion {
  /** The day it was trained and registered. */
  readonly on: string;
  readonly by: string;
  readonly note?: string;
  readonly stage?: Stage;
  readonly tags?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly metrics?: Readonly<Record<string, number | 'NaN'>>;
  readonly data?: readonly DatasetUse[];
  readonly libraries?: Libraries;
  /**
   * How it came into the registry: from a logged model of MLflow 3 (default),
   * from a run's files as in MLflow 2, from a store that MLflow cannot read, or
   * as a copy of another registered version.
   */
  readonly origin?:
    | 'loggedModel'
    | 'run'
    | { readonly uri: string }
    | { readonly copyOf: string };
  readonly status?: 'PENDING_REGISTRATION' | 'FAILED_REGISTRATION';
  readonly statusMessage?: string;
  /** The run was deleted afterwards. */
  readonly runDeleted?: boolean;
}

export interface ScenarioModel {
  readonly name: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly aliases?: Readonly<Record<string, number>>;
  readonly experiment: string;
  /** In the order of their numbers. */
  readonly versions: readonly ScenarioVersion[];
}

export interface ScenarioPrompt {
  readonly name: string;
  readonly description: string;
  readonly on: string;
  readonly texts: readonly string[];
}
