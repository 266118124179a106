import {
  SourceHttpError,
  type SourceHttpClientOptions,
  type SourceMetric,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { MlflowClient } from './client';
import { toMetrics } from './mapping';

/**
 * What a run tells of a training, in the inventory's terms.
 * @public
 */
export interface MlflowRunDetails {
  readonly parameters: Readonly<Record<string, string>>;
  /** Each at its last step. */
  readonly metrics: readonly SourceMetric[];
}

/**
 * Where and how a server with MLflow's REST API is reached.
 * @public
 */
export type MlflowRunReaderOptions = Omit<SourceHttpClientOptions, 'platform'>;

/**
 * Reads runs from anything that answers MLflow's REST API, such as the tracking
 * endpoint of an Azure ML workspace.
 * @public
 */
export class MlflowRunReader {
  /**
   * Makes a reader; nothing is asked yet.
   * @param signal - ends everything that is under way.
   */
  static create(
    options: MlflowRunReaderOptions,
    signal: AbortSignal,
  ): MlflowRunReader {
    return new MlflowRunReader(new MlflowClient(options, signal));
  }

  private constructor(private readonly client: MlflowClient) {}

  /**
   * Reads one run, or undefined when there is none.
   * @throws SourceHttpError when MLflow gives no usable answer, or the signal's
   * reason.
   */
  async read(runId: string): Promise<MlflowRunDetails | undefined> {
    const row = await this.client.run(runId);
    if (row && !row.ok) {
      throw new SourceHttpError(
        `The run '${runId}' cannot be understood: ${row.problem}`,
        { kind: 'malformed' },
      );
    }
    return (
      row && {
        parameters: row.value.data?.params ?? {},
        metrics: toMetrics(row.value.data?.metrics),
      }
    );
  }
}
