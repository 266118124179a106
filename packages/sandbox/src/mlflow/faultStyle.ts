import type { Response } from 'express';
import type { FaultStyle } from '../faults/applyFaults';
import { MlflowError, sendErrorPage, sendMlflowError } from './errors';

/** How MLflow, and its basic-auth app, say that something went wrong. */
export const MLFLOW_FAULT_STYLE: FaultStyle = {
  rateLimit: res =>
    sendMlflowError(
      res,
      new MlflowError('REQUEST_LIMIT_EXCEEDED', 'Too many requests.'),
    ),
  unauthorized: sendUnauthorized,
  forbidden: res => {
    res.status(403).type('text/html').send('Permission denied');
  },
  serverError: sendErrorPage,
  damage: damageRecord,
};

/** What MLflow's basic-auth app answers without, or with wrong, credentials. */
export function sendUnauthorized(res: Response): void {
  res
    .status(401)
    .setHeader('www-authenticate', 'Basic realm="mlflow"')
    .type('text/html')
    .send(
      'You are not authenticated. Please see https://www.mlflow.org/docs/latest/auth/index.html#authenticating-to-mlflow on how to authenticate.',
    );
}

function damageRecord(
  record: Record<string, unknown>,
  how: 'field' | 'name',
): unknown {
  // Runs and logged models keep their identity one level deeper.
  const { info } = record;
  if (typeof info === 'object' && info !== null) {
    const damaged =
      how === 'field'
        ? { ...info, tags: 'not a list' }
        : {
            ...info,
            run_id: undefined,
            run_uuid: undefined,
            model_id: undefined,
          };
    return { ...record, info: damaged, data: 'not an object' };
  }
  return how === 'field'
    ? { ...record, tags: 'not a list' }
    : { ...record, name: undefined };
}
