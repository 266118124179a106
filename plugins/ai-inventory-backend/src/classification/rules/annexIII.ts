import type {
  ExceptionGround,
  HighRiskUseCase,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Obligation, Rule, RuleGroup } from '../types';
import { highRiskObligations } from './highRiskObligations';

const ANNEX_III_FROM = '2027-12-02';

function ground(word: ExceptionGround, letter: string, title: string): Rule {
  return {
    id: `exception.${word}`,
    title,
    article: `Article 6(3)(${letter})`,
    when: { fact: 'exceptionGrounds', holds: word },
    provided: {
      all: [
        { fact: 'profilesPeople', is: false },
        { not: { fact: 'useCases', holds: 'law-enforcement-profiling' } },
      ],
    },
    otherwise:
      'The ground is declared, but it profiles people, which is always high-risk.',
  };
}

/** Article 6(3): uses of Annex III that are not high-risk. */
const exception: RuleGroup = {
  id: 'exception',
  title: 'Exception for uses without significant risk',
  article: 'Article 6(3)',
  applicableFrom: ANNEX_III_FROM,
  noneApplies: 'It is declared that no ground for an exception holds.',
  unclaimed: 'No ground for an exception is declared, so none is taken.',
  obligations: [
    {
      text: 'Article 6(4): document the assessment before it is sold or used',
      roles: ['provider'],
    },
    {
      text: 'Article 49(2): register it in the EU database',
      roles: ['provider', 'authorised-representative'],
    },
  ],
  rules: [
    ground('narrow-procedural-task', 'a', 'Performs a narrow procedural task'),
    ground(
      'improves-completed-human-activity',
      'b',
      'Improves the result of a human activity that is complete',
    ),
    ground(
      'detects-deviations',
      'c',
      'Detects patterns or deviations of decisions, without replacing or influencing them unreviewed',
    ),
    ground(
      'preparatory-task',
      'd',
      'Prepares an assessment that is relevant to a use of Annex III',
    ),
  ],
};

const PUBLIC_DATABASE: Obligation = {
  text: 'Article 49(1): register it in the EU database, with the data of Annex VIII',
  roles: ['provider', 'authorised-representative'],
};
const NON_PUBLIC_DATABASE: Obligation = {
  text: 'Article 49(4): register it in the non-public section of the EU database',
  roles: ['provider', 'authorised-representative', 'deployer'],
};
const NATIONAL_DATABASE: Obligation = {
  text: 'Article 49(5): register it at national level',
  roles: ['provider', 'authorised-representative'],
};
const PUBLIC_BODIES_ASSESS: Obligation = {
  text: 'Article 27: fundamental rights impact assessment, for public bodies and public services',
  roles: ['deployer'],
};
const ALL_ASSESS: Obligation = {
  text: 'Article 27: fundamental rights impact assessment',
  roles: ['deployer'],
};

function use(
  word: HighRiskUseCase,
  point: string,
  title: string,
  obligations: readonly Obligation[] = [PUBLIC_DATABASE, PUBLIC_BODIES_ASSESS],
): Rule {
  return {
    id: `annex-iii.${word}`,
    title,
    article: 'Article 6(2)',
    annexPoint: `Annex III, point ${point}`,
    when: { fact: 'useCases', holds: word },
    obligations,
  };
}

/** Points that authorities register where the public can't read it. */
const forAuthority = (word: HighRiskUseCase, point: string, title: string) =>
  use(word, point, title, [NON_PUBLIC_DATABASE, PUBLIC_BODIES_ASSESS]);

/** Article 6(2) with Annex III. */
export const annexIII: RuleGroup = {
  id: 'annex-iii',
  title: 'High-risk uses',
  article: 'Article 6(2)',
  applicableFrom: ANNEX_III_FROM,
  noneApplies: 'It is declared to serve no use of Annex III.',
  obligations: highRiskObligations,
  exception,
  rules: [
    use(
      'remote-biometric-identification',
      '1(a)',
      'Remote biometric identification, other than verifying that a person is who they say',
    ),
    use(
      'biometric-categorisation',
      '1(b)',
      'Biometric categorisation by sensitive or protected attributes',
    ),
    use('emotion-recognition', '1(c)', 'Emotion recognition'),
    use(
      'critical-infrastructure-safety',
      '2',
      'Safety component of digital infrastructure, road traffic, water, gas, heating or electricity',
      [NATIONAL_DATABASE],
    ),
    use('education-admission', '3(a)', 'Access or admission to education'),
    use('education-assessment', '3(b)', 'Evaluating learning outcomes'),
    use(
      'education-level',
      '3(c)',
      'Assessing the level of education that a person gets',
    ),
    use('exam-monitoring', '3(d)', 'Watching students for cheating in tests'),
    use(
      'recruitment',
      '4(a)',
      'Recruitment: targeting job adverts, filtering applications, evaluating candidates',
    ),
    use(
      'worker-management',
      '4(b)',
      'Terms of work, promotion, dismissal, tasks by behaviour or traits, monitoring of performance',
    ),
    use(
      'public-benefits',
      '5(a)',
      'Eligibility for essential public benefits and services',
    ),
    use(
      'credit-scoring',
      '5(b)',
      'Creditworthiness of people, other than detecting fraud',
      [PUBLIC_DATABASE, ALL_ASSESS],
    ),
    use(
      'life-and-health-insurance',
      '5(c)',
      'Risk and price of life and health insurance',
      [PUBLIC_DATABASE, ALL_ASSESS],
    ),
    use(
      'emergency-response',
      '5(d)',
      'Emergency calls, dispatch and triage of patients',
    ),
    forAuthority(
      'crime-victim-risk',
      '6(a)',
      'Risk of becoming a victim of crime',
    ),
    forAuthority(
      'law-enforcement-polygraph',
      '6(b)',
      'Polygraphs of law enforcement',
    ),
    forAuthority('evidence-reliability', '6(c)', 'Reliability of evidence'),
    forAuthority(
      'offending-risk',
      '6(d)',
      'Risk of offending or re-offending, not from profiling alone',
    ),
    forAuthority(
      'law-enforcement-profiling',
      '6(e)',
      'Profiling while crimes are detected, investigated or prosecuted',
    ),
    forAuthority(
      'border-polygraph',
      '7(a)',
      'Polygraphs of border authorities',
    ),
    forAuthority(
      'migration-risk',
      '7(b)',
      'Risk that a person who enters poses: security, migration, health',
    ),
    forAuthority(
      'migration-applications',
      '7(c)',
      'Examining applications for asylum, visas or residence',
    ),
    forAuthority(
      'border-identification',
      '7(d)',
      'Recognising people at borders, other than verifying travel documents',
    ),
    use(
      'judicial-assistance',
      '8(a)',
      'Helping judges or arbitrators to research and apply facts and law',
    ),
    use(
      'election-influence',
      '8(b)',
      'Influencing elections or how people vote, other than organising a campaign',
    ),
  ],
};
