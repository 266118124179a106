import type { FindingEvaluator } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { claimConflict } from './claimConflict';
import { datasetDigestMismatch } from './datasetDigestMismatch';
import { declaredNotFound } from './declaredNotFound';
import { drift } from './drift';
import { missingTrainingData } from './missingTrainingData';
import { ownerUnknown } from './ownerUnknown';
import { riskierOrigin } from './riskierOrigin';
import { unclassified } from './unclassified';
import { undeclared } from './undeclared';
import { unowned } from './unowned';
import { unregisteredModel } from './unregisteredModel';

/** What the inventory itself looks for, the most important first. */
export const builtInEvaluators: readonly FindingEvaluator[] = [
  undeclared,
  unregisteredModel,
  claimConflict,
  declaredNotFound,
  drift,
  datasetDigestMismatch,
  unowned,
  ownerUnknown,
  riskierOrigin,
  unclassified,
  missingTrainingData,
];
