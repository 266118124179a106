import { ConfigReader } from '@backstage/config';
import { createBudgets } from './aws/budgets';
import { locationOf, readSagemakerConfigs } from './config';

function read(sources: Record<string, unknown>) {
  return readSagemakerConfigs(
    new ConfigReader({
      aiInventory: { sources: { sagemaker: sources as never } },
    }),
  );
}

describe('readSagemakerConfigs', () => {
  it('needs a region, and knows good values for all else', () => {
    const [config] = read({ eu: { region: 'eu-west-1' } });

    expect(config).toEqual({
      ref: 'sagemaker/eu',
      environment: undefined,
      schedule: { frequency: { hours: 6 }, timeout: { minutes: 30 } },
      fields: {
        region: 'eu-west-1',
        environmentTag: 'environment',
        lineageLookups: 100,
        requestTimeout: 30_000,
        concurrency: 4,
        requestsPerSecond: 10,
      },
    });
    expect(locationOf(config.fields)).toBe(
      'account of the main credentials, eu-west-1',
    );
  });

  it('takes everything that can be said', () => {
    const [config] = read({
      eu: {
        region: 'us-gov-west-1',
        accountId: '123456789012',
        environment: 'production',
        endpoint: 'https://vpce-1.example/',
        cloudwatchEndpoint: 'https://vpce-2.example',
        webUrl: 'https://console.example/sagemaker',
        environmentTag: 'stage',
        lifecycle: { stages: { live: 'production' }, approvals: {} },
        lineageLookups: 0,
        requestTimeout: { seconds: 5 },
        concurrency: 8,
        requestsPerSecond: 2,
      },
    });

    expect(config.fields).toMatchObject({
      endpoint: 'https://vpce-1.example',
      requestTimeout: 5_000,
      lifecycle: { stages: { live: 'production' }, approvals: {} },
    });
    expect(locationOf(config.fields)).toBe(
      'account 123456789012, us-gov-west-1',
    );
  });

  it.each([
    [{}, /sagemaker\.eu\.region/],
    [{ region: 'Ireland' }, /eu\.region: must be a region, e\.g\. eu-west-1/],
    [
      { region: 'eu-west-1', accountId: 123456789012 },
      /eu\.accountId: must be 12 digits in quotes/,
    ],
    [
      { region: 'eu-west-1', accountId: '1234' },
      /eu\.accountId: must be 12 digits in quotes/,
    ],
    [
      { region: 'eu-west-1', endpoint: 'https://me:secret@a.example' },
      /eu\.endpoint: must be an http or https address without user name/,
    ],
    [{ region: 'eu-west-1', acount: '1' }, /unknown key 'acount'; allowed are/],
    [{ region: 'eu-west-1', requestsPerSecond: 0 }, /eu\.requestsPerSecond/],
    [
      { region: 'eu-west-1', lifecycle: { stages: { x: 'done' } } },
      /eu\.lifecycle\.stages\.x/,
    ],
  ])('refuses %j with a line that names the key', (source, line) => {
    expect(() => read({ eu: source })).toThrow(line);
    expect(() => read({ eu: source })).not.toThrow(/secret/);
  });
});

describe('createBudgets', () => {
  it('gives sources of one account and region one budget', () => {
    const [a, b, c] = read({
      a: { region: 'eu-west-1', accountId: '111111111111' },
      b: { region: 'eu-west-1', accountId: '111111111111' },
      c: { region: 'eu-west-2', accountId: '111111111111' },
    });
    const budgetOf = createBudgets([a, b, c]);

    expect(budgetOf(a)).toBe(budgetOf(b));
    expect(budgetOf(a)).not.toBe(budgetOf(c));
  });
});
