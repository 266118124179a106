import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { createAudited } from '../permissions/audited';
import type { ApiRouter } from '../schema/router';
import type { AuthorizedSyncService } from './AuthorizedSyncService';

/** The routes that show sources and act on them; each act is audited. */
export function addSourceRoutes(
  router: ApiRouter,
  options: {
    readonly sync: AuthorizedSyncService;
    readonly httpAuth: HttpAuthService;
    readonly auditor: AuditorService;
  },
): void {
  const { sync, httpAuth, auditor } = options;

  const audited = createAudited(auditor);

  router.get('/sources', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json({ items: await sync.listSources({ credentials }) });
  });

  router.get('/sources/{type}/{key}', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await sync.getSource(refOf(req.params), { credentials }));
  });

  router.get('/sources/{type}/{key}/runs', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(
      await sync.listRuns(refOf(req.params), req.query, { credentials }),
    );
  });

  router.get('/sources/{type}/{key}/runs/{runId}', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(
      await sync.getRun(refOf(req.params), req.params.runId, { credentials }),
    );
  });

  router.post('/sources/{type}/{key}/sync', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const source = refOf(req.params);
    const answer = await audited(req, 'source-sync', { source }, () =>
      sync.sync(source, { credentials }),
    );
    res.status(202).json(answer);
  });

  router.post('/sources/{type}/{key}/release-brake', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const source = refOf(req.params);
    const { reason } = req.body;
    const answer = await audited(
      req,
      'source-release-brake',
      { source, reason },
      () => sync.releaseBrake(source, reason, { credentials }),
    );
    res.status(202).json(answer);
  });
}

function refOf({ type, key }: { type: string; key: string }): string {
  return `${type}/${key}`;
}
