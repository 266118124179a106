import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { actorOf } from '../permissions/actorOf';
import { createAudited } from '../permissions/audited';
import type { ApiRouter } from '../schema/router';
import type { LinkService } from './LinkService';

/** The routes on which people decide what is one asset; each act is audited. */
export function addLinkRoutes(
  router: ApiRouter,
  options: {
    readonly links: LinkService;
    readonly httpAuth: HttpAuthService;
    readonly auditor: AuditorService;
  },
): void {
  const { links, httpAuth } = options;
  const audited = createAudited(options.auditor);

  router.post('/decisions', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const asset = await audited(
      req,
      'link-decide',
      { decision: { ...req.body } },
      () =>
        links.decide(req.body, { credentials, actor: actorOf(credentials) }),
    );
    res.json(asset);
  });

  router.post('/decisions/{decisionId}/revoke', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { decisionId } = req.params;
    const { reason } = req.body;
    const decision = await audited(
      req,
      'link-revoke',
      { decisionId, reason },
      () =>
        links.revoke(decisionId, reason, {
          credentials,
          actor: actorOf(credentials),
        }),
    );
    res.json(decision);
  });
}
