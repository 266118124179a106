import type { Request, Response } from 'express';
import { sendWithFaults } from '../faults/applyFaults';
import type { Faults } from '../faults/Faults';
import { ArmError, ARM_FAULT_STYLE, missing } from './errors';
import { readMetrics } from './metrics';
import { readPage } from './paging';
import { isListPath, isResourcePath, workspaceId } from './resources';
import type { ListView, WorkspaceData } from './WorkspaceData';

/** Where the cloud lies on the sandbox's server. */
export const PATH = '/azure';

const JSON_TYPE = 'application/json; charset=utf-8';
const MLFLOW = '/mlflow/v1.0';
const METRICS =
  /^onlineEndpoints\/([^/]+)\/providers\/microsoft\.insights\/metrics$/i;
const VIEWS: readonly string[] = ['ActiveOnly', 'ArchivedOnly', 'All'];

/** The answer to one request. */
export class Answer {
  constructor(
    private readonly req: Request,
    private readonly res: Response,
    private readonly parts: {
      readonly data: WorkspaceData;
      readonly faults: Faults;
      readonly now: () => number;
    },
  ) {}

  async send(): Promise<void> {
    const path = decodeURIComponent(this.req.path);
    if (path.startsWith(`${MLFLOW}/`)) {
      await this.sendRun(path.slice(MLFLOW.length));
      return;
    }
    if (!this.req.query['api-version']) {
      throw new ArmError(
        400,
        'MissingApiVersionParameter',
        'The api-version query parameter (?api-version=) is required for all requests.',
      );
    }
    const place = this.inWorkspace(path);
    const metrics = METRICS.exec(place);
    if (this.req.method !== 'GET') {
      await this.change(place);
    } else if (place === '') {
      await this.json(this.workspace());
    } else if (metrics) {
      await this.sendMetrics(metrics[1]);
    } else if (isListPath(place)) {
      await this.sendPage(place);
    } else {
      await this.json(this.found(place));
    }
  }

  /** The part of a path below the workspace. */
  private inWorkspace(path: string): string {
    const own = workspaceId(this.parts.data.place);
    const rest = path.slice(own.length);
    if (
      path.slice(0, own.length).toLowerCase() !== own.toLowerCase() ||
      (rest !== '' && !rest.startsWith('/'))
    ) {
      throw missing(path);
    }
    return rest.replace(/^\/|\/$/g, '');
  }

  private workspace() {
    const { data } = this.parts;
    const id = workspaceId(data.place);
    return {
      id,
      name: data.place.workspace,
      type: 'Microsoft.MachineLearningServices/workspaces',
      ...data.workspace,
      properties: {
        ...data.workspace.properties,
        mlFlowTrackingUri: `azureml://${this.req.headers.host}${PATH}${MLFLOW}${id}`,
      },
    };
  }

  private found(path: string) {
    const found = isResourcePath(path) && this.parts.data.toWire(path);
    if (!found) {
      throw missing(path);
    }
    return found;
  }

  private async sendPage(collection: string): Promise<void> {
    const { data, faults } = this.parts;
    const holder = collection.split('/').slice(0, -1).join('/');
    if (holder && !data.get(holder)) {
      throw missing(holder);
    }
    const { jobType } = this.req.query;
    const paths = data
      .list(collection, this.view())
      .filter(
        path => !jobType || data.get(path)?.properties.jobType === jobType,
      );
    const share = faults.share(this.req.originalUrl);
    const told = paths.slice(0, Math.floor(paths.length * share));
    const page = readPage(told, this.req);
    await this.json(
      {
        value: page.items.map(path => data.toWire(path)),
        ...(page.nextLink && { nextLink: page.nextLink }),
      },
      { listKey: 'value', page: page.number, last: !page.nextLink },
    );
  }

  /** Endpoints have no archive, and always tell all. */
  private view(): ListView {
    const view = String(this.req.query.listViewType ?? 'ActiveOnly');
    if (!isView(view)) {
      throw new ArmError(400, 'UserError', `Unknown listViewType '${view}'.`);
    }
    return view;
  }

  private async sendMetrics(endpoint: string): Promise<void> {
    const { data, now } = this.parts;
    this.found(`onlineEndpoints/${endpoint}`);
    await this.json(readMetrics(this.req, data, endpoint, now()));
  }

  private async sendRun(path: string): Promise<void> {
    const { data } = this.parts;
    const own = workspaceId(data.place);
    const id = String(this.req.query.run_id ?? '');
    const run =
      path === `${own}/api/2.0/mlflow/runs/get` ? data.runs.get(id) : undefined;
    if (!run) {
      this.res.status(404).json({
        error_code: 'RESOURCE_DOES_NOT_EXIST',
        message: `Run with id=${id} not found`,
      });
      return;
    }
    const timestamp = Date.parse(
      data.get(`jobs/${id}`)?.systemData.createdAt ?? '',
    );
    await this.json({
      run: {
        info: {
          run_id: id,
          run_uuid: id,
          experiment_id: '6c1f4a2e-8a43-4d2b-9b9a-0e2a3d7f5c10',
          status: 'FINISHED',
          lifecycle_stage: 'active',
        },
        data: {
          params: Object.entries(run.params).map(([key, value]) => ({
            key,
            value,
          })),
          metrics: Object.entries(run.metrics).map(([key, value]) => ({
            key,
            value,
            timestamp,
            step: 0,
          })),
        },
      },
    });
  }

  private async change(path: string): Promise<void> {
    const { data } = this.parts;
    const body = this.req.body ?? {};
    if (!isResourcePath(path)) {
      throw missing(path);
    }
    switch (this.req.method) {
      case 'PUT':
        this.res.status(data.get(path) ? 200 : 201);
        data.put(path, {
          ...data.get(path),
          ...body,
          properties: body.properties ?? {},
        });
        break;
      case 'PATCH':
        if (!data.patch(path, body.properties ?? {})) {
          throw missing(path);
        }
        break;
      case 'DELETE':
        this.res.status(data.delete(path) ? 200 : 204).end();
        return;
      default:
        throw new ArmError(405, 'MethodNotAllowed', 'Not allowed.');
    }
    await this.json(this.found(path));
  }

  private json(
    body: unknown,
    listing: {
      readonly listKey?: string;
      readonly page?: number;
      readonly last?: boolean;
    } = {},
  ): Promise<void> {
    const { req, res } = this;
    return sendWithFaults(
      this.parts.faults,
      req,
      res,
      {
        contentType: JSON_TYPE,
        body,
        // With the query: `/models?` is that listing, and not what is below it.
        faultPath: req.originalUrl,
        ...listing,
      },
      ARM_FAULT_STYLE,
    );
  }
}

function isView(view: string): view is ListView {
  return VIEWS.includes(view);
}
