import { casesOf } from './labelledCase';

export const annexIII = casesOf('high-risk', [
  [
    'Search for a wanted person in recorded footage',
    'Annex III point 1(a)',
    { useCases: ['remote-biometric-identification'] },
  ],
  [
    'Grouping visitors by ethnicity, where the law permits it',
    'Annex III point 1(b)',
    { useCases: ['biometric-categorisation'] },
  ],
  [
    'Emotion recognition of shoppers',
    'Annex III point 1(c)',
    {
      useCases: ['emotion-recognition'],
      transparency: ['emotion-recognition'],
    },
  ],
  [
    'Emotion recognition of workers for medical reasons',
    'Annex III point 1(c), exception of Article 5(1)(f)',
    { useCases: ['emotion-recognition'] },
  ],
  [
    'Monitoring of water pressure as a safety component',
    'Annex III point 2, recital 55',
    { useCases: ['critical-infrastructure-safety'] },
  ],
  [
    'Fire alarm control of a cloud computing centre',
    'Annex III point 2, recital 55',
    { useCases: ['critical-infrastructure-safety'] },
  ],
  [
    'Control of traffic lights',
    'Annex III point 2',
    { useCases: ['critical-infrastructure-safety'] },
  ],
  [
    'Admission of students to a university',
    'Annex III point 3(a)',
    { useCases: ['education-admission'] },
  ],
  [
    'Grading of essays',
    'Annex III point 3(b)',
    { useCases: ['education-assessment'] },
  ],
  [
    'Choice of the school level that a child may attend',
    'Annex III point 3(c)',
    { useCases: ['education-level'] },
  ],
  [
    'Proctoring of online exams',
    'Annex III point 3(d)',
    { useCases: ['exam-monitoring'] },
  ],
  [
    'Filter of job applications',
    'Annex III point 4(a), recital 57',
    { useCases: ['recruitment'] },
  ],
  [
    'Targeted job advertisements',
    'Annex III point 4(a)',
    { useCases: ['recruitment'] },
  ],
  [
    'Shifts given to couriers by their behaviour',
    'Annex III point 4(b), recital 57',
    { useCases: ['worker-management'] },
  ],
  [
    'Proposals whom to promote',
    'Annex III point 4(b)',
    { useCases: ['worker-management'], profilesPeople: true },
  ],
  [
    'Eligibility for housing benefit',
    'Annex III point 5(a), recital 58',
    { useCases: ['public-benefits'] },
  ],
  [
    'Credit score of consumers',
    'Annex III point 5(b), recital 58',
    { useCases: ['credit-scoring'], profilesPeople: true },
  ],
  [
    'Price of life insurance',
    'Annex III point 5(c), recital 58',
    { useCases: ['life-and-health-insurance'] },
  ],
  [
    'Triage of patients in an emergency',
    'Annex III point 5(d), recital 58',
    { useCases: ['emergency-response'] },
  ],
  [
    'Dispatch of ambulances by the urgency of calls',
    'Annex III point 5(d)',
    {
      useCases: ['emergency-response'],
      transparency: ['interacts-with-people'],
    },
  ],
  [
    'Risk of becoming a victim of domestic violence',
    'Annex III point 6(a)',
    { useCases: ['crime-victim-risk'] },
  ],
  [
    'Lie detector in a police interview',
    'Annex III point 6(b)',
    { useCases: ['law-enforcement-polygraph'] },
  ],
  [
    'Reliability of evidence in a prosecution',
    'Annex III point 6(c)',
    { useCases: ['evidence-reliability'] },
  ],
  [
    'Risk of re-offending, from criminal records',
    'Annex III point 6(d)',
    { useCases: ['offending-risk'] },
  ],
  [
    'Profiling of suspects in an investigation',
    'Annex III point 6(e)',
    { useCases: ['law-enforcement-profiling'], profilesPeople: true },
  ],
  [
    'Lie detector at the border',
    'Annex III point 7(a), recital 60',
    { useCases: ['border-polygraph'] },
  ],
  [
    'Risk of irregular migration of a traveller',
    'Annex III point 7(b)',
    { useCases: ['migration-risk'] },
  ],
  [
    'Help with the examination of asylum applications',
    'Annex III point 7(c)',
    { useCases: ['migration-applications'] },
  ],
  [
    'Recognition of people who cross a border',
    'Annex III point 7(d)',
    { useCases: ['border-identification'] },
  ],
  [
    'Research of law for a judge',
    'Annex III point 8(a), recital 61',
    { useCases: ['judicial-assistance'] },
  ],
  [
    'Alternative dispute resolution with legal effects',
    'Annex III point 8(a), recital 61',
    { useCases: ['judicial-assistance'] },
  ],
  [
    'Political messages to influence how people vote',
    'Annex III point 8(b), recital 62',
    {
      useCases: ['election-influence'],
      transparency: ['generates-synthetic-content'],
    },
  ],
  [
    'A use in two areas at once',
    'Annex III points 4(a) and 5(b)',
    { useCases: ['recruitment', 'credit-scoring'] },
  ],
]);
