/** A model of the company, in the words of its team. */
export interface ScenarioModel {
  readonly id: string;
  readonly displayName: string;
  readonly description?: string;
  /** In the order of their numbers; the last one is the default, unless told. */
  readonly versions: readonly ScenarioVersion[];
  readonly defaultVersion?: number;
}

export interface ScenarioVersion {
  /** The day it was uploaded. */
  readonly on: string;
  readonly note?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly aliases?: readonly string[];
  readonly sourceType: string;
  readonly imageUri?: string;
  readonly artifactUri?: string;
  /** The id of the training pipeline that made it. */
  readonly trainingPipeline?: string;
  /** The id of the pipeline job that made it. */
  readonly pipelineJob?: string;
  /** The id of its artifact in the metadata store. */
  readonly metadataArtifact?: string;
  /** What it was tuned from. */
  readonly base?: string;
  /** What it was copied from. */
  readonly copyOf?: string;
  readonly evaluations?: readonly ScenarioEvaluation[];
}

export interface ScenarioEvaluation {
  readonly id: string;
  readonly name: string;
  readonly on: string;
  readonly metrics: Readonly<Record<string, unknown>>;
  /** Where the data lies that it was evaluated with. */
  readonly data?: string;
}

export interface ScenarioDataset {
  readonly id: string;
  readonly displayName: string;
  readonly description?: string;
  readonly on: string;
  readonly kind: 'tabular' | 'text' | 'multimodal';
  readonly labels: Readonly<Record<string, string>>;
  readonly uris: readonly string[];
  readonly items?: number;
  readonly versions?: readonly { readonly id: string; readonly on: string }[];
}
