import {
  VERTEXAI_LISTINGS,
  startContractPlatform,
} from '@ai-inventory/backstage-plugin-ai-inventory-backend-module-vertexai/src/__testUtils__/contractPlatform';
import { describeFaultMatrix } from './describeFaultMatrix';

describeFaultMatrix({
  name: 'Vertex AI',
  listings: VERTEXAI_LISTINGS,
  objects: 2,
  start: startContractPlatform,
});
