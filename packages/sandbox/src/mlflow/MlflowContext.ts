import type { Request, Response } from 'express';
import { sendWithFaults, type Outgoing } from '../faults/applyFaults';
import type { Faults } from '../faults/Faults';
import { ShrunkenData } from '../faults/ShrunkenData';
import { invalid } from './errors';
import { MLFLOW_FAULT_STYLE } from './faultStyle';
import { MemoryData } from './MemoryData';
import type { MlflowData, Rows } from './MlflowData';
import { encodeToken, takePage, type PageRequest } from './paging';

/** What the routes of the simulated MLflow work with. */
export class MlflowContext {
  constructor(
    private readonly current: () => MlflowData,
    private readonly faults: Faults,
  ) {}

  /** What the registry tells of itself to this request. */
  data(req: Request): MlflowData {
    const share = this.faults.share(req.path);
    const data = this.current();
    return share < 1 ? new ShrunkenData(data, share) : data;
  }

  /** The registry as it can be changed. */
  writable(): MemoryData {
    const data = this.current();
    if (!(data instanceof MemoryData)) {
      throw invalid('This generated registry cannot be changed.');
    }
    return data;
  }

  async send(req: Request, res: Response, body: unknown): Promise<void> {
    await this.answer(req, res, { contentType: 'application/json', body });
  }

  async sendFile(req: Request, res: Response, content: string): Promise<void> {
    await this.answer(req, res, { contentType: 'text/plain', body: content });
  }

  /** Sends a page of rows, without the list when it is empty. */
  async sendPage<T>(
    req: Request,
    res: Response,
    listing: {
      readonly listKey: string;
      readonly rows: Rows<T>;
      readonly request: PageRequest;
      readonly toWire: (row: T) => unknown;
      readonly token?: (offset: number) => string;
    },
  ): Promise<void> {
    const { listKey, rows, request, toWire, token = encodeToken } = listing;
    const { items, nextOffset } = takePage(rows, request);
    await this.answer(req, res, {
      contentType: 'application/json',
      listKey,
      page: Math.floor(request.offset / Math.max(1, request.limit)) + 1,
      last: nextOffset === undefined,
      body: {
        ...(items.length > 0 && { [listKey]: items.map(toWire) }),
        ...(nextOffset !== undefined && {
          next_page_token: token(nextOffset),
        }),
      },
    });
  }

  private answer(req: Request, res: Response, outgoing: Outgoing) {
    return sendWithFaults(this.faults, req, res, outgoing, MLFLOW_FAULT_STYLE);
  }
}
