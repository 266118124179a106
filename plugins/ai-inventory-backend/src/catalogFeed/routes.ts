import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Access } from '../permissions/Access';
import type { ApiRouter } from '../schema/router';
import type { SourceStore } from '../sync/SourceStore';
import type { CatalogFeedStore } from './CatalogFeedStore';

const DEFAULT_LIMIT = 1_000;

/** The route by which the catalog's entity provider reads the inventory. */
export function addCatalogFeedRoutes(
  router: ApiRouter,
  options: {
    readonly feed: CatalogFeedStore;
    readonly sources: SourceStore;
    readonly access: Access;
    readonly httpAuth: HttpAuthService;
  },
): void {
  const { feed, sources, access, httpAuth } = options;

  router.get('/catalog-feed', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['service'],
    });
    await access.requireAllAssets(credentials);
    const { after, limit = DEFAULT_LIMIT } = req.query;
    res.json(
      await feed.read({
        after,
        limit,
        mayReset: () => sources.allCompletedOnce(),
      }),
    );
  });
}
