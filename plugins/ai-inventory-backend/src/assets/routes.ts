import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { takeMoment } from '../history/Moment';
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
    const { query, moment } = takeMoment(req.query);
    res.json(await assets.listAssets(query, { credentials, moment }));
  });

  router.get('/assets/facets', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { query, moment } = takeMoment(req.query);
    const facets = await assets.getFacets(query, { credentials, moment });
    res.json({ facets });
  });

  router.get('/assets/by-ref/{kind}/{namespace}/{name}', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const entityRef = stringifyEntityRef(req.params);
    const { moment } = takeMoment(req.query);
    res.json(
      await assets.getAssetByEntityRef(entityRef, { credentials, moment }),
    );
  });

  router.get('/assets/{id}', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { moment } = takeMoment(req.query);
    res.json(await assets.getAsset(req.params.id, { credentials, moment }));
  });

  router.get('/assets/{id}/versions', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { query, moment } = takeMoment(req.query);
    res.json(
      await assets.listVersions(req.params.id, query, { credentials, moment }),
    );
  });

  router.get('/assets/{id}/versions/{version}', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { id, version } = req.params;
    const { query, moment } = takeMoment(req.query);
    res.json(
      await assets.getVersion(id, version, query.record, {
        credentials,
        moment,
      }),
    );
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
