import type { Condition, RuleGroup } from '../types';

const isGeneralPurpose: Condition = {
  fact: 'generalPurpose.isGeneralPurpose',
  is: true,
};

/** Floating-point operations of training, by Article 51(2). */
const SYSTEMIC_RISK_COMPUTE = 1e25;

/** Article 51. */
export const systemicRisk: RuleGroup = {
  id: 'systemic-risk',
  title: 'General-purpose AI model with systemic risk',
  article: 'Article 51',
  applicableFrom: '2025-08-02',
  noneApplies: 'It is declared to be no general-purpose AI model.',
  obligations: [
    {
      text: 'Article 52: notify the Commission within two weeks',
      roles: ['provider', 'authorised-representative'],
    },
    {
      text: 'Article 55: evaluate the model, mitigate systemic risks, report incidents, secure it',
      roles: ['provider', 'authorised-representative'],
    },
  ],
  rules: [
    {
      id: 'systemic-risk.compute',
      title: 'Trained with more than 10^25 floating-point operations',
      article: 'Article 51(2)',
      when: isGeneralPurpose,
      provided: {
        fact: 'generalPurpose.trainingCompute',
        above: SYSTEMIC_RISK_COMPUTE,
      },
      otherwise:
        'It was trained with no more than 10^25 floating-point operations.',
    },
    {
      id: 'systemic-risk.designated',
      title: 'Designated by the Commission',
      article: 'Article 51(1)(b)',
      when: isGeneralPurpose,
      provided: { fact: 'generalPurpose.designatedSystemicRisk', is: true },
      otherwise: 'The Commission has not designated it.',
    },
  ],
};

/** Article 53. */
export const generalPurpose: RuleGroup = {
  id: 'general-purpose',
  title: 'General-purpose AI model',
  article: 'Article 53',
  applicableFrom: '2025-08-02',
  noneApplies: 'It is declared to be no general-purpose AI model.',
  obligations: [
    {
      text: 'Article 53: technical documentation (Annex XI), information for those who build on it (Annex XII), copyright policy, summary of the training content (from 2 August 2027 for what was on the market before 2 August 2025)',
      roles: ['provider', 'authorised-representative'],
    },
    {
      text: 'Article 54: an authorised representative, where the provider is outside the EU',
      roles: ['provider', 'authorised-representative'],
    },
  ],
  rules: [
    {
      id: 'general-purpose.model',
      title: 'General-purpose AI model',
      article: 'Article 53',
      when: isGeneralPurpose,
    },
  ],
};
