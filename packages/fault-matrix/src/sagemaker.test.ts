import {
  SAGEMAKER_LISTINGS,
  startContractPlatform,
} from '@ai-inventory/backstage-plugin-ai-inventory-backend-module-sagemaker/src/__testUtils__/contractPlatform';
import { describeFaultMatrix } from './describeFaultMatrix';

describeFaultMatrix({
  name: 'SageMaker',
  listings: SAGEMAKER_LISTINGS,
  objects: 6,
  start: startContractPlatform,
});
