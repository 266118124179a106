import type { FaultStyle } from '../faults/applyFaults';
import { GoogleError, sendGoogleError } from './errors';

export const UNAUTHENTICATED = new GoogleError(
  'UNAUTHENTICATED',
  'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
);

/** How Vertex AI says that something went wrong. */
export const VERTEXAI_FAULT_STYLE: FaultStyle = {
  rateLimit: res =>
    sendGoogleError(
      res,
      new GoogleError(
        'RESOURCE_EXHAUSTED',
        'Quota exceeded for aiplatform.googleapis.com/online_resource_management_requests.',
      ),
    ),
  unauthorized: res => sendGoogleError(res, UNAUTHENTICATED),
  forbidden: res =>
    sendGoogleError(
      res,
      new GoogleError(
        'PERMISSION_DENIED',
        "Permission denied on resource '//aiplatform.googleapis.com' (or it may not exist).",
      ),
    ),
  serverError: (res, status) =>
    sendGoogleError(
      res,
      status === 503
        ? new GoogleError(
            'UNAVAILABLE',
            'The service is currently unavailable.',
          )
        : new GoogleError('INTERNAL', 'Internal error encountered.'),
      status,
    ),
  damage: (record, how) =>
    how === 'field'
      ? { ...record, ...damagedField(record) }
      : { ...record, name: undefined },
};

function damagedField(record: Record<string, unknown>) {
  // A time series has a metric where everything else has a name.
  return 'points' in record
    ? { points: 'not a list' }
    : { createTime: 'not a time', labels: 'not a map' };
}
