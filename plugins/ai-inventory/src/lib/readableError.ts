import { ResponseError, toError } from '@backstage/errors';

/**
 * The error that a reader can act upon: for a failed request the backend's own
 * sentence rather than `Request failed with 403 Forbidden`.
 */
export function readableError(failure: unknown): Error {
  return ResponseError.is(failure) ? failure.cause : toError(failure);
}
