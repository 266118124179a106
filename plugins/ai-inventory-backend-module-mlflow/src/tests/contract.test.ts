import { describeSourceContract } from '@ai-inventory/backstage-plugin-ai-inventory-node/testUtils';
import {
  MLFLOW_LISTINGS,
  startContractPlatform,
} from '../__testUtils__/contractPlatform';

describeSourceContract({
  name: 'MlflowSource',
  listings: MLFLOW_LISTINGS,
  notReadAgain: ['dataset'],
  start: startContractPlatform,
});
