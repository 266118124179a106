import type { ErrorRequestHandler, Response } from 'express';

const STATUS = {
  INVALID_PARAMETER_VALUE: 400,
  RESOURCE_ALREADY_EXISTS: 400,
  RESOURCE_DOES_NOT_EXIST: 404,
  REQUEST_LIMIT_EXCEEDED: 429,
  INTERNAL_ERROR: 500,
} as const;

/** An error as MLflow answers it. */
export class MlflowError extends Error {
  readonly name = 'MlflowError';

  constructor(readonly code: keyof typeof STATUS, message: string) {
    super(message);
  }
}

export function invalid(message: string): MlflowError {
  return new MlflowError('INVALID_PARAMETER_VALUE', message);
}

export function missing(message: string): MlflowError {
  return new MlflowError('RESOURCE_DOES_NOT_EXIST', message);
}

export function sendMlflowError(res: Response, error: MlflowError): void {
  res
    .status(STATUS[error.code])
    .type('application/json')
    .send(JSON.stringify({ error_code: error.code, message: error.message }));
}

/** The web page that MLflow's web framework answers with. */
export function sendErrorPage(res: Response, status: number): void {
  const [title, text] =
    status === 404
      ? [
          'Not Found',
          'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
        ]
      : [
          'Internal Server Error',
          'The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.',
        ];
  res
    .status(status)
    .type('text/html')
    .send(
      `<!doctype html>\n<html lang=en>\n<title>${status} ${title}</title>\n<h1>${title}</h1>\n<p>${text}</p>\n`,
    );
}

export const mlflowErrorHandler: ErrorRequestHandler = (
  error,
  _req,
  res,
  next,
) => {
  if (res.headersSent) {
    next(error);
  } else if (error instanceof MlflowError) {
    sendMlflowError(res, error);
  } else if (error?.type === 'entity.parse.failed') {
    sendMlflowError(res, invalid('The request body is not valid JSON.'));
  } else {
    process.stderr.write(`${error?.stack ?? error}\n`);
    sendErrorPage(res, 500);
  }
};
