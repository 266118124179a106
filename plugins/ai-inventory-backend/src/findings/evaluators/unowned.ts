import type { FindingEvaluator } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { severityByProduction } from './inProduction';
import { assetLink, knownFrom, theAsset, toDraft } from './sentences';

/** Nobody answers for it. */
export const unowned: FindingEvaluator = {
  type: 'unowned',
  title: 'No owner',
  description: 'No declaration, rule or default says who owns it.',
  evaluate(facts) {
    if (facts.owner?.trim()) {
      return undefined;
    }
    return toDraft({
      severity: severityByProduction(facts),
      sentences: [
        `${theAsset(
          facts,
        )} has no owner: no declaration and no ownership rule names one.`,
        knownFrom(facts),
      ],
      action:
        facts.kind === 'model' || facts.kind === 'dataset'
          ? 'Name the owner in its declaration, or add a rule below aiInventory.ownership.rules that fits it.'
          : 'Add a rule below aiInventory.ownership.rules that fits it.',
      link: assetLink(facts),
    });
  },
};
