import { describeSourceContract } from '@ai-inventory/backstage-plugin-ai-inventory-node/testUtils';
import {
  SAGEMAKER_LISTINGS,
  startContractPlatform,
} from '../__testUtils__/contractPlatform';

describeSourceContract({
  name: 'SagemakerSource',
  listings: SAGEMAKER_LISTINGS,
  // Of data, nobody has news: it is read with the models that it trained.
  notReadAgain: ['dataset'],
  start: startContractPlatform,
});
