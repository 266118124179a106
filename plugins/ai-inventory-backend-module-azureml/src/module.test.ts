import {
  aiInventorySourcesExtensionPoint,
  type ScheduledInventorySource,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import aiInventoryModuleAzureml from './index';

const place = {
  subscriptionId: '00000000-0000-0000-0000-000000000001',
  resourceGroup: 'ml',
  workspace: 'west',
};

async function start(sources: Record<string, object>) {
  const added: ScheduledInventorySource[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        aiInventorySourcesExtensionPoint,
        { addSources: (...more) => added.push(...more) },
      ],
    ],
    features: [
      aiInventoryModuleAzureml,
      mockServices.rootConfig.factory({
        data: { aiInventory: { sources: { azureml: sources } } } as never,
      }),
    ],
  });
  await backend.stop();
  return added;
}

describe('aiInventoryModuleAzureml', () => {
  it('adds a source for each workspace', async () => {
    const added = await start({
      west: { ...place, environment: 'staging' },
      north: {
        ...place,
        workspace: 'north',
        token: 'a token',
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
      },
    });

    expect(
      added.map(({ source, schedule }) => [
        source.ref,
        source.location.split(', ').at(-1),
        source.environment,
        source.account,
        schedule.frequency,
      ]),
    ).toEqual([
      [
        'azureml/west',
        'workspace west',
        'staging',
        place.subscriptionId,
        { hours: 6 },
      ],
      [
        'azureml/north',
        'workspace north',
        undefined,
        place.subscriptionId,
        { hours: 1 },
      ],
    ]);
  });

  it('lets the backend not start with a wrong configuration', async () => {
    await expect(start({ west: { workspace: 'x' } })).rejects.toThrow(
      /aiInventory\.sources\.azureml\.west\.subscriptionId/,
    );
  });
});
