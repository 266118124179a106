export * from './AIModelEntityV1alpha1';
export * from './DatasetEntityV1alpha1';
export * from './group';
export * from './kinds';
export {
  LIFECYCLES,
  aiModelEntityV1alpha1Schema,
  aiModelSpecV1alpha1Schema,
  datasetEntityV1alpha1Schema,
  datasetSpecV1alpha1Schema,
} from './schemas';
