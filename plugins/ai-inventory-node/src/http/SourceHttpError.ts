/**
 * Why a request gave no usable answer:
 *
 * - `unreachable`: no connection, or it broke
 * - `timeout`: no whole answer in time
 * - `status`: the platform answered with an error
 * - `redirect`: it sent us elsewhere, e.g. to a login page, or links to another host
 * - `tooLarge`: the answer is larger than allowed
 * - `malformed`: the answer is not what the platform documents
 *
 * @public
 */
export type SourceHttpErrorKind =
  | 'unreachable'
  | 'timeout'
  | 'status'
  | 'redirect'
  | 'tooLarge'
  | 'malformed';

/** @public */
export interface SourceHttpErrorOptions {
  readonly kind: SourceHttpErrorKind;
  /** The HTTP status, when there was an answer. */
  readonly status?: number;
  /** The platform's own word for the error, e.g. `RESOURCE_DOES_NOT_EXIST`. */
  readonly code?: string;
  /** How long the platform asks to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** Whether asking again may help. */
  readonly transient?: boolean;
}

/**
 * A request to a platform failed. The message is one sentence or two that an
 * operator can act on, and holds no secret.
 * @public
 */
export class SourceHttpError extends Error {
  readonly name = 'SourceHttpError';
  readonly kind: SourceHttpErrorKind;
  readonly status?: number;
  readonly code?: string;
  readonly retryAfterMs?: number;
  readonly transient: boolean;

  constructor(message: string, options: SourceHttpErrorOptions) {
    super(message);
    this.kind = options.kind;
    this.status = options.status;
    this.code = options.code;
    this.retryAfterMs = options.retryAfterMs;
    this.transient = options.transient ?? false;
  }
}
