import { describeSourceContract } from '@ai-inventory/backstage-plugin-ai-inventory-node/testUtils';
import {
  startContractPlatform,
  VERTEXAI_LISTINGS,
} from '../__testUtils__/contractPlatform';

describeSourceContract({
  name: 'VertexaiSource',
  listings: VERTEXAI_LISTINGS,
  start: startContractPlatform,
});
