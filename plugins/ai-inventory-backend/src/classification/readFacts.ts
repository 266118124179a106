import {
  AI_ACT_EXCLUSIONS,
  AI_ACT_ROLES,
  type AIModelClassification,
  EXCEPTION_GROUNDS,
  HIGH_RISK_USE_CASES,
  PROHIBITED_PRACTICES,
  REGULATED_PRODUCTS,
  TRANSPARENCY_FEATURES,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { z } from 'zod';

/** What can't be read is unknown, which never makes the class lower. */
function orUnknown<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

const yesOrNo = orUnknown(z.boolean());
const anyOfThese = <W extends readonly [string, ...string[]]>(words: W) =>
  orUnknown(z.array(z.enum(words)));

const schema = orUnknown(
  z.object({
    usedInEu: yesOrNo,
    exclusions: anyOfThese(AI_ACT_EXCLUSIONS),
    roles: orUnknown(z.array(z.enum(AI_ACT_ROLES)).min(1)),
    practices: anyOfThese(PROHIBITED_PRACTICES),
    useCases: anyOfThese(HIGH_RISK_USE_CASES),
    exceptionGrounds: anyOfThese(EXCEPTION_GROUNDS),
    profilesPeople: yesOrNo,
    regulatedProducts: anyOfThese(REGULATED_PRODUCTS),
    thirdPartyAssessment: yesOrNo,
    transparency: anyOfThese(TRANSPARENCY_FEATURES),
    generalPurpose: orUnknown(
      z.object({
        isGeneralPurpose: yesOrNo,
        trainingCompute: orUnknown(z.number().min(0)),
        designatedSystemicRisk: yesOrNo,
      }),
    ),
    personalData: yesOrNo,
  }),
);

/**
 * The facts of `spec.classification` as any catalog may hold it: a fact that is
 * not well-formed counts as not declared.
 */
export function readFacts(
  classification: unknown,
): AIModelClassification | undefined {
  return schema.parse(classification);
}
