/** An object of Vertex AI as its REST API tells it. */
export interface Resource {
  readonly name: string;
  readonly [field: string]: unknown;
}

/** A version of a model as the REST API tells it. */
export interface ModelVersion extends Resource {
  readonly versionId: string;
  readonly versionAliases: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
}

/** What an endpoint runs. */
export interface DeployedModel {
  readonly id: string;
  readonly model: string;
  readonly modelVersionId: string;
  readonly [field: string]: unknown;
}

/** An endpoint as the REST API tells it. */
export interface Endpoint extends Resource {
  readonly deployedModels?: readonly DeployedModel[];
  readonly trafficSplit?: Readonly<Record<string, number>>;
}

/** The calls of one deployed model on one day. */
export interface DailyCalls {
  readonly endpoint: string;
  readonly deployedModel: string;
  /** 0 is today, 1 yesterday. */
  readonly daysAgo: number;
  readonly calls: number;
}

/** What happened around a model's artifact, as the metadata store keeps it. */
export interface LineageSubgraph {
  readonly artifacts: readonly Resource[];
  readonly executions: readonly Resource[];
  readonly events: readonly {
    readonly artifact: string;
    readonly execution: string;
    readonly type: 'INPUT' | 'OUTPUT';
  }[];
}
