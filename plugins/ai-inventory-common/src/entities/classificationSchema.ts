import type { JsonObject } from '@backstage/types';
import {
  AI_ACT_EXCLUSIONS,
  AI_ACT_ROLES,
  EXCEPTION_GROUNDS,
  HIGH_RISK_USE_CASES,
  PROHIBITED_PRACTICES,
  REGULATED_PRODUCTS,
  TRANSPARENCY_FEATURES,
} from './classification';

const yesOrNo = (description: string): JsonObject => ({
  type: 'boolean',
  description,
});

const anyOfThese = (
  description: string,
  words: readonly string[],
): JsonObject => ({
  type: 'array',
  description,
  uniqueItems: true,
  items: { type: 'string', enum: [...words] },
});

/** @internal */
export const aiModelClassificationSchema: JsonObject = {
  type: 'object',
  description:
    'Facts from which the risk class under the EU AI Act is derived. What is absent is unknown; an empty list says "none".',
  // A misspelt fact would be unknown for ever, and nobody told.
  additionalProperties: false,
  properties: {
    usedInEu: yesOrNo(
      'Whether it is sold or used in the EU, or its output is used there.',
    ),
    exclusions: anyOfThese(
      'What keeps it out of the scope of the Act (Article 2).',
      AI_ACT_EXCLUSIONS,
    ),
    roles: {
      ...anyOfThese('What your company is to the system.', AI_ACT_ROLES),
      minItems: 1,
    },
    practices: anyOfThese(
      'Prohibited practices that it is used for (Article 5); [] for none.',
      PROHIBITED_PRACTICES,
    ),
    useCases: anyOfThese(
      'High-risk uses that it is intended for (Annex III); [] for none.',
      HIGH_RISK_USE_CASES,
    ),
    exceptionGrounds: anyOfThese(
      'Why its use of Annex III is not high-risk (Article 6(3)).',
      EXCEPTION_GROUNDS,
    ),
    profilesPeople: yesOrNo(
      'Whether it evaluates personal aspects of people from their data (Article 4(4) of the GDPR).',
    ),
    regulatedProducts: anyOfThese(
      'Products that it is a safety component of, or is itself (Annex I); [] for none. What only assists users or tunes performance is no safety component.',
      REGULATED_PRODUCTS,
    ),
    thirdPartyAssessment: yesOrNo(
      'Whether the law on that product asks for an assessment by a third party.',
    ),
    transparency: anyOfThese(
      'What people who meet it must be told of (Article 50); [] for none.',
      TRANSPARENCY_FEATURES,
    ),
    generalPurpose: {
      type: 'object',
      description: 'Whether it is a general-purpose AI model (Article 51).',
      additionalProperties: false,
      properties: {
        isGeneralPurpose: yesOrNo(
          'Whether it can do a wide range of distinct tasks.',
        ),
        trainingCompute: {
          type: 'number',
          description:
            'All compute used for its training, in floating-point operations.',
          minimum: 0,
          examples: [3e24],
        },
        designatedSystemicRisk: yesOrNo(
          'Whether the Commission has designated it as one with systemic risk.',
        ),
      },
    },
    personalData: yesOrNo(
      'Whether it was made with, or works on, data about identifiable people.',
    ),
  },
};
