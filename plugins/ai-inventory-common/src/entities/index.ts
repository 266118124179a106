export * from './AIModelEntityV1alpha1';
export {
  AI_ACT_EXCLUSIONS,
  AI_ACT_ROLES,
  EXCEPTION_GROUNDS,
  HIGH_RISK_USE_CASES,
  PROHIBITED_PRACTICES,
  REGULATED_PRODUCTS,
  TRANSPARENCY_FEATURES,
  type AIModelClassification,
  type AiActExclusion,
  type AiActRole,
  type ExceptionGround,
  type GeneralPurposeFacts,
  type HighRiskUseCase,
  type ProhibitedPractice,
  type RegulatedProduct,
  type TransparencyFeature,
} from './classification';
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
