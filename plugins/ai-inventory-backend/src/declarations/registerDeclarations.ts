import type {
  AuthService,
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import { DECLARATION_CHANGED_TOPIC } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { FindingsEngine } from '../findings/FindingsEngine';
import type { Linker } from '../linking/Linker';
import type { BrakePolicy } from '../sync/brake';
import { DeclarationReader } from './DeclarationReader';
import type { DeclarationStore } from './DeclarationStore';

/** Has declarations read when the catalog tells of them, and all on a schedule. */
export function registerDeclarations(options: {
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly events: EventsService;
  readonly scheduler: SchedulerService;
  readonly lifecycle: LifecycleService;
  readonly logger: LoggerService;
  readonly brake: BrakePolicy;
  readonly store: DeclarationStore;
  readonly linker: Linker;
  readonly findings: FindingsEngine;
  readonly onChanged: (feedChanges: number) => Promise<void>;
}): void {
  const { events, scheduler, lifecycle, linker, findings, onChanged, logger } =
    options;
  const shutdown = new AbortController();
  const reader = new DeclarationReader({
    ...options,
    onChanged: async feedChanges =>
      onChanged(feedChanges + (await linker.linkDeployments())),
  });
  let isAnswering = true;
  /** Tells once that the catalog does not answer: it is asked often. */
  async function readAll(signal: AbortSignal): Promise<void> {
    try {
      await reader.readAll(signal);
      await findings.recheckOwners();
      isAnswering = true;
    } catch (error) {
      if (isAnswering && !signal.aborted) {
        logger.warn(
          `The catalog could not be asked for declarations; what is known of them stays, and it is asked again every ten seconds. ${stringifyError(
            error,
          )}`,
        );
      }
      isAnswering = false;
    }
  }
  lifecycle.addShutdownHook(() => shutdown.abort());
  lifecycle.addStartupHook(async () => {
    await events.subscribe({
      id: 'ai-inventory-declarations',
      topics: [DECLARATION_CHANGED_TOPIC],
      onEvent: async ({ eventPayload }) => {
        const ref = (eventPayload as { entityRef?: unknown } | undefined)
          ?.entityRef;
        if (typeof ref === 'string') {
          reader.tell([ref], shutdown.signal);
        }
      },
    });
    await scheduler.scheduleTask({
      id: 'read-declarations',
      scope: 'global',
      frequency: { seconds: 10 },
      initialDelay: { seconds: 5 },
      timeout: { minutes: 10 },
      fn: readAll,
    });
    await scheduler.scheduleTask({
      id: 'link-and-evaluate-what-waits',
      scope: 'global',
      frequency: { minutes: 5 },
      initialDelay: { seconds: 30 },
      timeout: { minutes: 30 },
      fn: async signal => {
        const feedChanges = await linker.linkChanged(signal);
        await onChanged(feedChanges);
      },
    });
    await scheduler.scheduleTask({
      id: 'evaluate-all-findings',
      scope: 'global',
      frequency: { hours: 1 },
      initialDelay: { minutes: 10 },
      timeout: { minutes: 30 },
      fn: async signal => {
        await findings.evaluateAll(signal);
      },
    });
  });
}
