import type {
  InventorySource,
  SourceActivity,
  SourceEndpoint,
  SourceEvents,
  SourceHttpAuth,
  SourceHttpClientOptions,
  SourcePage,
  SourceReadOptions,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { TokenCredential } from '@azure/identity';
import { readActivity } from './activity';
import { ArmClient } from './ArmClient';
import { workspacePath } from './assetIds';
import type { AzuremlSourceConfig } from './config';
import { createAuth } from './credentials';
import { DetailReader } from './DetailReader';
import { createEvents } from './eventGrid';
import { DEFAULT_STAGES } from './lifecycle';
import type { MappingOptions } from './mapping/common';
import { WorkspaceReader } from './WorkspaceReader';

/** What tests change beside the configuration. */
export interface AzuremlSourceOptions
  extends Pick<SourceHttpClientOptions, 'retry' | 'rateLimit'> {
  readonly credential?: TokenCredential;
  readonly now?: () => number;
}

/**
 * One Azure Machine Learning workspace: its models with all versions, its data
 * assets, its pipelines and its endpoints.
 */
export class AzuremlSource implements InventorySource {
  readonly ref: string;
  readonly environment?: string;
  readonly account?: string;
  readonly location: string;
  readonly events: SourceEvents;
  private readonly auth: SourceHttpAuth;
  private readonly mapping: MappingOptions;
  private readonly workspacePath: string;

  static fromConfig(
    config: AzuremlSourceConfig,
    options: AzuremlSourceOptions = {},
  ): AzuremlSource {
    return new AzuremlSource(config, options);
  }

  private constructor(
    private readonly config: AzuremlSourceConfig,
    private readonly options: AzuremlSourceOptions,
  ) {
    const { fields } = config;
    const { subscriptionId, resourceGroup, workspace } = fields;
    this.ref = config.ref;
    this.environment = config.environment;
    this.account = subscriptionId;
    this.location = `subscription ${subscriptionId}, resource group ${resourceGroup}, workspace ${workspace}`;
    this.auth = createAuth(fields, options);
    this.mapping = {
      identity: { subscriptionId, resourceGroup, workspace },
      webUrl: fields.webUrl,
      environmentTag: fields.environmentTag,
      stages: fields.lifecycle?.stages ?? DEFAULT_STAGES,
    };
    this.workspacePath = workspacePath(this.mapping.identity);
    this.events = createEvents(this.mapping.identity, fields.events?.secret);
  }

  async *read(options: SourceReadOptions): AsyncGenerator<SourcePage> {
    yield* this.open(options).read();
  }

  async *readRecords(
    externalIds: readonly string[],
    options: SourceReadOptions,
  ): AsyncGenerator<SourcePage> {
    yield* this.open(options).readRecords(externalIds);
  }

  async lastActivity(
    endpoints: readonly SourceEndpoint[],
    options: Pick<SourceReadOptions, 'signal' | 'onThrottled'>,
  ): Promise<readonly SourceActivity[]> {
    return readActivity(endpoints, {
      arm: this.createArm(options),
      workspacePath: this.workspacePath,
      now: new Date(this.options.now?.() ?? Date.now()),
    });
  }

  private open(options: SourceReadOptions): WorkspaceReader {
    const { signal, onThrottled, known } = options;
    const arm = this.createArm(options);
    return new WorkspaceReader({
      arm,
      signal,
      known,
      mapping: this.mapping,
      workspacePath: this.workspacePath,
      details: new DetailReader({
        arm,
        signal,
        workspacePath: this.workspacePath,
        identity: this.mapping.identity,
        endpoint: this.config.fields.endpoint,
        mlflow: { auth: this.auth, retry: this.options.retry, onThrottled },
      }),
    });
  }

  private createArm({
    signal,
    onThrottled,
  }: Pick<SourceReadOptions, 'signal' | 'onThrottled'>): ArmClient {
    const { endpoint, apiVersion } = this.config.fields;
    const { rateLimit, retry } = this.options;
    return new ArmClient(
      {
        baseUrl: endpoint,
        apiVersion,
        auth: this.auth,
        onThrottled,
        ...(rateLimit && { rateLimit }),
        retry,
      },
      signal,
    );
  }
}
