import type { FindingEvaluator } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { assetLink, shown, shownRef, theAsset, toDraft } from './sentences';

const MAX_REASONS = 5;
const MAX_REASON = 200;

/** What it was made from is riskier than it says of itself. */
export const riskierOrigin: FindingEvaluator = {
  type: 'riskier-origin',
  title: 'Made from something riskier',
  description:
    'A model that was made from a model or dataset that is riskier than itself.',
  evaluate(facts) {
    const origins = facts.classification?.riskierOrigins ?? [];
    if (origins.length === 0) {
      return undefined;
    }
    const more = origins.length - MAX_REASONS;
    const reasons = origins
      .slice(0, MAX_REASONS)
      .map(
        ({ ref, reason }) => `${shownRef(ref)}: ${shown(reason, MAX_REASON)}`,
      )
      .map(text => (/[.!?…]$/.test(text) ? text : `${text}.`));
    return toDraft({
      severity: 'warning',
      sentences: [
        `${theAsset(facts)} was made from what is riskier than itself.`,
        ...reasons,
        more > 0 ? `And ${more} more.` : undefined,
      ],
      action: facts.declaration
        ? 'Check the facts below spec.classification in its declaration against what it was made from, and correct them.'
        : 'Declare the model, and state the facts below spec.classification with what it was made from in mind.',
      link: assetLink(facts),
    });
  },
};
