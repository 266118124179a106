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
  return (await startInventoryWith({ url })).client;
}

/** As {@link startInventory}, with these keys of the source's configuration. */
export async function startInventoryWith(fields: {
  readonly url: string;
  readonly webhookSecret?: string;
}) {
  const backend = await startTestBackend({
    features: [
      aiInventoryPlugin,
      aiInventoryModuleMlflow,
      mockServices.rootConfig.factory({
        data: { aiInventory: { sources: { mlflow: { test: { ...fields } } } } },
      }),
    ],
  });
  const { server } = backend;
  const client = new AiInventoryClient({
    discoveryApi: {
      getBaseUrl: async pluginId =>
        `http://127.0.0.1:${server.port()}/api/${pluginId}`,
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
      const eventsUrl = `http://127.0.0.1:${server.port()}/api/ai-inventory/sources/mlflow/test/events`;
      return { client, eventsUrl, stop: () => backend.stop() };
    }
    if (lastRun) {
      throw new Error(`The sync ${lastRun.status}: ${lastRun.error}`);
    }
    await delay(POLL_MS);
  }
}
