import { ConfigReader } from '@backstage/config';
import { endpointOf, lifecycleMappingOf, readVertexaiConfigs } from './config';
import { DEFAULT_LIFECYCLE_MAPPING } from './lifecycle';

function read(source: unknown, key = 'main') {
  return readVertexaiConfigs(
    new ConfigReader({
      aiInventory: { sources: { vertexai: { [key]: source } } },
    } as never),
  );
}

const place = { project: 'my-project', location: 'europe-west4' };

describe('readVertexaiConfigs', () => {
  it('reads nothing where nothing is configured', () => {
    expect(readVertexaiConfigs(new ConfigReader({}))).toEqual([]);
  });

  it('needs no more than a project and a location', () => {
    expect(read(place)).toEqual([
      {
        ref: 'vertexai/main',
        environment: undefined,
        schedule: { frequency: { hours: 6 }, timeout: { minutes: 30 } },
        fields: {
          ...place,
          environmentLabel: 'environment',
          monitoringEndpoint: 'https://monitoring.googleapis.com',
          lineage: true,
          concurrency: 4,
          requestsPerMinute: 300,
        },
      },
    ]);
  });

  it('reads everything', () => {
    expect(
      read({
        project: 'example.com:my-project',
        location: 'global',
        environment: 'production',
        environmentLabel: 'stage',
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
        credentialsFile: 'key.json',
        endpoint: 'https://vertex.example.com/',
        monitoringEndpoint: 'http://localhost:5500/vertex/monitoring',
        lifecycle: { aliases: { live: 'production' } },
        lineage: false,
        requestTimeout: { minutes: 2 },
        concurrency: 8,
        requestsPerMinute: 60,
      }),
    ).toEqual([
      expect.objectContaining({
        environment: 'production',
        fields: expect.objectContaining({
          endpoint: 'https://vertex.example.com',
          environmentLabel: 'stage',
          requestTimeout: 120_000,
          requestsPerMinute: 60,
        }),
      }),
    ]);
  });

  it.each([
    [{}, /aiInventory\.sources\.vertexai\.main\.project: /],
    [{ project: 'p' }, /main\.location: /],
    [{ ...place, project: 'My Project' }, /main\.project: is no project id/],
    [{ ...place, project: 'a/b' }, /main\.project: is no project id/],
    [{ ...place, location: 'Frankfurt' }, /main\.location: is no location/],
    [{ ...place, location: 'eu.example' }, /main\.location: is no location/],
    [{ ...place, endpoint: 'vertex' }, /main\.endpoint: must be an http/],
    [
      { ...place, endpoint: 'https://a:hunter2@x.example' },
      /main\.endpoint: must be/,
    ],
    [{ ...place, monitoringEndpoint: 'ftp://x' }, /monitoringEndpoint: must/],
    [
      { ...place, tokn: 'hunter2' },
      /main: unknown key 'tokn'; allowed are project, location/,
    ],
    [{ ...place, token: '' }, /main\.token: /],
    [
      { ...place, token: 'hunter2', credentialsFile: 'hunter2.json' },
      /main: give either token, or credentialsFile/,
    ],
    [
      { ...place, lifecycle: { labels: { stage: { live: 'hunter2' } } } },
      /main\.lifecycle\.labels\.stage\.live: .*"development"/,
    ],
    [{ ...place, lifecycle: { stages: {} } }, /main\.lifecycle: .*stages/],
    [{ ...place, lineage: 'yes' }, /main\.lineage: /],
    [{ ...place, requestTimeout: { seconds: 0 } }, /requestTimeout: must be/],
    [{ ...place, concurrency: 33 }, /main\.concurrency: /],
    [{ ...place, requestsPerMinute: 0 }, /main\.requestsPerMinute: /],
    [{ ...place, environment: '' }, /main\.environment: /],
    [{ ...place, schedule: { frequency: 'often' } }, /main\.schedule: /],
  ])('refuses %j in one line without values', (source, message) => {
    const attempt = () => read(source);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(/^(?!.*hunter2)[^\n]*$/);
  });
});

describe('endpointOf', () => {
  it.each([
    [
      { location: 'europe-west4' },
      'https://europe-west4-aiplatform.googleapis.com',
    ],
    [{ location: 'global' }, 'https://aiplatform.googleapis.com'],
    [{ location: 'global', endpoint: 'http://here' }, 'http://here'],
  ])('is for %j %s', (fields, endpoint) => {
    expect(endpointOf(fields)).toBe(endpoint);
  });
});

describe('lifecycleMappingOf', () => {
  it('replaces what is given, and keeps the default for the rest', () => {
    expect(lifecycleMappingOf({ aliases: { live: 'production' } })).toEqual({
      aliases: { live: 'production' },
      labels: DEFAULT_LIFECYCLE_MAPPING.labels,
    });
  });
});
