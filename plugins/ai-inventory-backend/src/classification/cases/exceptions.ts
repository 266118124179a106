import { casesOf } from './labelledCase';

export const exceptions = [
  ...casesOf('minimal', [
    [
      'Turns unstructured applications into structured data',
      'Article 6(3)(a), recital 53',
      {
        useCases: ['recruitment'],
        exceptionGrounds: ['narrow-procedural-task'],
        profilesPeople: false,
      },
    ],
    [
      'Finds duplicates among many applications for a benefit',
      'Article 6(3)(a), recital 53',
      {
        useCases: ['public-benefits'],
        exceptionGrounds: ['narrow-procedural-task'],
        profilesPeople: false,
      },
    ],
    [
      'Improves the language of letters that were written already',
      'Article 6(3)(b), recital 53',
      {
        useCases: ['migration-applications'],
        exceptionGrounds: ['improves-completed-human-activity'],
        profilesPeople: false,
      },
    ],
    [
      "Shows afterwards where a grade deviates from the teacher's pattern",
      'Article 6(3)(c), recital 53',
      {
        useCases: ['education-assessment'],
        exceptionGrounds: ['detects-deviations'],
        profilesPeople: false,
      },
    ],
    [
      'Indexes, searches and translates the files of a case',
      'Article 6(3)(d), recital 53',
      {
        useCases: ['judicial-assistance'],
        exceptionGrounds: ['preparatory-task'],
        profilesPeople: false,
      },
    ],
    [
      'Two grounds at once',
      'Article 6(3)(a) and (d)',
      {
        useCases: ['credit-scoring'],
        exceptionGrounds: ['narrow-procedural-task', 'preparatory-task'],
        profilesPeople: false,
      },
    ],
  ]),
  ...casesOf('transparency', [
    [
      'A preparatory task that talks with applicants',
      'Articles 6(3)(d) and 50(1)',
      {
        useCases: ['migration-applications'],
        exceptionGrounds: ['preparatory-task'],
        profilesPeople: false,
        transparency: ['interacts-with-people'],
      },
    ],
    [
      'Emotion recognition with an exception: people must be told still',
      'Articles 6(3)(a) and 50(3)',
      {
        useCases: ['emotion-recognition'],
        exceptionGrounds: ['narrow-procedural-task'],
        profilesPeople: false,
      },
    ],
  ]),
  ...casesOf('high-risk', [
    [
      'A preparatory task that profiles candidates',
      'Article 6(3), last subparagraph',
      {
        useCases: ['recruitment'],
        exceptionGrounds: ['preparatory-task'],
        profilesPeople: true,
      },
    ],
    [
      'Every ground, but with profiling',
      'Article 6(3), last subparagraph',
      {
        useCases: ['credit-scoring'],
        exceptionGrounds: [
          'narrow-procedural-task',
          'improves-completed-human-activity',
          'detects-deviations',
          'preparatory-task',
        ],
        profilesPeople: true,
      },
    ],
    [
      'Profiling by the police, declared to be none',
      'Article 6(3), last subparagraph; Annex III point 6(e)',
      {
        useCases: ['law-enforcement-profiling'],
        exceptionGrounds: ['preparatory-task'],
        profilesPeople: false,
      },
    ],
    [
      'No profiling, but no ground either',
      'Article 6(3)',
      {
        useCases: ['exam-monitoring'],
        exceptionGrounds: [],
        profilesPeople: false,
      },
    ],
    [
      'A ground for which nobody said whether it profiles people',
      'Article 6(3): who claims an exception must show it',
      {
        useCases: ['recruitment'],
        exceptionGrounds: ['preparatory-task'],
      },
    ],
    [
      'A safety component, for which Article 6(3) is no way out',
      'Article 6(1) and (3)',
      {
        useCases: ['emergency-response'],
        exceptionGrounds: ['narrow-procedural-task'],
        profilesPeople: false,
        regulatedProducts: ['medical-devices'],
        thirdPartyAssessment: true,
      },
    ],
  ]),
];
