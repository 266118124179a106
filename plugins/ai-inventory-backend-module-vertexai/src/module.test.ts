import {
  aiInventorySourcesExtensionPoint,
  type ScheduledInventorySource,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import aiInventoryModuleVertexai from './index';

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
      aiInventoryModuleVertexai,
      mockServices.rootConfig.factory({
        data: { aiInventory: { sources: { vertexai: sources } } } as never,
      }),
    ],
  });
  await backend.stop();
  return added;
}

describe('aiInventoryModuleVertexai', () => {
  it('adds a source for each project and location', async () => {
    const added = await start({
      main: {
        project: 'one',
        location: 'europe-west4',
        environment: 'production',
      },
      lab: {
        project: 'two',
        location: 'us-central1',
        schedule: { frequency: { minutes: 5 }, timeout: { minutes: 1 } },
      },
    });

    expect(
      added.map(({ source, schedule }) => [
        source.ref,
        source.location,
        source.environment,
        source.account,
        schedule.frequency,
        source.events?.topics,
      ]),
    ).toEqual([
      [
        'vertexai/main',
        'project one, europe-west4',
        'production',
        'one',
        { hours: 6 },
        ['aiInventory.vertexai'],
      ],
      [
        'vertexai/lab',
        'project two, us-central1',
        undefined,
        'two',
        { minutes: 5 },
        ['aiInventory.vertexai'],
      ],
    ]);
  });

  it('lets the backend not start with a wrong configuration', async () => {
    await expect(start({ main: { project: 'one' } })).rejects.toThrow(
      /aiInventory\.sources\.vertexai\.main\.location/,
    );
  });
});
