import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  eventsServiceRef,
  type EventsService,
} from '@backstage/plugin-events-node';
import {
  notificationService,
  type NotificationService,
} from '@backstage/plugin-notifications-node';
import { aiInventorySourcesExtensionPoint } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import type { Source } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import request from 'supertest';
import { aiInventoryPlugin } from '../plugin';
import { SYNC_FINISHED_TOPIC } from '../sync/SyncAnnouncer';
import type { ListSource } from './ListSource';

const BASE = '/api/ai-inventory';

export interface StartHubOptions {
  readonly source: ListSource;
  readonly config?: JsonObject;
  /** Absent: SQLite in memory. */
  readonly knex?: Knex;
  /** What the catalog has, also what is put there later. */
  readonly entities?: readonly Entity[];
  /** Absent: the portal has no notifications. */
  readonly notifications?: NotificationService;
  /** What the permission policy says; everything is allowed where absent. */
  readonly decide?: (permission: string) => PolicyDecision;
}

/** Starts the plugin in a real backend, with one source. */
export async function startHub(options: StartHubOptions) {
  const { source, knex, notifications } = options;
  const decide =
    options.decide ?? (() => ({ result: AuthorizeResult.ALLOW } as const));
  const auditor = mockServices.auditor.mock();
  auditor.createEvent.mockImplementation(async () => ({
    success: jest.fn(async () => {}),
    fail: jest.fn(async () => {}),
  }));
  const bus: { events?: EventsService; scheduler?: SchedulerService } = {};
  const backend = await startTestBackend({
    features: [
      aiInventoryPlugin,
      createBackendModule({
        pluginId: 'ai-inventory',
        moduleId: 'list-source',
        register(env) {
          env.registerInit({
            deps: {
              sources: aiInventorySourcesExtensionPoint,
              events: eventsServiceRef,
              scheduler: coreServices.scheduler,
            },
            async init({ sources, events, scheduler }) {
              bus.events = events;
              bus.scheduler = scheduler;
              sources.addSources({
                source,
                schedule: {
                  frequency: { trigger: 'manual' },
                  timeout: { minutes: 1 },
                },
              });
            },
          });
        },
      }),
      mockServices.rootConfig.factory({ data: options.config ?? {} }),
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission }) => {
            const { result } = decide(permission.name);
            return {
              result:
                result === AuthorizeResult.ALLOW
                  ? AuthorizeResult.ALLOW
                  : AuthorizeResult.DENY,
            };
          }),
        authorizeConditional: async requests =>
          requests.map(({ permission }) => decide(permission.name)),
      }).factory,
      auditor.factory,
      ...(options.entities ? [catalogOf(options.entities).factory] : []),
      ...(notifications
        ? [
            createServiceFactory({
              service: notificationService,
              deps: {},
              factory: () => notifications,
            }),
          ]
        : []),
      ...(knex
        ? [
            createServiceFactory({
              service: coreServices.database,
              deps: {},
              factory: () => mockServices.database({ knex }),
            }),
          ]
        : []),
    ],
  });

  const { server } = backend;
  const { events, scheduler } = bus;
  if (!events || !scheduler) {
    throw new Error('The plugin did not start');
  }
  const finished = { count: 0 };
  await events.subscribe({
    id: 'start-hub',
    topics: [SYNC_FINISHED_TOPIC],
    onEvent: async () => {
      finished.count += 1;
    },
  });

  const hub = {
    server,
    events,
    scheduler,
    stop: () => backend.stop(),
    auditor,
    get: (path: string) =>
      request(server)
        .get(`${BASE}${path}`)
        .set('authorization', mockCredentials.user.header()),
    post: (path: string, body: object = {}) =>
      request(server)
        .post(`${BASE}${path}`)
        .set('authorization', mockCredentials.user.header())
        .send(body),
    getAsService: (path: string) =>
      request(server)
        .get(`${BASE}${path}`)
        .set('authorization', mockCredentials.service.header()),
    getAsNobody: (path: string) =>
      request(server)
        .get(`${BASE}${path}`)
        .set('authorization', mockCredentials.none.header()),
    /** Calls without any credentials. */
    callAsNobody: (method: 'get' | 'post', path: string) =>
      request(server)
        [method](`${BASE}${path}`)
        .set('authorization', mockCredentials.none.header()),
    /** Reads the source once, and waits until that and its findings are done. */
    async sync(): Promise<Source> {
      const before = finished.count;
      await hub.post(`/sources/${source.ref}/sync`).expect(202);
      while (finished.count === before) {
        await new Promise(resolve => setImmediate(resolve));
      }
      return (await hub.get(`/sources/${source.ref}`)).body;
    },
  };
  return hub;
}

/** A catalog that finds all it has, and what it has now. */
function catalogOf(entities: readonly Entity[]) {
  return catalogServiceMock.mock({
    queryEntities: async () => ({
      items: [...entities],
      totalItems: entities.length,
      pageInfo: {},
    }),
    getEntitiesByRefs: async ({ entityRefs }) => ({
      items: entityRefs.map(ref =>
        entities.find(entity => stringifyEntityRef(entity) === ref),
      ),
    }),
  });
}

export type Hub = Awaited<ReturnType<typeof startHub>>;
