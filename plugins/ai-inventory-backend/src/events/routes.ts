import { promisify } from 'node:util';
import { AuthenticationError, NotFoundError } from '@backstage/errors';
import express, { type Request, type Response, type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { EventIntake } from './EventIntake';
import type { RefusalLimiter } from './RefusalLimiter';

/** The one route of the inventory that asks for no Backstage token. */
export const EVENTS_PATH = '/sources/:type/:key/events';

const MAX_BYTES = 1_000_000;

type SourceParams = { readonly type: string; readonly key: string };

/**
 * Takes what platforms send. It is no route of the contract's router, which
 * reads bodies as JSON: signatures are made of the bytes as they were sent.
 */
export function createEventRouter(options: {
  readonly intake: EventIntake;
  readonly limiter: RefusalLimiter;
}): Router {
  const { intake, limiter } = options;
  const router = PromiseRouter();

  const admit = async (req: Request<SourceParams>, res: Response) => {
    const ref = refOf(req);
    if (!intake.takesRequests(ref)) {
      throw new NotFoundError(`Nothing here takes events of '${ref}'`);
    }
    const seconds = await limiter.mustWait(ref, addressOf(req));
    if (seconds !== undefined) {
      intake.refuse(ref);
      res.set('retry-after', String(seconds)).status(429);
      res.json({
        error: { name: 'TooManyRequests', message: 'Try again later' },
      });
      return undefined;
    }
    return 'next';
  };

  const raw = promisify(
    express.raw({
      type: () => true,
      limit: MAX_BYTES,
      // What was signed is what was sent.
      inflate: false,
    }),
  );

  const readBody = async (req: Request<SourceParams>, res: Response) => {
    try {
      await raw(req, res);
      return 'next';
    } catch (error) {
      const ref = refOf(req);
      intake.refuse(ref, `Its body could not be read: ${error}`);
      await limiter.refused(ref, addressOf(req));
      throw error;
    }
  };

  const receive = async (req: Request<SourceParams>, res: Response) => {
    const ref = refOf(req);
    const answer = await intake.receiveRequest(ref, {
      headers: req.headers,
      body: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
    });
    switch (answer.status) {
      case 'handshake':
        res.json(answer.answer);
        break;
      case 'refused':
        await limiter.refused(ref, addressOf(req));
        throw new AuthenticationError('The event was refused');
      default:
        res.status(202).json({ status: answer.status });
    }
  };

  router.post(EVENTS_PATH, admit, readBody, receive);
  return router;
}

function refOf({ params }: Request<SourceParams>): string {
  return `${params.type}/${params.key}`;
}

function addressOf(req: Request<SourceParams>): string {
  return req.ip ?? 'unknown';
}
