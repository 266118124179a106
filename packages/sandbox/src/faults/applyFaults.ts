import { setTimeout as delay } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { MlflowError, sendErrorPage, sendMlflowError } from '../mlflow/errors';
import type { Fault, Faults, FaultTarget } from './Faults';

/** An answer on its way out. */
export interface Outgoing {
  readonly contentType: string;
  readonly body: unknown;
  /** The field of the body that holds a page's records. */
  readonly listKey?: string;
  readonly page?: number;
  readonly last?: boolean;
}

/** Sends an answer as it is, or as the faults of this request want it. */
export async function sendWithFaults(
  faults: Faults,
  req: Request,
  res: Response,
  outgoing: Outgoing,
): Promise<void> {
  const target: FaultTarget = {
    path: req.path,
    page: outgoing.page ?? 1,
    last: outgoing.last ?? true,
  };
  let { body } = outgoing;
  for (const fault of faults.take(target)) {
    if (fault.delayMs !== undefined || fault.kind === 'slow') {
      await delay(fault.delayMs ?? 1_000);
    }
    if (fault.kind === 'malformedRecord') {
      body = damage(body, outgoing.listKey, fault);
    } else if (fault.kind !== 'slow') {
      sendFault(fault, res, serialise(body));
      return;
    }
  }
  // As bytes: MLflow names no charset with its JSON.
  res.setHeader('content-type', outgoing.contentType);
  res.end(Buffer.from(serialise(body)));
}

function serialise(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body, undefined, 2);
}

function sendFault(fault: Fault, res: Response, text: string): void {
  switch (fault.kind) {
    case 'rateLimit':
      res.setHeader('retry-after', String(fault.retryAfter ?? 1));
      sendMlflowError(
        res,
        new MlflowError('REQUEST_LIMIT_EXCEEDED', 'Too many requests.'),
      );
      return;
    case 'unauthorized':
      sendUnauthorized(res);
      return;
    case 'forbidden':
      res.status(403).type('text/html').send('Permission denied');
      return;
    case 'drop':
      if (fault.midway) {
        res.writeHead(200, { 'content-length': Buffer.byteLength(text) + 1 });
        res.write(text.slice(0, Math.ceil(text.length / 2)), () =>
          res.destroy(),
        );
      } else {
        res.destroy();
      }
      return;
    case 'brokenJson':
      res.type('application/json').send(text.slice(0, -2));
      return;
    default:
      sendErrorPage(res, fault.status ?? 500);
  }
}

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

function damage(body: unknown, listKey: string | undefined, fault: Fault) {
  const fields = body as Record<string, unknown>;
  const list = listKey === undefined ? undefined : fields[listKey];
  if (listKey === undefined || !Array.isArray(list) || list.length === 0) {
    return body;
  }
  const index = Math.min(
    fault.record ?? Math.floor(list.length / 2),
    list.length - 1,
  );
  return {
    ...fields,
    [listKey]: list.map((record, i) =>
      i === index ? damageRecord(record, fault.damage ?? 'field') : record,
    ),
  };
}

function damageRecord(
  record: Record<string, unknown>,
  how: NonNullable<Fault['damage']>,
): unknown {
  if (how === 'notAnObject') {
    return 'not an object';
  }
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
