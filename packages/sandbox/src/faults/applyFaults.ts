import { setTimeout as delay } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { Fault, Faults, FaultTarget } from './Faults';

/** How a platform says that something went wrong, and what its records look like. */
export interface FaultStyle {
  /** The header `Retry-After` is set already, where the fault asks for it. */
  rateLimit(res: Response): void;
  unauthorized(res: Response): void;
  forbidden(res: Response): void;
  serverError(res: Response, status: number): void;
  /** A record with a field of a wrong type, or without what identifies it. */
  damage(record: Record<string, unknown>, how: 'field' | 'name'): unknown;
}

/** An answer on its way out. */
export interface Outgoing {
  readonly contentType: string;
  readonly body: unknown;
  /** The field of the body that holds a page's records. */
  readonly listKey?: string;
  readonly page?: number;
  readonly last?: boolean;
  /** What the faults' `path` is compared with. Default: the request's path. */
  readonly faultPath?: string;
}

/** Sends an answer as it is, or as the faults of this request want it. */
export async function sendWithFaults(
  faults: Faults,
  req: Request,
  res: Response,
  outgoing: Outgoing,
  style: FaultStyle,
): Promise<void> {
  const target: FaultTarget = {
    path: outgoing.faultPath ?? `${req.baseUrl}${req.path}`,
    page: outgoing.page ?? 1,
    last: outgoing.last ?? true,
  };
  let { body } = outgoing;
  for (const fault of faults.take(target)) {
    if (fault.delayMs !== undefined || fault.kind === 'slow') {
      await delay(fault.delayMs ?? 1_000);
    }
    if (fault.kind === 'malformedRecord') {
      body = damage(body, outgoing.listKey, fault, style);
    } else if (fault.kind !== 'slow') {
      sendFault(fault, res, serialise(body), style);
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

function sendFault(
  fault: Fault,
  res: Response,
  text: string,
  style: FaultStyle,
): void {
  switch (fault.kind) {
    case 'rateLimit':
      res.setHeader('retry-after', String(fault.retryAfter ?? 1));
      style.rateLimit(res);
      return;
    case 'unauthorized':
      style.unauthorized(res);
      return;
    case 'forbidden':
      style.forbidden(res);
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
      style.serverError(res, fault.status ?? 500);
  }
}

function damage(
  body: unknown,
  listKey: string | undefined,
  fault: Fault,
  style: FaultStyle,
) {
  const fields = body as Record<string, unknown>;
  const list = listKey === undefined ? undefined : fields[listKey];
  const how = fault.damage ?? 'field';
  const damageRecord = (record: Record<string, unknown>) =>
    how === 'notAnObject' ? 'not an object' : style.damage(record, how);
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
      i === index ? damageRecord(record) : record,
    ),
  };
}
