import aiInventoryPlugin from '@ai-inventory/backstage-plugin-ai-inventory-backend';
import { AiInventoryClient } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { setTimeout as delay } from 'node:timers/promises';
import aiInventoryModuleMlflow from '..';

const SOURCE = { type: 'mlflow', key: 'test' };
const POLL_MS = 100;

/** Starts the inventory on an MLflow server, and waits until it was read. */
export async function startInventory(url: string): Promise<AiInventoryClient> {
  const { server } = await startTestBackend({
    features: [
      aiInventoryPlugin,
      aiInventoryModuleMlflow,
      mockServices.rootConfig.factory({
        data: { aiInventory: { sources: { mlflow: { test: { url } } } } },
      }),
    ],
  });
  const client = new AiInventoryClient({
    discoveryApi: {
      getBaseUrl: async pluginId =>
        `http://localhost:${server.port()}/api/${pluginId}`,
    },
    fetchApi: {
      fetch: (input, init) => {
        const request = new Request(input, init);
        request.headers.set('authorization', mockCredentials.user.header());
        return fetch(request);
      },
    },
  });
  await client.syncSource(SOURCE);
  for (;;) {
    const { lastRun } = await client.getSource(SOURCE);
    if (lastRun?.status === 'succeeded') {
      return client;
    }
    if (lastRun) {
      throw new Error(`The sync ${lastRun.status}: ${lastRun.error}`);
    }
    await delay(POLL_MS);
  }
}
