import {
  AiInventoryClient,
  CATALOG_FEED_CHANGED_TOPIC,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type {
  AuthService,
  DatabaseService,
  DiscoveryService,
  LoggerService,
  RootConfigService,
  RootLifecycleService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import type {
  CatalogService,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import { CatalogFeedReader } from './CatalogFeedReader';
import { DatabaseFeedStore } from './FeedStore';
import { FeedWaker } from './FeedWaker';
import { readFeedSchedule } from './config';

const TASK_ID = 'ai-inventory-catalog-feed';

export interface AiInventoryEntityProviderOptions {
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly config: RootConfigService;
  /** The catalog's own. */
  readonly database: DatabaseService;
  readonly discovery: DiscoveryService;
  readonly events: EventsService;
  readonly lifecycle: RootLifecycleService;
  readonly logger: LoggerService;
  readonly scheduler: SchedulerService;
}

/**
 * Brings the entities of the AI inventory into the catalog, and takes away
 * those that the inventory withdraws.
 *
 * It reads the hub's catalog feed on a schedule and whenever the hub announces
 * news, and goes on where it stood after a restart.
 */
export class AiInventoryEntityProvider implements EntityProvider {
  readonly #options: AiInventoryEntityProviderOptions;
  readonly #client: AiInventoryClient;
  readonly #schedule;
  #backendIsUp = false;

  /** @throws `InputError` when the configured schedule can't be used. */
  constructor(options: AiInventoryEntityProviderOptions) {
    this.#options = options;
    this.#client = new AiInventoryClient({ discoveryApi: options.discovery });
    this.#schedule = readFeedSchedule(options.config);
  }

  getProviderName() {
    return 'ai-inventory';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    const { database, events, lifecycle, logger, scheduler } = this.#options;
    const reader = new CatalogFeedReader({
      connection,
      store: await DatabaseFeedStore.create({
        database,
        provider: this.getProviderName(),
      }),
      locationKey: this.getProviderName(),
      readPage: options => this.#readPage(options),
      catalogHasAny: refs => this.#catalogHasAny(refs),
      logger,
    });
    const shutdown = new AbortController();
    const waker = new FeedWaker({
      trigger: () => scheduler.triggerTask(TASK_ID),
      signal: shutdown.signal,
      logger,
    });

    await scheduler.scheduleTask({
      ...this.#schedule,
      id: TASK_ID,
      signal: shutdown.signal,
      fn: signal => this.#run(reader, signal),
    });
    await events.subscribe({
      id: TASK_ID,
      topics: [CATALOG_FEED_CHANGED_TOPIC],
      onEvent: async () => waker.wake(),
    });
    lifecycle.addStartupHook(() => {
      this.#backendIsUp = true;
      waker.wake();
    });
    lifecycle.addShutdownHook(() => shutdown.abort());
  }

  async #run(reader: CatalogFeedReader, signal: AbortSignal): Promise<void> {
    // A hub in the same backend answers no sooner; the startup hook wakes us.
    if (!this.#backendIsUp) {
      return;
    }
    const { logger } = this.#options;
    try {
      const { upserted, withdrawn } = await reader.readToEnd(signal);
      if (upserted > 0 || withdrawn > 0) {
        logger.info(
          `Read the AI inventory's catalog feed: ${upserted} entities new or changed, ${withdrawn} withdrawn`,
        );
      }
    } catch (error) {
      if (signal.aborted) {
        logger.debug(
          `The reading of the AI inventory's catalog feed was stopped: ${stringifyError(
            error,
          )}`,
        );
      } else if (isError(error) && error.name === 'ServiceUnavailableError') {
        logger.warn(
          `The catalog feed was not read to its end, which is tried again at the next turn: ${stringifyError(
            error,
          )}`,
        );
      } else {
        throw error;
      }
    }
  }

  async #readPage(options: {
    after?: string;
    limit: number;
    signal: AbortSignal;
  }) {
    const { auth } = this.#options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'ai-inventory',
    });
    const { after, limit, signal } = options;
    return this.#client.readCatalogFeed({ after, limit }, { token, signal });
  }

  async #catalogHasAny(refs: string[]): Promise<boolean> {
    const { auth, catalog } = this.#options;
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: refs, fields: ['metadata.name'] },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return items.some(item => item !== undefined);
  }
}
