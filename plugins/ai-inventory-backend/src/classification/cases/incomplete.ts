import { type LabelledCase, casesOf } from './labelledCase';

const undeclared: readonly LabelledCase[] = [
  {
    name: 'No classification at all',
    source: 'Nothing is known',
    facts: undefined,
    riskClass: 'unknown',
    generalPurpose: 'unknown',
  },
  {
    name: 'An empty classification',
    source: 'Nothing is known',
    facts: {},
    riskClass: 'unknown',
    generalPurpose: 'unknown',
  },
  {
    name: 'A prohibited practice, and nothing else',
    source: 'Article 5(1)(c): nothing is higher',
    facts: { practices: ['social-scoring'] },
    riskClass: 'prohibited',
    generalPurpose: 'unknown',
  },
  {
    name: 'A credit score of which the practices are known, and nothing else',
    source: 'Annex III point 5(b): no other fact makes it higher',
    facts: { practices: [], useCases: ['credit-scoring'] },
    riskClass: 'high-risk',
    generalPurpose: 'unknown',
  },
  {
    name: 'Out of scope, and nothing else',
    source: 'Article 2(3)',
    facts: { exclusions: ['military-or-national-security'] },
    riskClass: 'minimal',
    generalPurpose: 'none',
  },
];

export const incomplete = [
  ...undeclared,
  ...casesOf('unknown', [
    [
      'A credit score that might be a social score',
      'Article 5(1)(c) could still apply',
      { practices: undefined, useCases: ['credit-scoring'] },
    ],
    [
      'A chatbot that might be manipulative',
      'Article 5(1)(a) could still apply',
      { practices: undefined, transparency: ['interacts-with-people'] },
    ],
    [
      'A chatbot whose use nobody told',
      'Annex III could still apply',
      { useCases: undefined, transparency: ['interacts-with-people'] },
    ],
    [
      'A chatbot that might be a safety component',
      'Article 6(1) could still apply',
      {
        regulatedProducts: undefined,
        transparency: ['interacts-with-people'],
      },
    ],
    [
      'No high risk, but people might have to be told',
      'Article 50 could still apply',
      { transparency: undefined },
    ],
    [
      'An exception holds, but the product is not known',
      'Article 6(1) could still apply',
      {
        useCases: ['recruitment'],
        exceptionGrounds: ['preparatory-task'],
        profilesPeople: false,
        regulatedProducts: undefined,
      },
    ],
    [
      'A ground is claimed for a use that nobody told',
      'Annex III could still apply',
      { useCases: undefined, exceptionGrounds: ['preparatory-task'] },
    ],
  ]),
  ...casesOf('high-risk', [
    [
      'Recruitment, where nobody said what people must be told',
      'Annex III point 4(a): Article 50 does not make it higher',
      { useCases: ['recruitment'], transparency: undefined },
    ],
    [
      'Recruitment that might be in a product',
      'Annex III point 4(a): Article 6(1) does not make it higher',
      { useCases: ['recruitment'], regulatedProducts: undefined },
    ],
    [
      'A medical device whose use nobody told',
      'Article 6(1): Annex III does not make it higher',
      {
        useCases: undefined,
        regulatedProducts: ['medical-devices'],
        thirdPartyAssessment: true,
      },
    ],
  ]),
];
