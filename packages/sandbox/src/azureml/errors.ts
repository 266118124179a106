import type { Response } from 'express';
import type { FaultStyle } from '../faults/applyFaults';

/** An error as Resource Manager answers it. */
export class ArmError extends Error {
  constructor(readonly status: number, readonly code: string, message: string) {
    super(message);
  }
}

export function sendArmError(res: Response, error: ArmError): void {
  res
    .status(error.status)
    .type('application/json; charset=utf-8')
    .send(
      JSON.stringify({ error: { code: error.code, message: error.message } }),
    );
}

export function missing(path: string): ArmError {
  return new ArmError(
    404,
    'ResourceNotFound',
    `The Resource '${path}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
  );
}

/** What is answered to a request without, or with a broken, token. */
export function sendUnauthorized(res: Response): void {
  res.setHeader(
    'www-authenticate',
    'Bearer authorization_uri="https://login.windows.net/common", error="invalid_token", error_description="The access token is missing or invalid."',
  );
  sendArmError(
    res,
    new ArmError(
      401,
      'InvalidAuthenticationToken',
      'The access token is missing or invalid.',
    ),
  );
}

/** How Resource Manager says that something went wrong. */
export const ARM_FAULT_STYLE: FaultStyle = {
  rateLimit: res =>
    sendArmError(
      res,
      new ArmError(
        429,
        'TooManyRequests',
        'The request is being throttled as the limit has been reached for operation type - Read.',
      ),
    ),
  unauthorized: sendUnauthorized,
  forbidden: res =>
    sendArmError(
      res,
      new ArmError(
        403,
        'AuthorizationFailed',
        "The client with object id '3f0c1b52-7d0e-4e9f-8f6b-0d8c1f6f2a11' does not have authorization to perform this action over the scope or the scope is invalid. If access was recently granted, please refresh your credentials.",
      ),
    ),
  serverError: (res, status) =>
    sendArmError(
      res,
      new ArmError(
        status,
        status === 503 ? 'ServerTimeout' : 'InternalServerError',
        'The request could not be processed. Please try again.',
      ),
    ),
  damage: (record, how) => {
    if (how === 'name') {
      return { ...record, id: undefined, name: undefined };
    }
    const { properties } = record;
    return {
      ...record,
      tags: 'not a map',
      properties: {
        ...(typeof properties === 'object' ? properties : {}),
        tags: 'not a map',
        provisioningState: { not: 'a text' },
      },
    };
  },
};
