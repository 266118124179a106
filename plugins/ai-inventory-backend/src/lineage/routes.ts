import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { ImpactNotices } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { JsonObject } from '@backstage/types';
import { withoutUndefined } from '../assets/toAsset';
import { takeMoment } from '../history/Moment';
import { actorOf } from '../permissions/actorOf';
import { createAudited } from '../permissions/audited';
import type { ApiRouter } from '../schema/router';
import type { ImpactNotifier } from './ImpactNotifier';
import type { ImpactService } from './ImpactService';
import type { LineageService } from './LineageService';

/**
 * The routes that tell what was made from what, and what that affects. That
 * owners are notified is audited.
 */
export function addLineageRoutes(
  router: ApiRouter,
  options: {
    readonly lineage: LineageService;
    readonly impact: ImpactService;
    readonly notifier: ImpactNotifier;
    readonly httpAuth: HttpAuthService;
    readonly auditor: AuditorService;
  },
): void {
  const { lineage, impact, notifier, httpAuth } = options;
  const audited = createAudited(options.auditor);

  router.get('/assets/{id}/lineage', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { query, moment } = takeMoment(req.query);
    res.json(
      await lineage.lineage(req.params.id, query, { credentials, moment }),
    );
  });

  router.get('/impact', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { query, moment } = takeMoment(req.query);
    res.json(await impact.impact(query, { credentials, moment }));
  });

  router.post('/impact/notify', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const notify = () =>
      notifier.notify(req.body, { credentials, actor: actorOf(credentials) });
    if (req.body.preview) {
      res.json(await notify());
      return;
    }
    const { ref, version, message } = req.body;
    res.json(
      await audited(
        req,
        'impact-notify',
        withoutUndefined({ ref, version, message }),
        notify,
        whoWasTold,
      ),
    );
  });
}

function whoWasTold({ notices }: ImpactNotices): JsonObject {
  const told = (status: string) =>
    notices.filter(notice => notice.status === status);
  return {
    sent: told('sent').map(({ owner }) => owner),
    failed: told('failed').map(({ owner, reason }) => ({
      owner,
      reason: reason ?? '',
    })),
  };
}
