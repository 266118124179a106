import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { ApiRouter } from '../schema/router';
import type { LineageService } from './LineageService';

/** The routes that tell what was made from what, and what that affects. */
export function addLineageRoutes(
  router: ApiRouter,
  options: {
    readonly lineage: LineageService;
    readonly httpAuth: HttpAuthService;
  },
): void {
  const { lineage, httpAuth } = options;

  router.get('/assets/{id}/lineage', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await lineage.lineage(req.params.id, req.query, { credentials }));
  });

  router.get('/impact', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await lineage.impact(req.query, { credentials }));
  });
}
