export { classify } from './classify';
export { readFacts } from './readFacts';
export {
  type Origin,
  type RiskierOrigin,
  riskierOrigins,
} from './riskierOrigins';
export {
  type FrameworkReference,
  frameworkReferences,
} from './rules/references';
export type {
  Classification,
  ClassificationStep,
  GeneralPurposeClass,
  RiskClass,
} from './types';
