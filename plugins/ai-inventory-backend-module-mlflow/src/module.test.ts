import {
  aiInventorySourcesExtensionPoint,
  type ScheduledInventorySource,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import aiInventoryModuleMlflow from './index';

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
      aiInventoryModuleMlflow,
      mockServices.rootConfig.factory({
        data: { aiInventory: { sources: { mlflow: sources } } } as never,
      }),
    ],
  });
  await backend.stop();
  return added;
}

describe('aiInventoryModuleMlflow', () => {
  it('adds a source for each server', async () => {
    const added = await start({
      prod: { url: 'https://a.example', environment: 'production' },
      dev: {
        url: 'https://b.example/mlflow',
        schedule: { frequency: { minutes: 5 }, timeout: { minutes: 1 } },
      },
    });

    expect(
      added.map(({ source, schedule }) => [
        source.ref,
        source.location,
        source.environment,
        schedule.frequency,
      ]),
    ).toEqual([
      ['mlflow/prod', 'https://a.example', 'production', { minutes: 30 }],
      ['mlflow/dev', 'https://b.example/mlflow', undefined, { minutes: 5 }],
    ]);
  });

  it('lets the backend not start with a wrong configuration', async () => {
    await expect(start({ prod: { uri: 'x' } })).rejects.toThrow(
      /aiInventory\.sources\.mlflow\.prod\.url/,
    );
  });
});
