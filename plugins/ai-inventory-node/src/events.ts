import type { JsonObject } from '@backstage/types';

/**
 * What a source makes of a piece of news. It never carries truth: the most that
 * it does is to have records read again.
 * @public
 */
export type SourceEventAnswer =
  | {
      /** These objects may have changed. */
      readonly type: 'changed';
      readonly externalIds: readonly string[];
      /** The same for each repetition of this news: the second one is refused. */
      readonly deliveryId?: string;
    }
  | {
      /** No news for this source, e.g. of another account. */
      readonly type: 'ignored';
      readonly reason: string;
    }
  | {
      /** Forged, stale, or nothing that could be understood. */
      readonly type: 'refused';
      readonly reason: string;
    }
  | {
      /** The platform checks that somebody listens, and expects this answer. */
      readonly type: 'handshake';
      readonly answer: JsonObject;
    };

/**
 * News that came through Backstage's events service.
 * @public
 */
export interface SourceEvent {
  readonly topic: string;
  readonly eventPayload: unknown;
  readonly metadata?: Readonly<Record<string, string | string[] | undefined>>;
  readonly now: Date;
}

/**
 * News that the platform sent to
 * `POST /api/ai-inventory/sources/<type>/<key>/events`.
 * @public
 */
export interface SourceWebhookRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Just as it was sent: signatures are made of it. */
  readonly body: Buffer;
  readonly now: Date;
}

/**
 * How news of a source is understood.
 * @public
 */
export interface SourceEvents {
  /** The topics of Backstage's events service that news may come on. */
  readonly topics?: readonly string[];
  /** Reads an event of one of the topics. Must not throw for rubbish. */
  onEvent?(event: SourceEvent): SourceEventAnswer;
  /**
   * Reads a request that anybody may have sent: it must check who did. Absent:
   * such requests are refused.
   */
  onWebhook?(request: SourceWebhookRequest): SourceEventAnswer;
}
