import { describeSourceContract } from '@ai-inventory/backstage-plugin-ai-inventory-node/testUtils';
import {
  AZUREML_LISTINGS,
  startContractPlatform,
} from '../__testUtils__/contractPlatform';
import { SECRET_HEADER } from '../eventGrid';
import { WORKSPACE_ID } from './harness';

describeSourceContract({
  name: 'AzuremlSource',
  listings: AZUREML_LISTINGS,
  start: startContractPlatform,
  news: {
    webhooks: [
      {
        headers: { [SECRET_HEADER]: 'correct horse battery staple' },
        now: new Date(),
        body: Buffer.from(
          JSON.stringify([
            {
              id: 'event-1',
              topic: WORKSPACE_ID,
              subject: 'models/model-1:1',
              eventType: 'Microsoft.MachineLearningServices.ModelRegistered',
              eventTime: new Date().toISOString(),
              data: { ModelName: 'model-1', ModelVersion: 1 },
            },
          ]),
        ),
      },
    ],
  },
});
