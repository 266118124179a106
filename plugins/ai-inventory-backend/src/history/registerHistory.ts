import type {
  HttpAuthService,
  LifecycleService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Access } from '../permissions/Access';
import type { ApiRouter } from '../schema/router';
import { HistorySealer } from './HistorySealer';
import { HistoryService } from './HistoryService';

/** Has the history sealed every minute, and adds the route that verifies it. */
export function registerHistory(
  router: ApiRouter,
  options: {
    readonly knex: Knex;
    readonly access: Access;
    readonly httpAuth: HttpAuthService;
    readonly lifecycle: LifecycleService;
    readonly scheduler: SchedulerService;
    readonly now: () => Date;
  },
): void {
  const { httpAuth, lifecycle, scheduler } = options;
  const history = new HistoryService(options);
  const sealer = new HistorySealer(options);

  router.get('/history/verify', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await history.verify(req.query, { credentials }));
  });

  lifecycle.addStartupHook(() =>
    scheduler.scheduleTask({
      id: 'seal-history',
      scope: 'global',
      frequency: { minutes: 1 },
      initialDelay: { seconds: 20 },
      timeout: { minutes: 10 },
      fn: async signal => {
        await sealer.seal(signal);
      },
    }),
  );
}
