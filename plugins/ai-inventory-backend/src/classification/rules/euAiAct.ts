import type { Regulation } from '../types';
import { annexI } from './annexI';
import { annexIII } from './annexIII';
import { generalPurpose, systemicRisk } from './generalPurpose';
import { prohibitedPractices } from './prohibitedPractices';
import { scope } from './scope';
import { transparency } from './transparency';

/**
 * Regulation (EU) 2024/1689, the EU AI Act, with the dates of the Digital
 * Omnibus on AI as the Council adopted it on 29 June 2026.
 */
export const euAiAct: Regulation = {
  version: '2026-11-25',
  scope,
  riskLevels: [
    { class: 'prohibited', groups: [prohibitedPractices] },
    { class: 'high-risk', groups: [annexI, annexIII] },
    { class: 'transparency', groups: [transparency] },
  ],
  generalPurposeLevels: [
    { class: 'systemic-risk', groups: [systemicRisk] },
    { class: 'general-purpose', groups: [generalPurpose] },
  ],
  minimal: {
    id: 'minimal',
    title: 'Minimal risk',
    article: 'Articles 4 and 95',
    reason: 'No rule of a higher class applies.',
    obligations: [
      {
        text: 'Article 4: AI literacy of those who work with it',
        roles: ['provider', 'deployer'],
      },
      { text: 'Article 95: codes of conduct, if you wish' },
    ],
  },
  questions: {
    usedInEu: 'Is it sold or used in the EU, or is its output used there?',
    exclusions: 'Does something keep it out of the scope of the Act?',
    roles:
      'What is your company to the system: provider, deployer, importer, distributor or product manufacturer?',
    practices:
      'Does it serve a practice that Article 5 prohibits? Say [] if none.',
    useCases: 'Does it serve a use that Annex III names? Say [] if none.',
    exceptionGrounds:
      'Is there a ground of Article 6(3) on which its use is not high-risk?',
    profilesPeople:
      'Does it evaluate personal aspects of people from their data?',
    regulatedProducts:
      'Is it a regulated product of Annex I, or a safety component of one? Say [] if not.',
    thirdPartyAssessment:
      'Must that product be assessed by a third party before it is sold?',
    transparency:
      'Does it talk with people, generate content, or recognise emotions or traits? Say [] if not.',
    personalData:
      'Was it made with, or does it work on, data about identifiable people?',
    'generalPurpose.isGeneralPurpose':
      'Can it do a wide range of distinct tasks, whatever you use it for?',
    'generalPurpose.trainingCompute':
      'How many floating-point operations did its training take in all?',
    'generalPurpose.designatedSystemicRisk':
      'Has the Commission designated it as a model with systemic risk?',
  },
};
