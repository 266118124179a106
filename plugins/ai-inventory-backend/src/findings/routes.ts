import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { actorOf } from '../permissions/actorOf';
import { createAudited } from '../permissions/audited';
import type { ApiRouter } from '../schema/router';
import type { FindingService } from './FindingService';

/** The routes that show findings and act on them; each act is audited. */
export function addFindingRoutes(
  router: ApiRouter,
  options: {
    readonly findings: FindingService;
    readonly httpAuth: HttpAuthService;
    readonly auditor: AuditorService;
  },
): void {
  const { findings, httpAuth } = options;
  const audited = createAudited(options.auditor);

  router.get('/assets/{id}/findings', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await findings.list(req.params.id, req.query, { credentials }));
  });

  router.get('/finding-types', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json({ items: await findings.types({ credentials }) });
  });

  router.post('/findings/{findingId}/accept', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { findingId } = req.params;
    const { reason, until } = req.body;
    const finding = await audited(
      req,
      'finding-accept',
      { findingId, reason, until },
      () =>
        findings.accept(
          findingId,
          { reason, until },
          { credentials, actor: actorOf(credentials) },
        ),
    );
    res.json(finding);
  });

  router.post('/findings/{findingId}/reopen', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { findingId } = req.params;
    const { reason } = req.body;
    const finding = await audited(
      req,
      'finding-reopen',
      { findingId, reason },
      () =>
        findings.reopen(findingId, {
          credentials,
          actor: actorOf(credentials),
        }),
    );
    res.json(finding);
  });
}
