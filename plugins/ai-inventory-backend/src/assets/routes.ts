import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { ApiRouter } from '../schema/router';
import type { AssetService, ReadOptions } from './AssetService';

/** The routes that read assets. */
export function addAssetRoutes(
  router: ApiRouter,
  options: {
    readonly assets: AssetService<ReadOptions>;
    readonly httpAuth: HttpAuthService;
  },
): void {
  const { assets, httpAuth } = options;

  router.get('/assets', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await assets.listAssets(req.query, { credentials }));
  });

  router.get('/assets/facets', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const facets = await assets.getFacets(req.query, { credentials });
    res.json({ facets });
  });

  router.get('/assets/by-ref/{kind}/{namespace}/{name}', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const entityRef = stringifyEntityRef(req.params);
    res.json(await assets.getAssetByEntityRef(entityRef, { credentials }));
  });

  router.get('/assets/{id}', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await assets.getAsset(req.params.id, { credentials }));
  });

  router.get('/assets/{id}/versions', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(
      await assets.listVersions(req.params.id, req.query, { credentials }),
    );
  });

  router.get('/assets/{id}/versions/{version}', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { id, version } = req.params;
    const { record } = req.query;
    res.json(await assets.getVersion(id, version, record, { credentials }));
  });

  router.get('/versions/compare', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await assets.compareVersions(req.query.id, { credentials }));
  });

  router.get('/assets/{id}/history', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(
      await assets.listHistory(req.params.id, req.query, { credentials }),
    );
  });

  router.get('/assets/{id}/usages', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(
      await assets.listUsages(req.params.id, req.query, { credentials }),
    );
  });

  router.get('/assets/{id}/deployments', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(
      await assets.listDeployments(req.params.id, req.query, { credentials }),
    );
  });

  router.get('/assets/{id}/declaration-draft', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await assets.getDeclarationDraft(req.params.id, { credentials }));
  });

  router.get('/summary', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await assets.getSummary({ credentials }));
  });
}
