import {
  type BackendFeature,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import express from 'express';
import { FakeFeed } from './FakeFeed';

/** The hub, as far as the catalog knows it. */
export interface FakeHub {
  readonly feed: FakeFeed;
  readonly requests: { after?: string; limit: number }[];
  readonly plugin: BackendFeature;
  up: boolean;
}

export function createFakeHub(): FakeHub {
  const hub: FakeHub = {
    feed: new FakeFeed(),
    requests: [],
    up: true,
    plugin: createBackendPlugin({
      pluginId: 'ai-inventory',
      register(env) {
        env.registerInit({
          deps: {
            httpAuth: coreServices.httpAuth,
            httpRouter: coreServices.httpRouter,
          },
          async init({ httpAuth, httpRouter }) {
            const router = express.Router();
            router.get('/catalog-feed', (req, res, next) => {
              httpAuth
                .credentials(req, { allow: ['service'] })
                .then(() => {
                  const after = req.query.after?.toString();
                  const limit = Number(req.query.limit);
                  hub.requests.push({ after, limit });
                  if (hub.up) {
                    res.json(hub.feed.read({ after, limit }));
                  } else {
                    res.status(503).end();
                  }
                })
                .catch(next);
            });
            httpRouter.use(router);
          },
        });
      },
    }),
  };
  return hub;
}
