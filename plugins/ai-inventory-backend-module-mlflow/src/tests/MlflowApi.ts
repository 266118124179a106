const API = '/api/2.0/mlflow';

interface Pair {
  readonly key: string;
  readonly value: string;
}

/** A run with its inputs, as MLflow tells it. */
export interface ToldRun {
  readonly info: {
    readonly run_id: string;
    readonly experiment_id: string;
    readonly run_name: string;
    readonly user_id?: string;
    readonly artifact_uri: string;
  };
  readonly data?: {
    readonly params?: readonly Pair[];
    readonly metrics?: readonly ToldMetric[];
  };
  readonly inputs?: {
    readonly dataset_inputs?: readonly {
      readonly tags?: readonly Pair[];
      readonly dataset: {
        readonly name: string;
        readonly digest: string;
        readonly source: string;
      };
    }[];
  };
}

export interface ToldMetric {
  readonly key: string;
  readonly value: number | string;
  readonly step?: number;
  readonly timestamp?: number;
  readonly dataset_name?: string;
}

export interface ToldModel {
  readonly name: string;
  readonly creation_timestamp: number;
  readonly last_updated_timestamp: number;
  readonly description?: string;
  readonly tags?: readonly Pair[];
  readonly aliases?: readonly { alias: string; version: string }[];
}

export interface ToldVersion {
  readonly name: string;
  readonly version: string;
  readonly creation_timestamp: number;
  readonly last_updated_timestamp: number;
  readonly current_stage: string;
  readonly description?: string;
  readonly source: string;
  readonly run_id?: string;
  readonly status: string;
  readonly tags?: readonly Pair[];
}

export interface ToldLoggedModel {
  readonly info: { readonly model_id: string; readonly artifact_uri: string };
  readonly data?: {
    readonly params?: readonly Pair[];
    readonly metrics?: readonly ToldMetric[];
  };
}

/** MLflow's REST API as a user of MLflow calls it, to fill and to ask a server. */
export class MlflowApi {
  constructor(readonly url: string) {}

  async call<T>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<T> {
    const response = await fetch(`${this.url}${API}${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${text}`);
    }
    return JSON.parse(text);
  }

  post<T = unknown>(path: string, body: unknown): Promise<T> {
    return this.call('POST', path, body);
  }

  async model(name: string): Promise<ToldModel> {
    const { registered_model } = await this.call<{
      registered_model: ToldModel;
    }>('GET', `/registered-models/get?${new URLSearchParams({ name })}`);
    return registered_model;
  }

  async version(name: string, version: string): Promise<ToldVersion> {
    const { model_version } = await this.call<{ model_version: ToldVersion }>(
      'GET',
      `/model-versions/get?${new URLSearchParams({ name, version })}`,
    );
    return model_version;
  }

  /** Undefined when the run is not there any more. */
  async run(id: string): Promise<ToldRun> {
    const { run } = await this.call<{ run: ToldRun }>(
      'GET',
      `/runs/get?run_id=${id}`,
    );
    return run;
  }

  async loggedModel(id: string): Promise<ToldLoggedModel> {
    const { model } = await this.call<{ model: ToldLoggedModel }>(
      'GET',
      `/logged-models/${id}`,
    );
    return model;
  }

  /** Puts a file into the server's artifact store. */
  async upload(artifactUri: string, file: string, content: string) {
    const path = artifactUri.replace(/^mlflow-artifacts:\/+/, '');
    const response = await fetch(
      `${this.url}/api/2.0/mlflow-artifacts/artifacts/${path}/${file}`,
      { method: 'PUT', body: content },
    );
    if (!response.ok) {
      throw new Error(`Upload of ${file}: ${response.status}`);
    }
  }
}
