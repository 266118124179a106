import type {
  Asset,
  Classification,
  ClassificationStep,
  GeneralPurposeClass,
  RiskClass,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';

/** The classes of the story's models; all others are not known. */
export const RISK_CLASSES: Record<string, RiskClass> = {
  'fraud-model': 'minimal',
  'credit-limit': 'high-risk',
  'churn-predictor': 'minimal',
  'support-assistant-llm': 'transparency',
};

const REFERENCES = [
  {
    framework: 'NIST AI RMF 1.0',
    id: 'GOVERN 1.6',
    title: 'Mechanisms are in place to inventory AI systems',
    evidence: 'This page: the model, its versions and where it runs.',
  },
  {
    framework: 'NIST AI RMF 1.0',
    id: 'MAP 1.1',
    title: 'Intended purpose and context are understood',
    evidence: 'The declared intended purpose.',
  },
  {
    framework: 'ISO/IEC 42001:2023',
    id: 'A.7.5',
    title: 'Data provenance',
    evidence: 'The datasets of each version with version and digest.',
  },
];

function step(
  rule: string,
  outcome: ClassificationStep['outcome'],
  rest: Partial<ClassificationStep>,
): ClassificationStep {
  return {
    rule,
    title: rule,
    outcome,
    article: 'Article 5(1)',
    facts: [],
    missing: [],
    reason: '',
    ...rest,
  };
}

const NO_PRACTICES = step('article-5', 'does-not-apply', {
  title: 'Prohibited practices',
  applicableFrom: '2025-02-02',
  facts: [{ fact: 'practices', value: [] }],
  reason: 'No prohibited practice is declared.',
});
const NO_PRODUCT = step('annex-i', 'does-not-apply', {
  title: 'Safety component of a regulated product',
  article: 'Article 6(1)',
  annexPoint: 'Annex I',
  applicableFrom: '2028-08-02',
  facts: [{ fact: 'regulatedProducts', value: [] }],
  reason: 'It is no safety component of a product that Annex I names.',
});
const NO_USE_CASE = step('annex-iii', 'does-not-apply', {
  title: 'Uses of Annex III',
  article: 'Article 6(2)',
  annexPoint: 'Annex III',
  applicableFrom: '2027-12-02',
  facts: [{ fact: 'useCases', value: [] }],
  reason: 'No use of Annex III is declared.',
});
const CREDIT_SCORING = step('annex-iii-5b', 'applies', {
  title: 'Creditworthiness of natural persons',
  article: 'Article 6(2)',
  annexPoint: 'Annex III point 5(b)',
  applicableFrom: '2027-12-02',
  facts: [{ fact: 'useCases', value: ['credit-scoring'] }],
  reason: 'The declared use is credit scoring.',
  obligations: [
    'Articles 8–15: requirements for high-risk systems',
    'Article 49: registration in the EU database',
  ],
});
const CHATBOT = step('article-50-1', 'applies', {
  title: 'People talk to it',
  article: 'Article 50(1)',
  applicableFrom: '2026-08-02',
  facts: [{ fact: 'transparency', value: ['interacts-with-people'] }],
  reason: 'It interacts with people.',
  obligations: ['Tell people that they talk to an AI system'],
});
const NO_TRANSPARENCY = step('article-50', 'does-not-apply', {
  title: 'Transparency',
  article: 'Article 50',
  applicableFrom: '2026-08-02',
  facts: [{ fact: 'transparency', value: [] }],
  reason: 'No feature is declared that people must be told of.',
});
const UNKNOWN_PRACTICES = step('article-5', 'unknown', {
  title: 'Prohibited practices',
  applicableFrom: '2025-02-02',
  facts: [{ fact: 'practices' }],
  missing: ['practices'],
  reason: 'practices is not declared.',
});
const UNKNOWN_USE = step('annex-iii', 'unknown', {
  title: 'Uses of Annex III',
  article: 'Article 6(2)',
  annexPoint: 'Annex III',
  applicableFrom: '2027-12-02',
  facts: [{ fact: 'useCases' }],
  missing: ['useCases'],
  reason: 'useCases is not declared.',
});

const STEPS: Record<RiskClass, ClassificationStep[]> = {
  prohibited: [],
  'high-risk': [NO_PRACTICES, NO_PRODUCT, CREDIT_SCORING, NO_TRANSPARENCY],
  transparency: [NO_PRACTICES, NO_PRODUCT, NO_USE_CASE, CHATBOT],
  minimal: [NO_PRACTICES, NO_PRODUCT, NO_USE_CASE, NO_TRANSPARENCY],
  unknown: [UNKNOWN_PRACTICES, UNKNOWN_USE],
};

const GENERAL_PURPOSE: Partial<Record<RiskClass, GeneralPurposeClass>> = {
  transparency: 'general-purpose',
  unknown: 'unknown',
};

/** The classification of a model of the story. */
export function classificationOf(asset: Asset): Classification | undefined {
  const { riskClass } = asset;
  if (!riskClass) {
    return undefined;
  }
  const isFraud = asset.name === 'fraud-model';
  return {
    riskClass,
    generalPurpose: GENERAL_PURPOSE[riskClass] ?? 'none',
    steps: STEPS[riskClass],
    missingFacts:
      riskClass === 'unknown'
        ? [
            {
              fact: 'practices',
              question: 'Does it do anything that Article 5 prohibits?',
            },
            {
              fact: 'useCases',
              question: 'Is it used for anything that Annex III names?',
            },
          ]
        : [],
    riskierOrigins: isFraud
      ? [
          {
            ref: 'dataset:default/transactions',
            relation: 'trainedOn',
            reason:
              'It holds personal data, which the model’s declaration does not mention.',
          },
        ]
      : [],
    riskRatings: isFraud
      ? [{ recordRef: 'sagemaker/eu:fraud-model', riskRating: 'high' }]
      : undefined,
    references: REFERENCES,
    rulesVersion: '2026-07-02',
  };
}
