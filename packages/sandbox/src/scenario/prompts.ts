import type { ScenarioPrompt } from './types';

/** Prompts live in the same registry, and are no models. */
export const PROMPTS: readonly ScenarioPrompt[] = [
  {
    name: 'help-centre-answer',
    description: 'How the help centre assistant is asked.',
    on: '2026-05-04',
    texts: [
      'Answer {{question}} from {{articles}} only.',
      'Answer {{question}} from {{articles}} only. Name the article. If it is not there, say that you do not know.',
    ],
  },
  {
    name: 'dispute-letter',
    description: 'A first draft of a letter to the card network.',
    on: '2026-07-13',
    texts: ['Write a polite letter about dispute {{dispute_id}}: {{facts}}'],
  },
];
