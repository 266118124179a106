import type {
  SourceActivity,
  SourceDeployment,
  SourceEndpoint,
  SourceEvents,
  SourcePage,
  SourceReadOptions,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { ListSource } from './ListSource';

/** The header by which a {@link LivelySource} knows its platform. */
export const SECRET_HEADER = { 'x-secret': 'known' };

/** A source that also sends news, reads single records and tells of calls. */
export class LivelySource extends ListSource {
  /** Of each targeted read. */
  readonly asked: string[][] = [];
  /** Called before each targeted read. */
  beforeReadRecords: () => void | Promise<void> = () => {};
  activity: SourceActivity[] = [];
  /** Of each time that activity was asked for. */
  readonly askedActivity: SourceEndpoint[][] = [];
  beforeActivity: () => void | Promise<void> = () => {};

  readonly events: SourceEvents = {
    topics: ['platform.changes'],
    onEvent: ({ eventPayload }) => this.#read(eventPayload),
    onWebhook: ({ headers, body }) => {
      if (headers['x-secret'] !== 'known') {
        return { type: 'refused', reason: 'The signature is wrong' };
      }
      return this.#read(JSON.parse(body.toString()));
    },
  };

  async *readRecords(
    externalIds: readonly string[],
    { signal }: SourceReadOptions,
  ): AsyncIterable<SourcePage> {
    this.asked.push([...externalIds]);
    await this.beforeReadRecords();
    signal.throwIfAborted();
    yield {
      records: this.records.filter(({ externalId }) =>
        externalIds.includes(externalId),
      ),
    };
  }

  async lastActivity(
    endpoints: readonly SourceEndpoint[],
  ): Promise<readonly SourceActivity[]> {
    this.askedActivity.push([...endpoints]);
    await this.beforeActivity();
    return this.activity;
  }

  #read(payload: unknown): ReturnType<NonNullable<SourceEvents['onEvent']>> {
    const { changed, delivery, handshake } = payload as {
      changed?: string[];
      delivery?: string;
      handshake?: string;
    };
    if (handshake) {
      return { type: 'handshake', answer: { echo: handshake } };
    }
    return changed
      ? { type: 'changed', externalIds: changed, deliveryId: delivery }
      : { type: 'ignored', reason: 'No news of ours' };
  }
}

/** An endpoint as a source lists it. */
export function anEndpoint(
  name: string,
  deployments: SourceDeployment[],
  options: Partial<SourceRecordInput> = {},
): SourceRecordInput {
  return {
    kind: 'endpoint',
    externalId: `endpoint:${name}`,
    name,
    url: `https://${name}.serving.test`,
    status: 'InService',
    deployments,
    ...options,
  };
}

/** What runs the version of a model. */
export function aDeployment(
  id: string,
  model: string | undefined,
  options: Partial<SourceDeployment> = {},
): SourceDeployment {
  return {
    id,
    ...(model && { modelExternalId: model, modelVersion: '1' }),
    trafficPercent: 100,
    ...options,
  };
}
