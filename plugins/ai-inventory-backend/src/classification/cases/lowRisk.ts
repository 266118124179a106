import { casesOf } from './labelledCase';

export const lowRisk = [
  ...casesOf('transparency', [
    [
      'A chatbot for customers',
      'Article 50(1), recital 132',
      { transparency: ['interacts-with-people'] },
    ],
    [
      'A generator of synthetic voices',
      'Article 50(2), recital 133',
      { transparency: ['generates-synthetic-content'] },
    ],
    [
      'A generator of product images',
      'Article 50(2)',
      {
        transparency: ['generates-synthetic-content'],
        roles: ['deployer'],
      },
    ],
    [
      'Emotion recognition that Annex III does not list',
      'Article 50(3)',
      { transparency: ['emotion-recognition'] },
    ],
    [
      'Sorting people by age group from their faces',
      'Article 50(3)',
      { transparency: ['biometric-categorisation'] },
    ],
    [
      'A video in which a known person seems to speak',
      'Article 50(4), recital 134',
      { transparency: ['deep-fakes'] },
    ],
    [
      'News text that is published without human review',
      'Article 50(4), recital 134',
      { transparency: ['public-interest-text'] },
    ],
    [
      'An assistant that talks and paints',
      'Article 50(1) and (2)',
      {
        transparency: ['interacts-with-people', 'generates-synthetic-content'],
      },
    ],
  ]),
  ...casesOf('minimal', [
    ['A spam filter', 'Article 95, recital 165', {}],
    ['An opponent in a video game', 'Article 95, recital 165', {}],
    ['Stock forecast of a warehouse', 'Article 95', { usedInEu: true }],
    [
      'Detection of fraud with cards',
      'Exception in Annex III point 5(b), recital 58',
      { profilesPeople: true },
    ],
    [
      'Unlocking a telephone by its owner’s face',
      'Exception in Annex III point 1(a), recital 54',
      {},
    ],
    [
      'Verification of travel documents',
      'Exception in Annex III point 7(d)',
      {},
    ],
    [
      'Planning of the logistics of a campaign',
      'Exception in Annex III point 8(b), recital 62',
      {},
    ],
    [
      'Anonymisation of court decisions',
      'Recital 61: ancillary tasks of the judiciary',
      {},
    ],
    ['Detection of tired drivers, which is no emotion', 'Recital 18', {}],
    [
      'A filter that shows glasses on a face',
      'Recital 16: ancillary to another service',
      {},
    ],
    ['Sorting pictures by hair colour', 'Recital 30', {}],
    [
      'Search for suspicious transactions of companies',
      'Recital 42: no prediction about persons',
      {},
    ],
    [
      'Proposed corrections of spelling',
      'Exception in Article 50(2): standard editing',
      {},
    ],
    [
      'Price of property insurance',
      'Annex III point 5(c) names life and health only',
      {},
    ],
    [
      'A ground of Article 6(3) without any use of Annex III',
      'Article 6(3)',
      { exceptionGrounds: ['preparatory-task'], profilesPeople: true },
    ],
  ]),
];
