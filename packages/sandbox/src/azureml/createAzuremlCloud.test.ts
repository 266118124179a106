import { startSandbox, type Sandbox } from '../startSandbox';
import { BicepTypes } from './__testUtils__/bicepTypes';
import { AZUREML_PLACE } from './index';
import { workspaceId } from './resources';

const WORKSPACE = `/azure${workspaceId(AZUREML_PLACE)}`;
const API_VERSION = 'api-version=2026-05-01';
const ALL = 'listViewType=All';

const types = BicepTypes.load(process.env.AI_INVENTORY_SPECS);
if (!types) {
  process.stdout.write(
    "The simulated Azure ML is not checked against Azure's types: set AI_INVENTORY_SPECS to the folder that holds them.\n",
  );
}

interface Wire {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly properties: Record<string, unknown>;
}

describe('the simulated Azure Machine Learning', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ now: () => Date.parse('2026-11-23') });
  });

  afterEach(() => sandbox.reset());
  afterAll(() => sandbox.close());

  const send = (path: string, init: RequestInit = {}) =>
    fetch(path.startsWith('http') ? path : `${sandbox.url}${path}`, {
      ...init,
      headers: {
        authorization: 'Bearer any',
        'content-type': 'application/json',
        ...init.headers,
      },
    });

  const get = async (path: string) => {
    const response = await send(
      `${WORKSPACE}/${path}${path.includes('?') ? '&' : '?'}${API_VERSION}`,
    );
    return { status: response.status, body: await response.json() };
  };

  async function listAll(path: string): Promise<Wire[]> {
    const all: Wire[] = [];
    let next: string | undefined = `${WORKSPACE}/${path}?${API_VERSION}&${ALL}`;
    while (next) {
      const body: { value: Wire[]; nextLink?: string } = await (
        await send(next)
      ).json();
      all.push(...body.value);
      next = body.nextLink;
    }
    return all;
  }

  async function everything(): Promise<Wire[]> {
    const found: Wire[] = [];
    for (const [collection, children] of [
      ['models', 'versions'],
      ['data', 'versions'],
      ['environments', 'versions'],
      ['onlineEndpoints', 'deployments'],
      ['batchEndpoints', 'deployments'],
      ['serverlessEndpoints', undefined],
      ['jobs', undefined],
    ] as const) {
      for (const one of await listAll(collection)) {
        found.push(one);
        if (children) {
          found.push(
            ...(await listAll(`${collection}/${one.name}/${children}`)),
          );
        }
      }
    }
    return found;
  }

  (types ? describe : describe.skip)('against the types of Azure', () => {
    it('answers only what the types of Azure allow', async () => {
      const { body: workspace } = await get('');
      const resources = [workspace as Wire, ...(await everything())];

      const problems = resources.flatMap(
        resource =>
          types
            ?.check(resource.type, resource)
            .map(problem => `${resource.id}: ${problem}`) ?? [],
      );

      expect(problems).toEqual([]);
      expect(new Set(resources.map(({ type }) => type)).size).toBe(13);
    });

    it('is checked by something that finds what is wrong', () => {
      const type = 'Microsoft.MachineLearningServices/workspaces/data/versions';
      const right = {
        id: '/x',
        name: '1',
        type,
        properties: { dataType: 'uri_file', dataUri: 'azureml://x' },
      };
      const { dataUri, ...withoutUri } = right.properties;

      expect(types?.check(type, right)).toEqual([]);
      expect(types?.check(type, { ...right, properties: withoutUri })).toEqual([
        `${type}.properties.dataUri: is missing`,
      ]);
      expect(
        types?.check(type, {
          ...right,
          properties: { ...right.properties, isArchived: 'no', colour: 'red' },
        }),
      ).toHaveLength(2);
      expect(
        types?.check(type, { ...right, properties: { dataType: 'table' } }),
      ).toHaveLength(1);
    });
  });

  it('pages with absolute links, and an opaque token', async () => {
    const first = await get(`models?${ALL}`);
    const link = new URL(first.body.nextLink);

    expect(first.body.value).toHaveLength(5);
    expect(link.origin).toBe(sandbox.url);
    expect(link.searchParams.get('$skip')).not.toMatch(/^\d+$/);
    expect(link.searchParams.get('listViewType')).toBe('All');
    expect(await listAll('models')).toHaveLength(10);
    expect((await get('models?$skip=5')).status).toBe(400);
  });

  it('tells archived objects only when asked for them', async () => {
    const names = async (view: string) =>
      (
        await get(`models/intent-classifier/versions?listViewType=${view}`)
      ).body.value.map(({ name }: Wire) => name);

    expect(await names('ActiveOnly')).toEqual(['2', '3']);
    expect(await names('ArchivedOnly')).toEqual(['1']);
    expect(await names('All')).toEqual(['1', '2', '3']);
  });

  it("refuses in Resource Manager's words", async () => {
    const code = async (response: Response) => [
      response.status,
      (await response.json()).error.code,
    ];

    expect(
      await code(await fetch(`${sandbox.url}${WORKSPACE}?${API_VERSION}`)),
    ).toEqual([401, 'InvalidAuthenticationToken']);
    expect(await code(await send(WORKSPACE))).toEqual([
      400,
      'MissingApiVersionParameter',
    ]);
    expect(
      await code(await send(`/azure/subscriptions/x?${API_VERSION}`)),
    ).toEqual([404, 'ResourceNotFound']);
    sandbox.faults.add({ kind: 'rateLimit', retryAfter: 7, times: 1 });
    const throttled = await send(`${WORKSPACE}/models?${API_VERSION}`);
    expect(throttled.headers.get('retry-after')).toBe('7');
    expect(await code(throttled)).toEqual([429, 'TooManyRequests']);
    sandbox.faults.add({ kind: 'forbidden', times: 1 });
    expect(
      await code(await send(`${WORKSPACE}/models?${API_VERSION}`)),
    ).toEqual([403, 'AuthorizationFailed']);
  });

  it('can be changed where Azure can be', async () => {
    const change = (method: string, path: string, properties?: object) =>
      send(`${WORKSPACE}/${path}?${API_VERSION}`, {
        method,
        ...(properties && { body: JSON.stringify({ properties }) }),
      });
    const version = 'models/spell-corrector/versions/2';

    expect((await change('PUT', version, { modelUri: 'x' })).status).toBe(201);
    expect((await change('PUT', version, { stage: 'Production' })).status).toBe(
      200,
    );
    const { body } = await get('models/spell-corrector');
    expect(body.properties).toMatchObject({
      latestVersion: '2',
      nextVersion: '3',
    });
    expect((await change('DELETE', version)).status).toBe(200);
    expect((await change('DELETE', version)).status).toBe(204);
    expect((await get(version)).status).toBe(404);

    await change('PATCH', 'onlineEndpoints/delivery-eta', {
      traffic: { blue: 0, green: 100 },
    });
    expect(
      (await get('onlineEndpoints/delivery-eta')).body.properties,
    ).toMatchObject({ traffic: { blue: 0, green: 100 }, authMode: 'AMLToken' });
    expect((await change('PATCH', 'models/nobody', {})).status).toBe(404);
  });

  it('answers metrics as Azure Monitor does, ten series unless asked for more', async () => {
    const metrics = (query: string) =>
      get(
        `onlineEndpoints/delivery-eta/providers/Microsoft.Insights/metrics?timespan=2026-11-20T00:00:00Z/2026-11-23T00:00:00Z&interval=PT6H&${query}`,
      );

    const { status, body } = await metrics(
      "metricnames=RequestsPerMinute&aggregation=Average&$filter=deployment eq '*'",
    );
    expect(status).toBe(200);
    expect(
      body.value[0].timeseries.map(
        (series: {
          metadatavalues: { value: string }[];
          data: { average: number }[];
        }) => [
          series.metadatavalues[0].value,
          series.data.filter(({ average }) => average > 0).length,
        ],
      ),
    ).toEqual([
      ['blue', 2],
      ['green', 1],
    ]);
    expect(
      (await metrics('metricnames=RequestsPerMinute&aggregation=Total')).status,
    ).toBe(400);
    expect(
      (await metrics('metricnames=Nothing&aggregation=Average')).status,
    ).toBe(400);
  });

  it('is empty when the sandbox is', async () => {
    const empty = await startSandbox({ scenario: 'empty' });
    const response = await fetch(
      `${empty.url}${WORKSPACE}/models?${API_VERSION}`,
      { headers: { authorization: 'Bearer any' } },
    );
    await empty.close();

    expect(await response.json()).toEqual({ value: [] });
  });
});
