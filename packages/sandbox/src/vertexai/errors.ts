import type { ErrorRequestHandler, Response } from 'express';

const CODES = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ABORTED: 409,
  ALREADY_EXISTS: 409,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;

/** An error as Google's APIs answer it. */
export class GoogleError extends Error {
  readonly name = 'GoogleError';

  constructor(readonly status: keyof typeof CODES, message: string) {
    super(message);
  }
}

export function invalid(message: string): GoogleError {
  return new GoogleError('INVALID_ARGUMENT', message);
}

export function sendGoogleError(
  res: Response,
  error: GoogleError,
  code: number = CODES[error.status],
): void {
  const { message, status } = error;
  res
    .status(code)
    .type('application/json')
    .send(JSON.stringify({ error: { code, message, status } }, undefined, 2));
}

export const googleErrorHandler: ErrorRequestHandler = (
  error,
  _req,
  res,
  next,
) => {
  if (res.headersSent) {
    next(error);
  } else if (error instanceof GoogleError) {
    sendGoogleError(res, error);
  } else if (error?.type === 'entity.parse.failed') {
    sendGoogleError(res, invalid('Invalid JSON payload received.'));
  } else {
    process.stderr.write(`${error?.stack ?? error}\n`);
    sendGoogleError(
      res,
      new GoogleError('INTERNAL', 'Internal error encountered.'),
    );
  }
};
