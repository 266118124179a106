import type { RuleGroup } from '../types';

/** Article 50. Holds beside every other class. */
export const transparency: RuleGroup = {
  id: 'transparency',
  title: 'Transparency towards people',
  article: 'Article 50',
  applicableFrom: '2026-08-02',
  noneApplies: 'It is declared to have nothing that people must be told of.',
  rules: [
    {
      id: 'transparency.interacts-with-people',
      title: 'Interacts with people directly, and that is not obvious',
      article: 'Article 50(1)',
      when: { fact: 'transparency', holds: 'interacts-with-people' },
      obligations: [
        {
          text: 'Article 50(1): tell people that they interact with an AI system',
          roles: ['provider'],
        },
      ],
    },
    {
      id: 'transparency.generates-synthetic-content',
      title: 'Generates audio, images, video or text',
      article: 'Article 50(2)',
      when: { fact: 'transparency', holds: 'generates-synthetic-content' },
      obligations: [
        {
          text: 'Article 50(2): mark outputs as artificial, readable for machines (from 2 December 2026 for what was on the market before 2 August 2026)',
          roles: ['provider'],
        },
      ],
    },
    {
      id: 'transparency.emotion-recognition',
      title: 'Recognises emotions',
      article: 'Article 50(3)',
      when: {
        any: [
          { fact: 'transparency', holds: 'emotion-recognition' },
          { fact: 'useCases', holds: 'emotion-recognition' },
        ],
      },
      obligations: [
        {
          text: 'Article 50(3): tell the people who are exposed to it',
          roles: ['deployer'],
        },
      ],
    },
    {
      id: 'transparency.biometric-categorisation',
      title: 'Categorises people by biometrics',
      article: 'Article 50(3)',
      when: {
        any: [
          { fact: 'transparency', holds: 'biometric-categorisation' },
          { fact: 'useCases', holds: 'biometric-categorisation' },
        ],
      },
      obligations: [
        {
          text: 'Article 50(3): tell the people who are exposed to it',
          roles: ['deployer'],
        },
      ],
    },
    {
      id: 'transparency.deep-fakes',
      title: 'Generates or manipulates deep fakes',
      article: 'Article 50(4)',
      when: { fact: 'transparency', holds: 'deep-fakes' },
      obligations: [
        {
          text: 'Article 50(4): disclose that the content is artificial',
          roles: ['deployer'],
        },
      ],
    },
    {
      id: 'transparency.public-interest-text',
      title:
        'Text published to inform the public, without human review and responsibility',
      article: 'Article 50(4)',
      when: { fact: 'transparency', holds: 'public-interest-text' },
      obligations: [
        {
          text: 'Article 50(4): disclose that the text is artificial',
          roles: ['deployer'],
        },
      ],
    },
  ],
};
