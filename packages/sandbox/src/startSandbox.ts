import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createAdminRouter } from './admin/router';
import { requireCredentials, type SandboxAuth } from './auth';
import { createCodeHost } from './code/createCodeHost';
import { CLOUDS, type Cloud } from './clouds';
import { Faults } from './faults/Faults';
import {
  GeneratedData,
  type GeneratedOptions,
} from './generated/GeneratedData';
import { MemoryData } from './mlflow/MemoryData';
import { MlflowContext } from './mlflow/MlflowContext';
import type { MlflowData } from './mlflow/MlflowData';
import { createMlflowRouter } from './mlflow/router';
import { RequestLog } from './RequestLog';
import { fillScenario } from './scenario/fillScenario';
import { createWelcomeRouter } from './welcome';

/**
 * What a sandbox holds at the start: the company's scenario, nothing at all, or
 * a generated registry of any size.
 */
export type SandboxScenario =
  | 'company'
  | 'empty'
  | { readonly generated: GeneratedOptions };

export interface SandboxOptions {
  /** Default: any free port. */
  readonly port?: number;
  /** Default: `company`. */
  readonly scenario?: SandboxScenario;
  /** Lets only those in who know this. Default: everybody. */
  readonly auth?: SandboxAuth;
  /** The clock for what is written later. Default: the system's. */
  readonly now?: () => number;
}

/** A running server with all simulated platforms. */
export interface Sandbox {
  /** Without a slash at the end. */
  readonly url: string;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** What it holds. */
  readonly data: MlflowData;
  /** The generated registry, to change its size and content. */
  readonly generated?: GeneratedData;
  /** The simulated clouds, which lie at paths of their own. */
  readonly clouds: readonly Cloud[];
  /** Starts over with the scenario, without faults and counts. */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts a server on this machine that answers as MLflow does, and below paths
 * of their own as the clouds do.
 * @throws an Error when the port is taken.
 */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const faults = new Faults();
  const requests = new RequestLog();
  const clouds = CLOUDS.map(createCloud =>
    createCloud({
      faults,
      scenario: options.scenario === 'empty' ? 'empty' : 'company',
      now: options.now ?? Date.now,
    }),
  );
  const code = createCodeHost();
  let data = createData(options);
  const reset = () => {
    data = createData(options);
    clouds.forEach(cloud => cloud.reset());
    code.reset();
    faults.clear();
    requests.clear();
  };

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  const generated = () => (data instanceof GeneratedData ? data : undefined);
  app.use(
    '/sandbox',
    createAdminRouter({ faults, requests, reset, generated }),
  );
  app.use('/code', code.router);
  app.use(createWelcomeRouter(() => data));
  app.use((req, _, next) => {
    // AWS tells the operation in a header; all its paths are the same.
    requests.add(req.method, `${req.path}${req.header('x-amz-target') ?? ''}`);
    next();
  });
  for (const cloud of clouds) {
    app.use(cloud.path, cloud.router);
  }
  app.use(requireCredentials(options.auth));
  app.use(createMlflowRouter(new MlflowContext(() => data, faults)));

  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, 'localhost', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://localhost:${port}`,
    faults,
    requests,
    clouds,
    reset,
    get data() {
      return data;
    },
    get generated() {
      return generated();
    },
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function createData({
  scenario = 'company',
  now = Date.now,
}: SandboxOptions): MlflowData {
  if (typeof scenario === 'object') {
    return new GeneratedData(scenario.generated);
  }
  const data = new MemoryData(now);
  if (scenario === 'company') {
    fillScenario(data);
  }
  return data;
}
