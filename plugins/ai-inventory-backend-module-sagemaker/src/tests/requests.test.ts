import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  generateSagemaker,
  startSandbox,
  type Sandbox,
  type SagemakerCloud,
} from '@ai-inventory/sandbox';
import { SAGEMAKER_OPERATIONS } from '../aws/operations';
import { createSource, readAll } from './readAll';

jest.setTimeout(120_000);

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');

/** The formula that the README gives, for an account of packages only. */
function expectedRequests(size: {
  readonly groups: number;
  readonly packages: number;
  readonly jobs: number;
}): number {
  const pages = (count: number) => Math.ceil(count / 100);
  const listings =
    Math.max(1, pages(size.groups)) + Math.max(1, pages(size.packages)) + 4;
  return (
    listings + pages(size.groups) + pages(size.packages) + pages(size.jobs)
  );
}

describe('the requests of a sync', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox({ scenario: 'empty' });
  });
  afterEach(() => sandbox.close());

  it.each([
    [500, 5_000],
    [100, 1_000],
    [1, 100],
    [0, 0],
  ])(
    'are as few as paging allows for %d groups and %d packages',
    async (groups, packages) => {
      const cloud = sandbox.clouds.find(
        ({ path }) => path === '/aws',
      ) as SagemakerCloud;
      generateSagemaker(cloud.data, { groups, packages });
      const source = createSource(`${sandbox.url}/aws`);

      const first = await readAll(source);

      expect(first.problems).toEqual([]);
      const versions = [...first.records.values()].flatMap(
        record => record.versions,
      );
      expect(versions).toHaveLength(packages);
      expect(sandbox.requests.total()).toBe(
        expectedRequests({ groups, packages, jobs: packages }),
      );
      expect(sandbox.requests.total('Describe')).toBe(0);

      sandbox.requests.clear();
      const second = await readAll(source, { known: first.known });

      expect([...second.records.keys()]).toEqual([...first.records.keys()]);
      expect(sandbox.requests.total('Describe')).toBe(0);
      expect(sandbox.requests.total()).toBe(
        expectedRequests({ groups, packages, jobs: 0 }),
      );
    },
  );

  it('grow by one for a package that changed a moment ago', async () => {
    const cloud = sandbox.clouds.find(
      ({ path }) => path === '/aws',
    ) as SagemakerCloud;
    generateSagemaker(cloud.data, { groups: 10, packages: 250 });
    const source = createSource(`${sandbox.url}/aws`);
    const first = await readAll(source);
    const [arn] = cloud.data.tables.packages.keys();
    cloud.data.freezeSearch(true);
    cloud.data.change('packages', arn, 'model-package', {
      ModelApprovalStatus: 'Rejected',
    });
    sandbox.requests.clear();

    await readAll(source, { known: first.known });

    expect(sandbox.requests.total('DescribeModelPackage')).toBe(1);
  });
});

describe('the policy in the README', () => {
  it('allows exactly what is asked', () => {
    const [, json] =
      /```json\n(\{\s+"Version": "2012-10-17"[\s\S]+?)```/.exec(README) ?? [];
    const policy = JSON.parse(json) as {
      readonly Statement: readonly { readonly Action: readonly string[] }[];
    };

    expect(policy.Statement.flatMap(({ Action }) => Action).sort()).toEqual(
      [
        ...Object.keys(SAGEMAKER_OPERATIONS).map(name => `sagemaker:${name}`),
        'cloudwatch:GetMetricData',
      ].sort(),
    );
  });
});
