import { createServer } from 'node:net';
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import eventsPlugin from '@backstage/plugin-events-backend';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import aiInventoryPlugin from '@ai-inventory/backstage-plugin-ai-inventory-backend';
import { aiInventorySourcesExtensionPoint } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { AiInventoryEntityProcessor } from '@ai-inventory/backstage-plugin-catalog-backend-module-ai-inventory/src/processor/AiInventoryEntityProcessor';
import { AiInventoryEntityProvider } from '@ai-inventory/backstage-plugin-catalog-backend-module-ai-inventory/src/provider/AiInventoryEntityProvider';
import {
  createMlflowSource,
  KnownEtags,
  withKnownArtifacts,
  type RegistrySize,
} from '../hub/mlflowSource';
import { CapturedTask } from './CapturedTask';

export interface BackendOptions {
  readonly port: number;
  /** Lets those in who send it as a bearer token. */
  readonly token: string;
  readonly database: {
    readonly connection: Readonly<Record<string, string | number>>;
    /** The databases are called `<prefix><plugin>`. */
    readonly prefix: string;
  };
  /** Absent: there is no catalog in the backend. */
  readonly catalog?: {
    /** Whether the catalog processes what it is given. */
    readonly processing: boolean;
  };
  /** What the hub reads; absent: nothing. */
  readonly registry?: RegistrySize & { readonly url: string };
  /** Sources that filled the inventory before. */
  readonly knownSources?: readonly string[];
}

interface CatalogUnderTest {
  /** Has the entity provider read the hub's feed to its end. */
  readFeed(): Promise<void>;
  /** Of a provider that does nothing of its own. */
  connection(): EntityProviderConnection;
}

const SYNC_POLL_MS = 100;

/** Starts a real backend with the hub, as a portal has it. */
export async function startBackend(options: BackendOptions) {
  const { port, token } = options;
  const backend = createBackend();
  backend.add(rootConfig(options));
  backend.add(eventsPlugin);
  backend.add(aiInventoryPlugin);
  backend.add(sourcesModule(options));
  let catalog: CatalogUnderTest | undefined;
  if (options.catalog) {
    backend.add(catalogPlugin);
    backend.add(
      catalogModule(found => {
        catalog = found;
      }),
    );
  }
  await backend.start();
  return {
    catalog,
    sync: (sourceRef: string) =>
      syncToEnd(`http://localhost:${port}`, token, sourceRef),
  };
}

/** A port that nobody used a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      server.close(() => resolve(port ?? 0));
    });
  });
}

function rootConfig({ port, token, database, catalog }: BackendOptions) {
  const url = `http://localhost:${port}`;
  const data = {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { port, host: 'localhost' },
      database: { client: 'pg', ...database },
      auth: {
        externalAccess: [
          { type: 'static', options: { token, subject: 'bench' } },
        ],
      },
    },
    catalog: {
      processingInterval: catalog?.processing ? { hours: 24 } : false,
    },
  };
  return createServiceFactory({
    service: coreServices.rootConfig,
    deps: {},
    factory: () => new ConfigReader(data),
  });
}

function sourcesModule({ registry, knownSources = [] }: BackendOptions) {
  return createBackendModule({
    pluginId: 'ai-inventory',
    moduleId: 'bench-sources',
    register(env) {
      env.registerInit({
        deps: { sources: aiInventorySourcesExtensionPoint },
        async init({ sources }) {
          const schedule = {
            frequency: { trigger: 'manual' },
            timeout: { hours: 2 },
          } as const;
          if (registry) {
            sources.addSources({
              source: withKnownArtifacts(
                createMlflowSource(registry.url),
                new KnownEtags(registry, { keep: false }),
              ),
              schedule,
            });
          }
          for (const ref of knownSources) {
            const [, environment] = ref.split('/');
            sources.addSources({
              source: {
                ref,
                environment,
                location: `http://${environment}.mlflow.example.com`,
                async *read() {
                  throw new Error('This source was read before the start');
                },
              },
              schedule,
            });
          }
        },
      });
    },
  });
}

/** The catalog's side of the inventory, and a provider to compare it with. */
function catalogModule(ready: (catalog: CatalogUnderTest) => void) {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'bench-providers',
    register(env) {
      env.registerInit({
        deps: {
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          config: coreServices.rootConfig,
          database: coreServices.database,
          discovery: coreServices.discovery,
          events: eventsServiceRef,
          lifecycle: coreServices.rootLifecycle,
          logger: coreServices.logger,
          processing: catalogProcessingExtensionPoint,
        },
        async init({ processing, ...services }) {
          const task = new CapturedTask();
          let connection: EntityProviderConnection | undefined;
          processing.addProcessor(new AiInventoryEntityProcessor());
          processing.addEntityProvider(
            new AiInventoryEntityProvider({ ...services, scheduler: task }),
            {
              getProviderName: () => 'bench',
              async connect(given) {
                connection = given;
              },
            },
          );
          ready({
            readFeed: () => task.run(),
            connection() {
              if (!connection) {
                throw new Error('The catalog has not connected its providers');
              }
              return connection;
            },
          });
        },
      });
    },
  });
}

/** Asks the hub for a sync, as an operator does, and waits for its end. */
async function syncToEnd(
  baseUrl: string,
  token: string,
  sourceRef: string,
): Promise<void> {
  const url = `${baseUrl}/api/ai-inventory/sources/${sourceRef}`;
  const headers = { authorization: `Bearer ${token}` };
  const asked = await fetch(`${url}/sync`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: '{}',
  });
  if (!asked.ok) {
    throw new Error(`No sync of ${sourceRef}: ${await asked.text()}`);
  }
  for (;;) {
    const answer = await fetch(url, { headers });
    const { running, lastRun } = (await answer.json()) as {
      running?: object;
      lastRun?: { status: string; error?: string };
    };
    if (!running && lastRun) {
      if (lastRun.status !== 'succeeded') {
        throw new Error(`The sync ${lastRun.status}: ${lastRun.error}`);
      }
      return;
    }
    await new Promise(resolve => setTimeout(resolve, SYNC_POLL_MS));
  }
}
