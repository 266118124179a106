import type { FindingEvaluator } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { inProduction } from './inProduction';
import { assetLink, shown, theAsset, toDraft } from './sentences';

const MAX_QUESTIONS = 5;
const MAX_QUESTION = 300;

/** It is in use, and nobody can say which duties come with it. */
export const unclassified: FindingEvaluator = {
  type: 'unclassified',
  title: 'Not classified',
  description:
    'A model in production whose class by the EU AI Act is not known.',
  evaluate(facts) {
    const { classification } = facts;
    const riskClass = classification?.riskClass ?? 'unknown';
    if (facts.kind !== 'model' || riskClass !== 'unknown') {
      return undefined;
    }
    if (!inProduction(facts)) {
      return undefined;
    }
    const missing = classification?.missingFacts ?? [];
    const questions = [...new Set(missing.map(({ question }) => question))];
    const more = questions.length - MAX_QUESTIONS;
    return toDraft({
      severity: 'warning',
      sentences: [
        `${theAsset(facts)} is in production, but its risk class is unknown.`,
        questions.length > 0 ? 'Not answered yet:' : undefined,
        ...questions
          .slice(0, MAX_QUESTIONS)
          .map(question => shown(question, MAX_QUESTION)),
        more > 0 ? `And ${more} more.` : undefined,
      ],
      action: facts.declaration
        ? 'State its facts below spec.classification in its declaration.'
        : 'Declare it, and state its facts below spec.classification in the declaration.',
      link: assetLink(facts),
    });
  },
};
