/** A job's data input: its name, the data asset and its version, or a place. */
export type JobData = readonly [input: string, asset: string];

export interface JobSpec {
  readonly type?: 'Command' | 'Sweep' | 'AutoML';
  readonly status?: string;
  /** `name:version` in the workspace, or a whole reference. */
  readonly environment?: string;
  readonly data?: readonly JobData[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly metrics?: Readonly<Record<string, number>>;
}

export interface VersionSpec {
  /** The day it was trained and registered. */
  readonly on: string;
  readonly by: string;
  readonly note?: string;
  readonly stage?: string;
  readonly archived?: boolean;
  readonly type?: 'mlflow_model' | 'custom_model' | 'triton_model';
  readonly flavors?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly datasets?: readonly string[];
  /** The MLflow version whose files were uploaded here. */
  readonly imported?: {
    readonly model: string;
    readonly version: number;
    readonly mlflow: string;
  };
  readonly job?: JobSpec;
  /** The job was deleted since. */
  readonly jobDeleted?: boolean;
}

export interface ModelSpec {
  readonly name: string;
  readonly description: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly archived?: boolean;
  readonly experiment: string;
  readonly versions: readonly VersionSpec[];
}

export interface DataSpec {
  readonly name: string;
  readonly description?: string;
  readonly type: 'uri_file' | 'uri_folder' | 'mltable';
  readonly tags?: Readonly<Record<string, string>>;
  readonly by: string;
  readonly archived?: boolean;
  /** Azure ML made it for one job. */
  readonly anonymous?: boolean;
  readonly versions: readonly {
    readonly version: string;
    readonly on: string;
    /** Default: a folder of the workspace's own store. */
    readonly uri?: string;
  }[];
}
