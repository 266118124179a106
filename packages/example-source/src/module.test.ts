import {
  aiInventorySourcesExtensionPoint,
  type ScheduledInventorySource,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import aiInventoryModuleAcme from './index';

async function start(acme: JsonObject) {
  const added: ScheduledInventorySource[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        aiInventorySourcesExtensionPoint,
        { addSources: (...more) => added.push(...more) },
      ],
    ],
    features: [
      aiInventoryModuleAcme,
      mockServices.rootConfig.factory({
        data: { aiInventory: { sources: { acme } } },
      }),
    ],
  });
  await backend.stop();
  return added;
}

describe('aiInventoryModuleAcme', () => {
  it('adds a source for each configured server', async () => {
    const [{ source, schedule }] = await start({
      prod: { url: 'https://acme.test', token: 'x', environment: 'production' },
    });

    expect(source).toMatchObject({
      ref: 'acme/prod',
      environment: 'production',
      location: 'https://acme.test',
    });
    expect(schedule.frequency).toEqual({ hours: 1 });
  });

  it('lets the backend not start with a wrong configuration', async () => {
    await expect(start({ prod: { url: 'acme' } })).rejects.toThrow(
      /aiInventory\.sources\.acme\.prod\.url: .*aiInventory\.sources\.acme\.prod\.token: /,
    );
  });
});
