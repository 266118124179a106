import { createBudgets } from '@ai-inventory/backstage-plugin-ai-inventory-backend-module-sagemaker/src/aws/budgets';
import { readSagemakerConfigs } from '@ai-inventory/backstage-plugin-ai-inventory-backend-module-sagemaker/src/config';
import { SagemakerSource } from '@ai-inventory/backstage-plugin-ai-inventory-backend-module-sagemaker/src/SagemakerSource';
import {
  generateSagemaker,
  startSandbox,
  type Sandbox,
  type SagemakerCloud,
} from '@ai-inventory/sandbox';
import { ConfigReader } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import type { Bench, Figure } from '../Bench';
import { openDatabase } from '../environment/Postgres';
import { Inventory } from '../hub/Inventory';
import type { Result } from '../report/Result';

const DATABASE = 'bench_requests';
const ACCOUNT = '123456789012';
/** The most that SageMaker tells of in one answer. */
const PAGE = 100;
/** Of models, endpoints, pipelines and model cards: one page each, though empty. */
const EMPTY_LISTINGS = 4;

/** How often a cloud is asked for what it tells in pages. */
export const requestsFigure: Figure = {
  name: 'requests',
  description: 'requests that the simulated SageMaker gets for a sync',
  run,
};

async function run(bench: Bench): Promise<Result[]> {
  const size = bench.quick
    ? { groups: 20, packages: 200 }
    : { groups: 500, packages: 5_000 };
  const sandbox = await startSandbox({ scenario: 'empty' });
  const knex = openDatabase(await bench.postgres.createDatabase(DATABASE));
  try {
    generateSagemaker(awsOf(sandbox).data, size);
    const source = createSource(sandbox.url);
    const inventory = await Inventory.create(knex);
    await inventory.register([source]);
    const takeRequests = async () => {
      sandbox.requests.clear();
      await inventory.sync(source);
      return {
        total: sandbox.requests.total(),
        describes: sandbox.requests.total('Describe'),
        counts: sandbox.requests.counts,
      };
    };
    const first = await takeRequests();
    const second = await takeRequests();
    const name = `SageMaker, ${size.packages} packages in ${size.groups} groups`;
    const requests = (value: number) => ({ value, unit: 'requests' } as const);
    const pages = (count: number) => Math.ceil(count / PAGE);
    return [
      {
        figure: `${name}: first sync`,
        measured: requests(first.total),
        baselines: [
          {
            // Groups and packages are listed; packages and jobs are told in full.
            name: 'each page once',
            measured: requests(
              pages(size.groups) + 3 * pages(size.packages) + EMPTY_LISTINGS,
            ),
          },
        ],
        target: { ratioAtMost: 1.1 },
        details: { ...first.counts },
      },
      {
        figure: `${name}: second sync, nothing changed: describe calls`,
        measured: requests(second.describes),
        target: { atMost: requests(0) },
        details: { ...second.counts },
      },
    ];
  } finally {
    await sandbox.close();
    await knex.destroy();
    await bench.postgres.dropDatabase(DATABASE);
  }
}

function awsOf(sandbox: Sandbox): SagemakerCloud {
  const cloud = sandbox.clouds.find(({ path }) => path === '/aws');
  if (!cloud) {
    throw new Error('The sandbox simulates no AWS');
  }
  return cloud as SagemakerCloud;
}

function createSource(url: string): SagemakerSource {
  const root = new ConfigReader({
    aws: {
      accounts: [
        { accountId: ACCOUNT, accessKeyId: 'bench', secretAccessKey: 'bench' },
      ],
    },
    aiInventory: {
      sources: {
        sagemaker: {
          bench: {
            region: 'eu-west-1',
            accountId: ACCOUNT,
            endpoint: `${url}/aws/sagemaker`,
            cloudwatchEndpoint: `${url}/aws/cloudwatch`,
            requestsPerSecond: 100,
          },
        },
      },
    },
  });
  const configs = readSagemakerConfigs(root);
  const budgetOf = createBudgets(configs);
  const [config] = configs;
  return SagemakerSource.fromConfig(config, {
    credentials: DefaultAwsCredentialsManager.fromConfig(root),
    budget: budgetOf(config),
  });
}
