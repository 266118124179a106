import {
  generateSagemaker,
  startSandbox,
  type Fault,
  type Sandbox,
  type SagemakerCloud,
} from '@ai-inventory/sandbox';
import {
  createSource,
  QUICK_RETRY,
  readAll,
  SECRET_KEY,
  type Everything,
  type ReadAllOptions,
} from './readAll';

jest.setTimeout(120_000);

const at = (path: string, pages: readonly (number | 'last')[]) =>
  pages.map((page): [string, Partial<Fault>] => [
    `${path}, page ${page}`,
    { path: `SageMaker.${path}`, page },
  ]);

/** Where a read can break. */
const PLACES: [string, Partial<Fault>][] = [
  ...at('ListModelPackageGroups', [1, 2, 'last']),
  ...at('ListModelPackages', [1, 3, 'last']),
  ...at('Search/ModelPackageGroup', [1, 'last']),
  ...at('Search/ModelPackage', [1, 2, 'last']),
  ...at('Search/TrainingJob', [1]),
  ...at('ListModels', [1]),
  ...at('Search/Model', [1]),
  ...at('ListModelCards', [1]),
  ...at('Search/ModelCard', [1]),
  ...at('ListEndpoints', [1]),
  ...at('Search/Endpoint', [1]),
  ...at('DescribeEndpointConfig', [1]),
  ...at('ListInferenceComponents', [1]),
  ...at('ListPipelines', [1]),
  ...at('Search/Pipeline', [1]),
];

const FATAL: [Fault, RegExp][] = [
  [{ kind: 'serverError' }, /answered 500 InternalFailure/],
  [{ kind: 'serverError', status: 503 }, /answered 503 ServiceUnavailable/],
  [{ kind: 'rateLimit' }, /was throttled 4 times\. Lower requestsPerSecond/],
  [{ kind: 'unauthorized' }, /the credentials have expired\. Renew them/],
  [{ kind: 'brokenJson' }, /answered with no valid JSON/],
  [{ kind: 'drop' }, /got no answer/],
  [{ kind: 'drop', midway: true }, /got no answer/],
];

const PASSING: Fault[] = [
  { kind: 'rateLimit', times: 3 },
  { kind: 'serverError', status: 503, times: 2 },
  { kind: 'drop', midway: true, times: 2 },
];

describe('SagemakerSource when things go wrong', () => {
  let sandbox: Sandbox;
  let whole: Everything;

  const read = (fields?: Record<string, unknown>, options?: ReadAllOptions) =>
    readAll(createSource(`${sandbox.url}/aws`, { fields }), options);

  beforeAll(async () => {
    sandbox = await startSandbox();
    const cloud = sandbox.clouds.find(
      ({ path }) => path === '/aws',
    ) as SagemakerCloud;
    generateSagemaker(cloud.data, { groups: 201, packages: 201 });
    whole = await read();
  });

  afterEach(() => sandbox.faults.clear());
  afterAll(() => sandbox.close());

  describe.each(PLACES)('at %s', (_, place) => {
    it.each(FATAL)('ends with a sentence on %j', async (fault, sentence) => {
      sandbox.faults.add({ ...fault, ...place });

      const error: unknown = await read().then(
        () => undefined,
        reason => reason,
      );

      const message = error instanceof Error ? error.message : '';
      expect(message).toMatch(sentence);
      expect(message).toContain('SageMaker (account 123456789012, eu-west-1)');
      const operation = place.path?.split(/[./]/)[1] ?? '';
      expect(message).toContain(`sagemaker:${operation}`);
      expect(message).not.toMatch(/AKIA|Signature=|AWS4/);
      expect(message).not.toContain(SECRET_KEY);
    });

    it.each(PASSING)('loses nothing on %j', async fault => {
      sandbox.faults.add({ ...fault, ...place });

      const again = await read();

      expect(sandbox.faults.list()[0].hits).toBeGreaterThan(0);
      expect(again.records).toEqual(whole.records);
      expect(again.problems).toEqual([]);
    });

    it.each(['field', 'name', 'notAnObject'] as const)(
      'hides nothing behind a malformed record (%s)',
      async damage => {
        sandbox.faults.add({ kind: 'malformedRecord', damage, ...place });

        const outcome = await read(undefined, { known: whole.known }).then(
          again => {
            const told = new Set([
              ...again.records.keys(),
              ...again.problems.map(({ externalId }) => externalId),
            ]);
            const hidden = [...whole.records.keys()].filter(
              id => !told.has(id),
            );
            const lost = [...again.records].filter(
              ([id, record]) =>
                record.versions.length !==
                whole.records.get(id)?.versions.length,
            );
            return { hidden, lost };
          },
          // Or the run fails, where it cannot be told which record that is.
          (error: Error) => ({
            hidden: error.message.includes('it cannot be told which')
              ? []
              : [error.message],
            lost: [],
          }),
        );

        expect(outcome).toEqual({ hidden: [], lost: [] });
      },
    );
  });

  it.each([
    ['ListModelPackages', 2],
    ['Search/ModelPackage', 'last'],
    ['DescribeEndpointConfig', 1],
  ] as const)('does not wait for ever for %s, page %s', async (path, page) => {
    sandbox.faults.add({
      kind: 'slow',
      delayMs: 4_000,
      path: `SageMaker.${path}`,
      page,
    });
    const source = createSource(`${sandbox.url}/aws`, {
      fields: { requestTimeout: { seconds: 1 } },
      retry: { ...QUICK_RETRY, maxAttempts: 1 },
    });

    await expect(readAll(source)).rejects.toThrow(
      new RegExp(
        `sagemaker:${path.split('/')[0]} got no whole answer within 1 s`,
      ),
    );
  });

  it.each([
    ['ListModelPackages', 'sagemaker:ListModelPackages'],
    ['ListModelPackageGroups', 'sagemaker:ListModelPackageGroups'],
    ['ListEndpoints', 'sagemaker:ListEndpoints'],
    ['Search', 'sagemaker:Search'],
    ['ListArtifacts', 'sagemaker:ListArtifacts'],
  ])('names the missing action when %s is lost', async (operation, action) => {
    sandbox.faults.add({
      kind: 'forbidden',
      path: `SageMaker.${operation}`,
    });

    await expect(read()).rejects.toThrow(
      `SageMaker (account 123456789012, eu-west-1): ${action} was refused. Allow the action ${action} to the role that the source uses`,
    );
  });

  it('has one endpoint in quarantine that may not be described', async () => {
    sandbox.faults.add({
      kind: 'forbidden',
      path: 'SageMaker.DescribeEndpointConfig/fraud-scorer-staging-2026-10-08',
    });

    const again = await read();

    expect(again.problems).toEqual([
      {
        externalId: 'endpoint/fraud-scorer-staging',
        problem: expect.stringContaining('sagemaker:DescribeEndpointConfig'),
      },
    ]);
    expect(again.records.size).toBe(whole.records.size - 1);
  });

  it('keeps the datasets of a group whose package may not be described', async () => {
    sandbox.faults.add({
      kind: 'empty',
      path: 'SageMaker.Search/ModelPackage',
    });
    sandbox.faults.add({
      kind: 'forbidden',
      path: 'SageMaker.DescribeModelPackage/arn:aws:sagemaker:eu-west-1:123456789012:model-package/chargeback-outcome/1',
    });

    const again = await read(undefined, { known: whole.known });

    const missing = [...whole.records.keys()].filter(
      id => !again.records.has(id),
    );
    expect(missing).toEqual(['model-package-group/chargeback-outcome']);
    expect(again.problems).toMatchObject([
      { externalId: 'model-package-group/chargeback-outcome' },
    ]);
  });

  it('says what to do in a region that is switched off', async () => {
    await expect(read({ region: 'ap-east-1' })).rejects.toThrow(
      /ap-east-1\): sagemaker:ListModelPackageGroups failed because the credentials were not accepted \(UnrecognizedClientException\)\. .*the region is switched on/,
    );
  });

  it('says what to do without credentials', async () => {
    await expect(read({ accountId: '000000000000' })).rejects.toThrow(
      /account 000000000000, eu-west-1\): sagemaker:ListModelPackageGroups was not made: there are no credentials \(.*\)\. Check aws\.accounts/,
    );
  });

  it('takes a web page for no account', async () => {
    await expect(
      readAll(
        createSource('', {
          fields: {
            endpoint: `${sandbox.url}/version`,
            cloudwatchEndpoint: undefined,
          },
        }),
      ),
    ).rejects.toThrow(/SageMaker \(account 123456789012, eu-west-1\)/);
  });

  it('tells of its waits', async () => {
    const waits: number[] = [];
    sandbox.faults.add({
      kind: 'rateLimit',
      path: 'SageMaker.ListModels',
      times: 2,
    });
    const source = createSource(`${sandbox.url}/aws`, {
      retry: {
        ...QUICK_RETRY,
        backoff: { computeNextBackoffDelay: () => 30, setDelayBase() {} },
      },
    });

    await readAll(source, { onThrottled: ms => waits.push(ms) });

    expect(waits.filter(ms => ms >= 25)).toHaveLength(2);
  });

  it('keeps to its own budget', async () => {
    let waited = 0;
    const source = createSource(`${sandbox.url}/aws`, {
      fields: { requestsPerSecond: 30 },
      budgeted: true,
    });
    sandbox.requests.clear();

    await readAll(source, {
      onThrottled: ms => {
        waited += ms;
      },
    });

    // A second's worth at once, and the rest at this pace.
    const paced = sandbox.requests.total() - 30;
    expect(paced).toBeGreaterThan(0);
    expect(waited).toBeGreaterThan((paced / 30) * 1000 * 0.5);
  });

  it('ends at once when it is told to', async () => {
    sandbox.faults.add({
      kind: 'slow',
      delayMs: 5_000,
      path: 'SageMaker.ListModelPackages',
    });
    const controller = new AbortController();
    const reason = new Error('out of time');
    const reading = read(undefined, { signal: controller.signal });
    setImmediate(() => controller.abort(reason));

    await expect(reading).rejects.toBe(reason);
  });
});
