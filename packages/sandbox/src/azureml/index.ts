export { createAzuremlCloud } from './createAzuremlCloud';
export { PLACE as AZUREML_PLACE } from './scenario/workspace';
