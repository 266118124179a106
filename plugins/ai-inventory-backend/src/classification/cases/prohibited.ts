import { casesOf } from './labelledCase';

export const prohibited = casesOf('prohibited', [
  [
    'Subliminal images that make people buy what harms them',
    'Article 5(1)(a), recital 29',
    { practices: ['manipulation'] },
  ],
  [
    'A chatbot that deceives people into harmful decisions',
    'Article 5(1)(a), recital 29',
    {
      practices: ['manipulation'],
      transparency: ['interacts-with-people'],
    },
  ],
  [
    'Loans pushed on people in extreme poverty by their situation',
    'Article 5(1)(b), recital 29',
    { practices: ['exploits-vulnerabilities'] },
  ],
  [
    'A talking toy that dares children to do dangerous things',
    'Article 5(1)(b)',
    {
      practices: ['exploits-vulnerabilities'],
      regulatedProducts: ['toys'],
      thirdPartyAssessment: true,
    },
  ],
  [
    'Access to public services by a score of social behaviour',
    'Article 5(1)(c), recital 31',
    { practices: ['social-scoring'], useCases: ['public-benefits'] },
  ],
  [
    'Prediction that a person will offend, from personality traits alone',
    'Article 5(1)(d), recital 42',
    {
      practices: ['crime-prediction-by-profiling'],
      useCases: ['offending-risk'],
      profilesPeople: true,
    },
  ],
  [
    'A face database scraped from social networks',
    'Article 5(1)(e), recital 43',
    { practices: ['untargeted-face-scraping'] },
  ],
  [
    'Emotion recognition of call-centre staff',
    'Article 5(1)(f), recital 44',
    {
      practices: ['emotion-recognition-at-work-or-school'],
      useCases: ['emotion-recognition', 'worker-management'],
      transparency: ['emotion-recognition'],
    },
  ],
  [
    'Attention and mood of pupils, from their faces',
    'Article 5(1)(f), recital 44',
    {
      practices: ['emotion-recognition-at-work-or-school'],
      useCases: ['emotion-recognition'],
    },
  ],
  [
    'Sexual orientation deduced from faces',
    'Article 5(1)(g), recital 30',
    {
      practices: ['biometric-categorisation-of-sensitive-traits'],
      useCases: ['biometric-categorisation'],
    },
  ],
  [
    'Police who identify passers-by live, outside the listed cases',
    'Article 5(1)(h), recital 32',
    {
      practices: ['real-time-remote-biometric-identification'],
      useCases: ['remote-biometric-identification'],
    },
  ],
  [
    'An app that undresses people in photographs',
    'Article 5(1) as amended by the Digital Omnibus',
    {
      practices: ['non-consensual-intimate-imagery'],
      transparency: ['deep-fakes'],
    },
  ],
  [
    'A generator of child sexual abuse material',
    'Article 5(1) as amended by the Digital Omnibus',
    {
      practices: ['child-sexual-abuse-material'],
      transparency: ['generates-synthetic-content'],
    },
  ],
  [
    'A prohibited practice for which an exception of Article 6(3) is claimed',
    'Article 5(1)(c); Article 6(3) is no way out of it',
    {
      practices: ['social-scoring'],
      useCases: ['public-benefits'],
      exceptionGrounds: ['narrow-procedural-task'],
      profilesPeople: false,
    },
  ],
]);
