import {
  AZUREML_LISTINGS,
  startContractPlatform,
} from '@ai-inventory/backstage-plugin-ai-inventory-backend-module-azureml/src/__testUtils__/contractPlatform';
import { describeFaultMatrix } from './describeFaultMatrix';

describeFaultMatrix({
  name: 'Azure ML',
  listings: AZUREML_LISTINGS,
  objects: 6,
  start: startContractPlatform,
});
