import {
  MLFLOW_LISTINGS,
  startContractPlatform,
} from '@ai-inventory/backstage-plugin-ai-inventory-backend-module-mlflow/src/__testUtils__/contractPlatform';
import { describeFaultMatrix } from './describeFaultMatrix';

describeFaultMatrix({
  name: 'MLflow',
  listings: MLFLOW_LISTINGS,
  objects: 12,
  start: startContractPlatform,
});
