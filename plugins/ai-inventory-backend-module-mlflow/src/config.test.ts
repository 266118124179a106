import { ConfigReader } from '@backstage/config';
import { lifecycleMappingOf, readMlflowConfigs } from './config';

function read(source: unknown, key = 'prod') {
  return readMlflowConfigs(
    new ConfigReader({
      aiInventory: { sources: { mlflow: { [key]: source } } },
    } as never),
  );
}

const url = 'https://mlflow.example.com';

describe('readMlflowConfigs', () => {
  it('reads nothing where nothing is configured', () => {
    expect(readMlflowConfigs(new ConfigReader({}))).toEqual([]);
  });

  it('needs no more than a url', () => {
    expect(read({ url: `${url}/prefix/` })).toEqual([
      {
        ref: 'mlflow/prod',
        environment: undefined,
        schedule: { frequency: { minutes: 30 }, timeout: { minutes: 10 } },
        fields: { url: `${url}/prefix` },
      },
    ]);
  });

  it('reads everything', () => {
    expect(
      read({
        url,
        webUrl: 'https://ui.example.com/',
        username: 'ana',
        password: 'pw',
        headers: { 'X-MLFLOW-WORKSPACE': 'team-a' },
        webhookSecret: 'whsec',
        environment: 'production',
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
        lifecycle: { aliases: { live: 'production' } },
        requestTimeout: { minutes: 2 },
        concurrency: 8,
      }),
    ).toEqual([
      expect.objectContaining({
        environment: 'production',
        fields: expect.objectContaining({
          webUrl: 'https://ui.example.com',
          webhookSecret: 'whsec',
          requestTimeout: 120_000,
          concurrency: 8,
        }),
      }),
    ]);
  });

  it.each([
    [{}, /aiInventory\.sources\.mlflow\.prod\.url: /],
    [{ url: 'mlflow' }, /prod\.url: must be an http or https address/],
    [{ url: 'https://ana:hunter2@x.example' }, /prod\.url: must be/],
    [{ url: `${url}?token=hunter2` }, /prod\.url: must be/],
    [
      { url, tokn: 'hunter2' },
      /prod: unknown key 'tokn'; allowed are url, webUrl, token/,
    ],
    [{ url, token: '' }, /prod\.token: /],
    [
      { url, token: 'hunter2', username: 'a', password: 'hunter2' },
      /prod: give either token, or/,
    ],
    [{ url, username: 'ana' }, /prod\.password: is missing/],
    [{ url, password: 'hunter2' }, /prod\.username: is missing/],
    [
      { url, headers: { 'bad header': 'hunter2' } },
      /prod\.headers\.bad header: /,
    ],
    [
      { url, lifecycle: { aliases: { a: 'hunter2' } } },
      /prod\.lifecycle\.aliases\.a: .*"development"/,
    ],
    [{ url, lifecycle: { tags: {} } }, /prod\.lifecycle: .*tags/],
    [
      { url, requestTimeout: { seconds: 0 } },
      /prod\.requestTimeout: must be longer/,
    ],
    [{ url, concurrency: 0 }, /prod\.concurrency: /],
    [{ url, environment: '' }, /prod\.environment: /],
    [{ url, schedule: { frequency: 'often' } }, /prod\.schedule: /],
  ])('refuses %j in one line without values', (source, message) => {
    const attempt = () => read(source);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(/^(?!.*hunter2)[^\n]*$/);
  });

  it('refuses a key that is no name', () => {
    expect(() => read({ url }, 'Prod_1')).toThrow(/the key 'Prod_1' must be/);
  });
});

describe('lifecycleMappingOf', () => {
  it('replaces what is given, and keeps the default for the rest', () => {
    expect(lifecycleMappingOf({ aliases: { live: 'production' } })).toEqual({
      aliases: { live: 'production' },
      stages: {
        Production: 'production',
        Staging: 'testing',
        Archived: 'retired',
      },
    });
  });
});
