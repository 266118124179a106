import {
  CloudWatchClient,
  type CloudWatchClientConfig,
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { AwsCredentialIdentity } from '@aws-sdk/types';
import type { AwsCredentialsManager } from '@backstage/integration-aws-node';
import type { AdaptiveRetryStrategyOptions } from '@smithy/core/retry';
import { locationOf, type SagemakerSourceFields } from '../config';
import { CredentialsError, toCallError } from './AwsCallError';
import type { RequestBudget } from './budgets';
import { toCommand, type SagemakerCall } from './operations';
import { answerWithJson } from './rawAnswers';
import { ReportingRetryStrategy } from './ReportingRetryStrategy';

const MAX_ATTEMPTS = 8;
const CONNECTION_TIMEOUT_MS = 5_000;

/** What tests change beside the configuration. */
export interface RetryOptions extends AdaptiveRetryStrategyOptions {
  readonly maxAttempts?: number;
}

export interface AwsConnectionOptions {
  readonly fields: SagemakerSourceFields;
  readonly credentials: AwsCredentialsManager;
  readonly budget: RequestBudget;
  readonly signal: AbortSignal;
  readonly onThrottled?: (milliseconds: number) => void;
  readonly retry?: RetryOptions;
}

/**
 * The way to SageMaker and CloudWatch for the time of one read. Requests keep to
 * the account's budget, are repeated where that helps, and end with the read.
 */
export class AwsConnection {
  /** The account and region, for people. */
  readonly place: string;
  private readonly sagemakerClient: SageMakerClient;
  private readonly cloudwatchClient: CloudWatchClient;
  private readonly secrets = new Set<string>();

  constructor(private readonly options: AwsConnectionOptions) {
    const { fields, retry, onThrottled } = options;
    const { region, requestTimeout } = fields;
    this.place = locationOf(fields);
    const shared = {
      region,
      credentials: () => this.identify(),
      maxAttempts: retry?.maxAttempts ?? MAX_ATTEMPTS,
      requestHandler: {
        connectionTimeout: Math.min(CONNECTION_TIMEOUT_MS, requestTimeout),
        requestTimeout,
        throwOnRequestTimeout: true,
        socketTimeout: requestTimeout,
      },
    } satisfies CloudWatchClientConfig;
    const retryStrategy = () =>
      new ReportingRetryStrategy(
        shared.maxAttempts,
        retry ?? {},
        milliseconds => onThrottled?.(milliseconds),
      );
    this.sagemakerClient = new SageMakerClient({
      ...shared,
      retryMode: 'adaptive',
      retryStrategy: retryStrategy(),
      endpoint: fields.endpoint,
    });
    this.cloudwatchClient = new CloudWatchClient({
      ...shared,
      retryMode: 'adaptive',
      retryStrategy: retryStrategy(),
      endpoint: fields.cloudwatchEndpoint,
    });
    answerWithJson(this.sagemakerClient.middlewareStack);
    answerWithJson(this.cloudwatchClient.middlewareStack);
  }

  /** How many requests may be under way. */
  get concurrency(): number {
    return this.options.fields.concurrency;
  }

  /**
   * Asks SageMaker.
   * @returns the service's JSON
   * @throws AwsCallError, or the signal's reason when the read is aborted.
   */
  async sagemaker(call: SagemakerCall): Promise<unknown> {
    const options = { abortSignal: this.options.signal };
    return this.call('SageMaker', `sagemaker:${call[0]}`, () =>
      this.sagemakerClient.send(toCommand(call), options),
    );
  }

  /** Asks CloudWatch for metrics, likewise. */
  async metricData(input: GetMetricDataCommandInput): Promise<unknown> {
    const options = { abortSignal: this.options.signal };
    return this.call('CloudWatch', 'cloudwatch:GetMetricData', () =>
      this.cloudwatchClient.send(new GetMetricDataCommand(input), options),
    );
  }

  close(): void {
    this.sagemakerClient.destroy();
    this.cloudwatchClient.destroy();
  }

  private async call(
    service: string,
    action: string,
    send: () => Promise<unknown>,
  ): Promise<unknown> {
    const { signal, budget, fields, onThrottled } = this.options;
    signal.throwIfAborted();
    const waited = await budget.take();
    if (waited > 0) {
      onThrottled?.(waited);
    }
    signal.throwIfAborted();
    try {
      return await send();
    } catch (error) {
      signal.throwIfAborted();
      throw toCallError(error, {
        service,
        action,
        place: this.place,
        timeoutMs: fields.requestTimeout,
        secrets: [...this.secrets],
      });
    }
  }

  private async identify(): Promise<AwsCredentialIdentity> {
    const identity = await this.findIdentity();
    const { accessKeyId, secretAccessKey, sessionToken } = identity;
    for (const secret of [accessKeyId, secretAccessKey, sessionToken]) {
      if (secret) {
        this.secrets.add(secret);
      }
    }
    return identity;
  }

  private async findIdentity(): Promise<AwsCredentialIdentity> {
    const { credentials, fields } = this.options;
    try {
      const provider = await credentials.getCredentialProvider(
        fields.accountId ? { accountId: fields.accountId } : undefined,
      );
      return await provider.sdkCredentialProvider();
    } catch (error) {
      throw new CredentialsError(
        error instanceof Error ? error.message : String(error),
      );
    }
  }
}
