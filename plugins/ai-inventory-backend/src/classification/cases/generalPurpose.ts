import { casesOf } from './labelledCase';

export const generalPurpose = [
  ...casesOf(
    'minimal',
    [
      [
        'A language model of middle size',
        'Article 3(63), recital 98',
        {
          generalPurpose: {
            isGeneralPurpose: true,
            trainingCompute: 3e23,
            designatedSystemicRisk: false,
          },
        },
      ],
      [
        'A model at the threshold, and not above it',
        'Article 51(2)',
        {
          generalPurpose: {
            isGeneralPurpose: true,
            trainingCompute: 1e25,
            designatedSystemicRisk: false,
          },
        },
      ],
    ],
    'general-purpose',
  ),
  ...casesOf(
    'transparency',
    [
      [
        'A frontier model with a chat',
        'Article 51(2), recital 111',
        {
          transparency: [
            'interacts-with-people',
            'generates-synthetic-content',
          ],
          generalPurpose: { isGeneralPurpose: true, trainingCompute: 5e25 },
        },
      ],
      [
        'A smaller model that the Commission designated',
        'Article 51(1)(b), Annex XIII',
        {
          transparency: ['generates-synthetic-content'],
          generalPurpose: {
            isGeneralPurpose: true,
            trainingCompute: 2e24,
            designatedSystemicRisk: true,
          },
        },
      ],
    ],
    'systemic-risk',
  ),
  ...casesOf(
    'high-risk',
    [
      [
        'A general-purpose model that filters applications',
        'Annex III point 4(a), recital 97',
        {
          useCases: ['recruitment'],
          generalPurpose: {
            isGeneralPurpose: true,
            trainingCompute: 8e23,
            designatedSystemicRisk: false,
          },
        },
      ],
    ],
    'general-purpose',
  ),
  ...casesOf('minimal', [
    [
      'A speech transcriber with much compute: one task, so not general',
      'Article 3(63), recital 98',
      { generalPurpose: { isGeneralPurpose: false, trainingCompute: 2e25 } },
    ],
  ]),
  ...casesOf(
    'minimal',
    [
      [
        'A general-purpose model whose compute nobody knows',
        'Article 51(2)',
        {
          generalPurpose: {
            isGeneralPurpose: true,
            designatedSystemicRisk: false,
          },
        },
      ],
      [
        'A general-purpose model of which designation is not declared',
        'Article 51(1)(b)',
        { generalPurpose: { isGeneralPurpose: true, trainingCompute: 1e24 } },
      ],
      [
        'Compute above the threshold, where nobody said whether it is general',
        'Article 51(2)',
        { generalPurpose: { trainingCompute: 4e25 } },
      ],
      [
        'Nothing said of general purpose',
        'Article 51',
        { generalPurpose: undefined },
      ],
    ],
    'unknown',
  ),
];
