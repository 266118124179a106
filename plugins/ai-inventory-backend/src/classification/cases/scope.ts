import { casesOf } from './labelledCase';

export const scope = [
  ...casesOf('minimal', [
    [
      'Recognition of targets by an army',
      'Article 2(3), recital 24',
      {
        exclusions: ['military-or-national-security'],
        useCases: ['remote-biometric-identification'],
      },
    ],
    [
      'A model that exists for a study only',
      'Article 2(6), recital 25',
      {
        exclusions: ['scientific-research-only'],
        useCases: ['evidence-reliability'],
      },
    ],
    [
      'A prototype in the laboratory',
      'Article 2(8), recital 25',
      { exclusions: ['not-yet-on-the-market'], useCases: ['recruitment'] },
    ],
    [
      'Credit scores in another part of the world',
      'Article 2(1)',
      { usedInEu: false, useCases: ['credit-scoring'] },
    ],
    [
      "A person's own helper at home",
      'Article 2(10)',
      {
        exclusions: ['personal-use'],
        roles: ['deployer'],
        transparency: ['deep-fakes'],
      },
    ],
  ]),
  ...casesOf('high-risk', [
    [
      'A company that sells what persons use at home',
      'Article 2(10) excuses deployers only',
      {
        exclusions: ['personal-use'],
        roles: ['provider'],
        useCases: ['education-level'],
      },
    ],
    [
      'Personal use, where nobody said what the company is',
      'Article 2(10): who claims an exclusion must show it',
      { exclusions: ['personal-use'], useCases: ['education-level'] },
    ],
    [
      'Credit scores whose output is used in the EU',
      'Article 2(1)(c), recital 22',
      { usedInEu: true, exclusions: [], useCases: ['credit-scoring'] },
    ],
  ]),
];
