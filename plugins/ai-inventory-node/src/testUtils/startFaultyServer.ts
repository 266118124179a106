import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SourceContractFault, SourceContractPlatform } from './types';

/**
 * A listing as a faulty server recognises it.
 * @public
 */
export interface FaultyServerListing {
  /** Whether a request asks for a page of this listing. */
  matches(request: Request): boolean;
  /** The field of the answer, which is JSON, that holds the page's records. */
  readonly records: string;
  /** The record with a field of a wrong type, and its id as it is. */
  damage(record: Record<string, unknown>): unknown;
}

/** @public */
export interface FaultyServerOptions {
  /** Answers as the platform does when nothing is wrong. */
  answer(request: Request): Response | Promise<Response>;
  readonly listings: Readonly<Record<string, FaultyServerListing>>;
  /**
   * Whether a request is for details that `known` makes needless. Default: none
   * is.
   */
  isCostly?(request: Request): boolean;
}

/**
 * A server on this machine, with those parts of a
 * {@link SourceContractPlatform} that are the same for each platform.
 * @public
 */
export interface FaultyServer
  extends Pick<
    SourceContractPlatform,
    'inject' | 'heal' | 'faultHits' | 'requests' | 'close'
  > {
  /** Without a slash at the end. */
  readonly url: string;
  costlyRequests(): number;
}

interface ActiveFault extends SourceContractFault {
  /** Answers of the listing since the fault was injected. */
  answered: number;
  hits: number;
}

/**
 * Serves a simulated platform over HTTP, counts what is asked, and lets go wrong
 * what the contract test wants to.
 * @public
 */
export async function startFaultyServer(
  options: FaultyServerOptions,
): Promise<FaultyServer> {
  let faults: ActiveFault[] = [];
  let requests = 0;
  let costly = 0;

  const server = createServer((req, res) => {
    handle(req, res).catch(error => {
      // The test's own mistake; the source's error shows what it was.
      res.statusCode = 500;
      res.setHeader('content-type', 'application/json');
      res.end(
        JSON.stringify({ message: `The simulated platform failed: ${error}` }),
      );
    });
  });

  async function handle(req: IncomingMessage, res: ServerResponse) {
    const request = await toRequest(req);
    requests += 1;
    costly += options.isCostly?.(request) ? 1 : 0;
    const [name, listing] =
      Object.entries(options.listings).find(([, one]) =>
        one.matches(request.clone()),
      ) ?? [];
    const here = faults.filter(fault => fault.listing === name);
    const due = here.find(
      ({ page, answered, hits, times = Infinity }) =>
        page === answered + 1 && hits < times,
    );
    if (due) {
      due.hits += 1;
    }
    const isAnswered =
      !due || due.kind === 'malformedRecord' || due.kind === 'unreadableRecord';
    if (isAnswered) {
      here.forEach(fault => {
        fault.answered += 1;
      });
    }
    const answer = await options.answer(request);
    const text = await answer.text();
    if (due && listing) {
      sendFault(due, listing, { req, res, text });
    } else {
      send(res, answer.status, text, answer.headers.get('content-type'));
    }
  }

  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    inject(fault) {
      faults.push({ ...fault, answered: 0, hits: 0 });
    },
    heal() {
      faults = [];
    },
    faultHits: () => faults.reduce((sum, { hits }) => sum + hits, 0),
    requests: () => requests,
    costlyRequests: () => costly,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function toRequest(req: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) {
    chunks.push(chunk);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    headers.set(name, String(value));
  }
  const hasBody = req.method !== 'GET' && req.method !== 'HEAD';
  return new Request(`http://${req.headers.host}${req.url}`, {
    method: req.method,
    headers,
    body: hasBody ? Buffer.concat(chunks) : undefined,
  });
}

function send(
  res: ServerResponse,
  status: number,
  text: string,
  contentType: string | null = 'application/json',
): void {
  res.statusCode = status;
  if (contentType) {
    res.setHeader('content-type', contentType);
  }
  res.end(text);
}

function sendFault(
  { kind }: SourceContractFault,
  listing: FaultyServerListing,
  exchange: {
    readonly req: IncomingMessage;
    readonly res: ServerResponse;
    readonly text: string;
  },
): void {
  const { req, res, text } = exchange;
  switch (kind) {
    case 'hang':
      return;
    case 'drop':
      req.socket.destroy();
      return;
    case 'brokenJson':
      send(res, 200, text.slice(0, Math.floor(text.length / 2)));
      return;
    case 'rateLimit':
      res.setHeader('retry-after', '0');
      send(res, 429, JSON.stringify({ message: 'Too many requests' }));
      return;
    case 'unauthorized':
    case 'forbidden': {
      // Some platforms echo what they were sent, and so does this one.
      const echo = JSON.stringify(req.headers);
      const message = `Refused for ${req.method} ${req.url} ${echo}`;
      send(res, kind === 'forbidden' ? 403 : 401, JSON.stringify({ message }));
      return;
    }
    case 'malformedRecord':
      send(res, 200, replaceRecord(text, listing.records, listing.damage));
      return;
    case 'unreadableRecord':
      send(
        res,
        200,
        replaceRecord(text, listing.records, () => 'no record'),
      );
      return;
    default:
      send(res, 500, JSON.stringify({ message: 'Something went wrong' }));
  }
}

/** Replaces the record in the middle of a page. */
function replaceRecord(
  text: string,
  field: string,
  replace: (record: Record<string, unknown>) => unknown,
): string {
  const body: Record<string, unknown> = JSON.parse(text);
  const records = body[field];
  if (!Array.isArray(records)) {
    throw new Error(`the answer has no list '${field}'`);
  }
  const middle = Math.floor(records.length / 2);
  return JSON.stringify({
    ...body,
    [field]: records.map((record, i) =>
      i === middle ? replace(record) : record,
    ),
  });
}
