import {
  aiInventorySourcesExtensionPoint,
  type ScheduledInventorySource,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import aiInventoryModuleSagemaker from './index';

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
      aiInventoryModuleSagemaker,
      mockServices.rootConfig.factory({
        data: { aiInventory: { sources: { sagemaker: sources } } } as never,
      }),
    ],
  });
  await backend.stop();
  return added;
}

describe('aiInventoryModuleSagemaker', () => {
  it('adds a source for each account and region', async () => {
    const added = await start({
      eu: {
        region: 'eu-west-1',
        accountId: '123456789012',
        environment: 'production',
      },
      us: {
        region: 'us-east-1',
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
      },
    });

    expect(
      added.map(({ source, schedule }) => [
        source.ref,
        source.location,
        source.environment,
        source.account,
        source.events?.topics,
        schedule.frequency,
      ]),
    ).toEqual([
      [
        'sagemaker/eu',
        'account 123456789012, eu-west-1',
        'production',
        '123456789012',
        ['aiInventory.sagemaker'],
        { hours: 6 },
      ],
      [
        'sagemaker/us',
        'account of the main credentials, us-east-1',
        undefined,
        undefined,
        undefined,
        { hours: 1 },
      ],
    ]);
  });

  it('lets the backend not start with a wrong configuration', async () => {
    await expect(start({ eu: { regoin: 'eu-west-1' } })).rejects.toThrow(
      /aiInventory\.sources\.sagemaker\.eu\.region/,
    );
  });
});
