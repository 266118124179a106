export {
  createSagemakerCloud,
  type SagemakerCloud,
} from './createSagemakerCloud';
export { generateSagemaker, type GeneratedSagemaker } from './generate';
export type { SagemakerData } from './SagemakerData';
