import type {
  HttpRouterService,
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { InventorySource } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { SyncRunStore } from '../sync/SyncRunStore';
import type { EventCounter } from './EventCounter';
import type { EventIntake } from './EventIntake';
import type { EventStore } from './EventStore';
import { RefusalLimiter } from './RefusalLimiter';
import { createEventRouter, EVENTS_PATH } from './routes';
import type { TargetedReads } from './TargetedReads';

const FLUSH_MS = 5_000;
const DAY_MS = 24 * 60 * 60_000;
/** So long a delivery is known again. */
const DELIVERIES_KEPT_MS = 2 * DAY_MS;
const UNEVENTFUL_RUNS_KEPT_MS = 7 * DAY_MS;

/** Opens the ways on which news comes in, and keeps house. */
export async function registerEvents(options: {
  readonly sources: ReadonlyMap<string, InventorySource>;
  readonly intake: EventIntake;
  readonly store: EventStore;
  readonly counter: EventCounter;
  readonly targeted: TargetedReads;
  readonly runs: SyncRunStore;
  readonly httpRouter: HttpRouterService;
  readonly events: EventsService;
  readonly scheduler: SchedulerService;
  readonly lifecycle: LifecycleService;
  readonly logger: LoggerService;
  readonly now: () => Date;
}): Promise<void> {
  const { intake, store, counter, targeted, runs, logger, now } = options;
  const limiter = new RefusalLimiter();
  options.httpRouter.addAuthPolicy({
    path: EVENTS_PATH,
    allow: 'unauthenticated',
  });
  options.httpRouter.use(createEventRouter({ intake, limiter }));

  const flush = setInterval(() => {
    counter
      .flush()
      .catch(error =>
        logger.warn(`Could not store how much news came: ${error}`),
      );
  }, FLUSH_MS);
  flush.unref();
  options.lifecycle.addShutdownHook(async () => {
    clearInterval(flush);
    limiter.stop();
    await targeted.stop();
    await counter.flush();
  });

  options.lifecycle.addStartupHook(async () => {
    for (const { ref, events } of options.sources.values()) {
      if (events?.onEvent && events.topics?.length) {
        await options.events.subscribe({
          id: `ai-inventory-source-${ref}`,
          topics: [...events.topics],
          onEvent: async event => {
            await intake.receiveEvent(ref, event);
          },
        });
      }
    }
    await options.scheduler.scheduleTask({
      id: 'read-again-what-waits',
      scope: 'local',
      frequency: { seconds: 30 },
      initialDelay: { seconds: 5 },
      timeout: { minutes: 5 },
      fn: signal => targeted.recover(signal),
    });
    await options.scheduler.scheduleTask({
      id: 'prune-events',
      scope: 'global',
      frequency: { hours: 6 },
      initialDelay: { minutes: 5 },
      timeout: { minutes: 10 },
      fn: async () => {
        const time = now().getTime();
        await store.prune(new Date(time - DELIVERIES_KEPT_MS));
        await runs.pruneUneventful(new Date(time - UNEVENTFUL_RUNS_KEPT_MS));
      },
    });
  });
}
