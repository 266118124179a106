import { ConfigReader } from '@backstage/config';
import { readAzuremlConfigs } from './config';

function read(source: unknown, key = 'west') {
  return readAzuremlConfigs(
    new ConfigReader({
      aiInventory: { sources: { azureml: { [key]: source } } },
    } as never),
  );
}

const place = {
  subscriptionId: '00000000-0000-0000-0000-000000000001',
  resourceGroup: 'ml',
  workspace: 'west',
};

describe('readAzuremlConfigs', () => {
  it('reads nothing where nothing is configured', () => {
    expect(readAzuremlConfigs(new ConfigReader({}))).toEqual([]);
  });

  it('needs no more than the place of the workspace', () => {
    expect(read(place)).toEqual([
      {
        ref: 'azureml/west',
        environment: undefined,
        schedule: { frequency: { hours: 6 }, timeout: { minutes: 30 } },
        fields: {
          ...place,
          endpoint: 'https://management.azure.com',
          webUrl: 'https://ml.azure.com',
          environmentTag: 'environment',
          apiVersion: '2026-05-01',
        },
      },
    ]);
  });

  it('reads everything', () => {
    const fields = {
      ...place,
      endpoint: 'https://arm.example.com',
      webUrl: 'https://studio.example.com',
      tenantId: 'tenant',
      clientId: 'client',
      clientSecret: 'secret',
      environmentTag: 'stage',
      apiVersion: '2025-12-01',
      lifecycle: { stages: { Live: 'production' } },
      events: { secret: 'long enough to be one' },
    };

    expect(
      read({
        ...fields,
        environment: 'production',
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
      }),
    ).toEqual([
      {
        ref: 'azureml/west',
        environment: 'production',
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
        fields,
      },
    ]);
  });

  it.each([
    [{}, /aiInventory\.sources\.azureml\.west\.subscriptionId: /],
    [{ ...place, subscriptionId: 'my-sub' }, /subscriptionId: must be an id/],
    [{ ...place, resourceGroup: 'a/b' }, /west\.resourceGroup: is no name/],
    [{ ...place, workspace: undefined }, /west\.workspace: /],
    [{ ...place, endpoint: 'azure' }, /west\.endpoint: must be an http/],
    [
      { ...place, endpoint: 'https://x.example?key=hunter2' },
      /west\.endpoint: must be/,
    ],
    [
      { ...place, tokn: 'hunter2' },
      /west: unknown key 'tokn'; allowed are subscriptionId, resourceGroup/,
    ],
    [
      { ...place, clientSecret: 'hunter2' },
      /west\.clientId: is missing.*west\.tenantId: is missing/,
    ],
    [
      { ...place, token: 'hunter2', clientId: 'x' },
      /west: give either token, or/,
    ],
    [{ ...place, apiVersion: 'newest' }, /west\.apiVersion: must be a date/],
    [{ ...place, events: {} }, /west\.events\.secret: /],
    [
      { ...place, events: { secret: 'hunter2' } },
      /west\.events\.secret: must be at least 16/,
    ],
    [
      { ...place, lifecycle: { stages: { a: 'hunter2' } } },
      /west\.lifecycle\.stages\.a: .*"development"/,
    ],
    [{ ...place, schedule: { frequency: 'often' } }, /west\.schedule: /],
  ])('refuses %j in one line without values', (source, message) => {
    const attempt = () => read(source);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(/^(?!.*hunter2)[^\n]*$/);
  });

  it('refuses a key that is no name', () => {
    expect(() => read(place, 'West_1')).toThrow(/the key 'West_1' must be/);
  });
});
