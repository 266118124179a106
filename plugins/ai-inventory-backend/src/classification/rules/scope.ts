import type { RuleGroup } from '../types';

/** Article 2: what the Act is not about. */
export const scope: RuleGroup = {
  id: 'scope',
  title: 'Out of the scope of the Act',
  article: 'Article 2',
  applicableFrom: '2025-02-02',
  noneApplies: 'It is used in the EU, and no exclusion is declared.',
  unclaimed: 'No exclusion is declared, so the Act is taken to apply.',
  rules: [
    {
      id: 'scope.not-in-eu',
      title: 'Neither sold nor used in the EU, nor is its output',
      article: 'Article 2(1)',
      when: { fact: 'usedInEu', is: false },
    },
    {
      id: 'scope.military',
      title: 'Only for military, defence or national security',
      article: 'Article 2(3)',
      when: { fact: 'exclusions', holds: 'military-or-national-security' },
    },
    {
      id: 'scope.research',
      title: 'Made and used for scientific research only',
      article: 'Article 2(6)',
      when: { fact: 'exclusions', holds: 'scientific-research-only' },
    },
    {
      id: 'scope.not-yet-on-the-market',
      title: 'In research, testing or development, before it is on the market',
      article: 'Article 2(8)',
      when: { fact: 'exclusions', holds: 'not-yet-on-the-market' },
    },
    {
      id: 'scope.personal-use',
      title: 'Used by a person for no profession',
      article: 'Article 2(10)',
      when: { fact: 'exclusions', holds: 'personal-use' },
      provided: { fact: 'roles', isOnly: 'deployer' },
      otherwise: 'It excuses deployers only, and other roles are declared.',
    },
  ],
};
