/** What MLflow keeps of a registered model. Times are milliseconds since 1970. */
export interface ModelRow {
  readonly name: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly description?: string;
  readonly tags: ReadonlyMap<string, string>;
  /** Alias to version number. */
  readonly aliases: ReadonlyMap<string, number>;
}

export type Stage = 'None' | 'Staging' | 'Production' | 'Archived';

export interface VersionRow {
  readonly name: string;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly description: string;
  readonly userId?: string;
  readonly stage: Stage;
  readonly source: string;
  /** Where the files lie: the source with `models:/` resolved. */
  readonly storage: string;
  readonly runId: string;
  readonly runLink: string;
  readonly status: 'READY' | 'PENDING_REGISTRATION' | 'FAILED_REGISTRATION';
  readonly statusMessage?: string;
  readonly tags: ReadonlyMap<string, string>;
}

export interface ExperimentRow {
  readonly id: string;
  readonly name: string;
  readonly artifactLocation: string;
  readonly lifecycleStage: 'active' | 'deleted';
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly tags: ReadonlyMap<string, string>;
}

export interface MetricRow {
  readonly key: string;
  readonly value: number | 'NaN';
  readonly timestamp: number;
  readonly step: number;
  readonly modelId?: string;
  readonly datasetName?: string;
  readonly datasetDigest?: string;
  readonly runId?: string;
}

export interface DatasetInputRow {
  readonly name: string;
  readonly digest: string;
  readonly sourceType: string;
  /** JSON. */
  readonly source: string;
  readonly schema?: string;
  readonly profile?: string;
  readonly tags: ReadonlyMap<string, string>;
}

export interface RunRow {
  readonly id: string;
  readonly experimentId: string;
  readonly name: string;
  readonly userId: string;
  readonly status: string;
  readonly startTime: number;
  readonly endTime?: number;
  readonly lifecycleStage: 'active' | 'deleted';
  readonly artifactUri: string;
  /** The latest value of each metric. */
  readonly metrics: readonly MetricRow[];
  readonly params: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  readonly inputs: readonly DatasetInputRow[];
  readonly outputs: readonly {
    readonly modelId: string;
    readonly step: number;
  }[];
}

export interface LoggedModelRow {
  readonly id: string;
  readonly experimentId: string;
  readonly name: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly artifactUri: string;
  readonly status: string;
  readonly modelType?: string;
  readonly sourceRunId?: string;
  readonly tags: ReadonlyMap<string, string>;
  readonly params: ReadonlyMap<string, string>;
  readonly metrics: readonly MetricRow[];
}

export const PROMPT_TAG = 'mlflow.prompt.is_prompt';

export function isPrompt(row: { readonly tags: ReadonlyMap<string, string> }) {
  return row.tags.get(PROMPT_TAG)?.toLowerCase() === 'true';
}

/** The order of MLflow's database: by the bytes of the name. */
export function compareNames(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
