import type { Response } from 'express';
import type { FaultStyle } from '../faults/applyFaults';
import { ACCOUNT } from './wire';

const ROLE = `arn:aws:sts::${ACCOUNT}:assumed-role/inventory-reader/backstage`;

/** An error as AWS's JSON protocols tell it. */
export class AwsError extends Error {
  constructor(
    readonly type: string,
    message: string,
    readonly status: number = 400,
  ) {
    super(message);
    this.name = 'AwsError';
  }

  static notFound(arn: string): AwsError {
    return new AwsError('ValidationException', `Could not find "${arn}".`);
  }

  static invalid(message: string): AwsError {
    return new AwsError('ValidationException', message);
  }
}

export function sendAwsError(
  res: Response,
  contentType: string,
  { type, message, status }: AwsError,
): void {
  res.status(status);
  res.setHeader('content-type', contentType);
  res.setHeader('x-amzn-requestid', '00000000-0000-4000-8000-000000000000');
  // Throttling comes without this; clients find their own pace.
  res.removeHeader('retry-after');
  res.end(JSON.stringify({ __type: type, message }));
}

/**
 * How AWS says that something went wrong.
 *
 * @param action - what IAM calls the operation, e.g. `sagemaker:ListModels`
 */
export function createFaultStyle(
  action: string,
  contentType: string,
): FaultStyle {
  const send = (res: Response, error: AwsError) =>
    sendAwsError(res, contentType, error);
  return {
    rateLimit: res =>
      send(res, new AwsError('ThrottlingException', 'Rate exceeded')),
    unauthorized: res =>
      send(
        res,
        new AwsError(
          'ExpiredTokenException',
          'The security token included in the request is expired',
        ),
      ),
    forbidden: res =>
      send(
        res,
        new AwsError(
          'AccessDeniedException',
          `User: ${ROLE} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
        ),
      ),
    serverError: (res, status) =>
      send(
        res,
        new AwsError(
          status === 503 ? 'ServiceUnavailable' : 'InternalFailure',
          'The request processing has failed because of an unknown error, exception or failure.',
          status,
        ),
      ),
    damage: (record, how) => damage(record, how),
  };
}

/** Search wraps each record in a field named after its kind. */
function damage(
  record: Record<string, unknown>,
  how: 'field' | 'name',
): Record<string, unknown> {
  const [[key, inner] = []] = Object.entries(record);
  if (
    key !== undefined &&
    Object.keys(record).length === 1 &&
    typeof inner === 'object' &&
    inner !== null
  ) {
    return { [key]: damage(inner as Record<string, unknown>, how) };
  }
  if (how === 'field') {
    return { ...record, CreationTime: { not: 'a time' } };
  }
  return Object.fromEntries(
    Object.entries(record).filter(
      ([field]) => !/(?:Name|Arn|Version)$/.test(field),
    ),
  );
}
