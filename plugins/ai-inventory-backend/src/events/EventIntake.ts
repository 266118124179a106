import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { SourceEventCounts } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type {
  InventorySource,
  SourceEventAnswer,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { withoutUndefined } from '../assets/toAsset';
import { fromOptionalDbTime } from '../database/values';
import type { EventCounter } from './EventCounter';
import type { EventStore } from './EventStore';

/** What the sender of a piece of news is told. */
export type IntakeAnswer =
  | { readonly status: 'accepted' | 'ignored' | 'refused' }
  | { readonly status: 'handshake'; readonly answer: JsonObject };

export interface EventIntakeOptions {
  readonly sources: ReadonlyMap<string, InventorySource>;
  readonly store: EventStore;
  readonly counter: EventCounter;
  /** Told that something is to be read. */
  readonly onAccepted: (source: InventorySource) => Promise<void> | void;
  readonly logger: LoggerService;
  readonly now: () => Date;
}

/**
 * Takes what platforms send, in requests or over Backstage's events service.
 * Each source says what it is worth; the most that news does is to have
 * records read again.
 */
export class EventIntake {
  readonly #options: EventIntakeOptions;

  constructor(options: EventIntakeOptions) {
    this.#options = options;
  }

  /** Whether requests may be sent to a source. */
  takesRequests(sourceRef: string): boolean {
    return Boolean(this.#options.sources.get(sourceRef)?.events?.onWebhook);
  }

  /** Reads a request that anybody may have sent. */
  async receiveRequest(
    sourceRef: string,
    request: {
      readonly headers: Readonly<Record<string, string | string[] | undefined>>;
      readonly body: Buffer;
    },
  ): Promise<IntakeAnswer> {
    const now = this.#options.now();
    return this.#judge(sourceRef, now, ({ events }) =>
      events?.onWebhook?.({ ...request, now }),
    );
  }

  /** Reads an event of one of the source's topics. */
  async receiveEvent(
    sourceRef: string,
    event: {
      readonly topic: string;
      readonly eventPayload: unknown;
      readonly metadata?: Readonly<
        Record<string, string | string[] | undefined>
      >;
    },
  ): Promise<IntakeAnswer> {
    const now = this.#options.now();
    return this.#judge(sourceRef, now, ({ events }) =>
      events?.onEvent?.({ ...event, now }),
    );
  }

  /** Counts a request that did not get as far as its source. */
  refuse(sourceRef: string, reason?: string): void {
    const { counter, now } = this.#options;
    counter.count(sourceRef, 'refused', now(), reason);
  }

  /** What became of the news of each source that understands any. */
  async counts(): Promise<Map<string, SourceEventCounts>> {
    const { sources, store, counter } = this.#options;
    await counter.flush();
    const [rows, waiting] = await Promise.all([
      counter.read(),
      store.countPending(),
    ]);
    const byRef = new Map(rows.map(row => [row.source_ref, row]));
    const counts = new Map<string, SourceEventCounts>();
    for (const { ref, events } of sources.values()) {
      if (!events) {
        continue;
      }
      const row = byRef.get(ref);
      counts.set(
        ref,
        withoutUndefined({
          webhook: Boolean(events.onWebhook),
          topics: [...(events.topics ?? [])],
          accepted: Number(row?.accepted ?? 0),
          ignored: Number(row?.ignored ?? 0),
          refused: Number(row?.refused ?? 0),
          replayed: Number(row?.replayed ?? 0),
          waiting: waiting.get(ref) ?? 0,
          lastAcceptedAt: fromOptionalDbTime(row?.last_accepted_at),
          lastRefusedAt: fromOptionalDbTime(row?.last_refused_at),
          lastRefusal: row?.last_refusal ?? undefined,
        }),
      );
    }
    return counts;
  }

  async #judge(
    sourceRef: string,
    now: Date,
    read: (source: InventorySource) => SourceEventAnswer | undefined,
  ): Promise<IntakeAnswer> {
    const { sources, counter } = this.#options;
    const source = sources.get(sourceRef);
    const answer = source && this.#ask(source, read);
    switch (answer?.type) {
      case 'changed':
        return this.#accept(source as InventorySource, answer, now);
      case 'handshake':
        return { status: 'handshake', answer: answer.answer };
      case 'ignored':
        counter.count(sourceRef, 'ignored', now);
        return { status: 'ignored' };
      default:
        counter.count(
          sourceRef,
          'refused',
          now,
          answer?.reason ?? 'The source does not listen to this',
        );
        return { status: 'refused' };
    }
  }

  #ask(
    source: InventorySource,
    read: (source: InventorySource) => SourceEventAnswer | undefined,
  ): SourceEventAnswer | undefined {
    try {
      return read(source);
    } catch (error) {
      this.#options.logger.debug(
        `${source.ref} could not read a piece of news: ${error}`,
      );
      return {
        type: 'refused',
        reason: `It could not be read: ${
          isError(error) ? error.message : error
        }`,
      };
    }
  }

  async #accept(
    source: InventorySource,
    news: Extract<SourceEventAnswer, { type: 'changed' }>,
    now: Date,
  ): Promise<IntakeAnswer> {
    const { store, counter, onAccepted } = this.#options;
    const isFirst = await store.accept({
      sourceRef: source.ref,
      externalIds: news.externalIds.filter(isStorable),
      deliveryId: news.deliveryId,
      readsRecords: source.readRecords !== undefined,
      now,
    });
    if (!isFirst) {
      counter.count(
        source.ref,
        'replayed',
        now,
        'It was sent a second time; the first one was accepted',
      );
      return { status: 'refused' };
    }
    counter.count(source.ref, 'accepted', now);
    await onAccepted(source);
    return { status: 'accepted' };
  }
}

/** What no record can be called is not read. */
function isStorable(externalId: string): boolean {
  return (
    externalId !== '' &&
    !externalId.includes('\0') &&
    Buffer.byteLength(externalId) <= 2_000
  );
}
