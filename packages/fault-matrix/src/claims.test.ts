import { startContractPlatform as startAzureml } from '@ai-inventory/backstage-plugin-ai-inventory-backend-module-azureml/src/__testUtils__/contractPlatform';
import { startContractPlatform as startMlflow } from '@ai-inventory/backstage-plugin-ai-inventory-backend-module-mlflow/src/__testUtils__/contractPlatform';
import { startContractPlatform as startSagemaker } from '@ai-inventory/backstage-plugin-ai-inventory-backend-module-sagemaker/src/__testUtils__/contractPlatform';
import { startContractPlatform as startVertexai } from '@ai-inventory/backstage-plugin-ai-inventory-backend-module-vertexai/src/__testUtils__/contractPlatform';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Fault } from '@ai-inventory/sandbox';
import { FaultTrial } from './FaultTrial';

jest.setTimeout(120_000);

const OBJECTS = 24;
const databases = TestDatabases.create({
  ids: ['SQLITE_3'],
  disableDocker: true,
});

describe.each([
  ['MLflow', startMlflow],
  ['SageMaker', startSagemaker],
  ['Azure ML', startAzureml],
  ['Vertex AI', startVertexai],
] as const)('a %s that answers well, but claims', (_, start) => {
  it.each<[string, Fault]>([
    ['to be empty', { kind: 'empty' }],
    ['to hold half as much', { kind: 'shrunken', keep: 0.5 }],
  ])('%s loses nothing', async (__, fault) => {
    const platform = await start({ objects: OBJECTS });
    try {
      const knex = await databases.init('SQLITE_3');
      const trial = await FaultTrial.start(platform, knex);
      const report = await trial.meet(fault);

      expect(['held', 'failed']).toContain(report.broken.status);
      expect(report.gone).toEqual([]);
      expect(report.lost).toEqual([]);
      expect(report.holdings).toEqual(report.truth);
    } finally {
      await platform.close();
    }
  });
});
