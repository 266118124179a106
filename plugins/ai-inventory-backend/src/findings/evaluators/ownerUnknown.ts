import type { ProvenanceSource } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type {
  AssetFacts,
  FindingEvaluator,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { severityByProduction } from './inProduction';
import {
  assetLink,
  knownFrom,
  quoted,
  shownRef,
  theAsset,
  toDraft,
} from './sentences';

/** Its owner is nobody that the catalog knows, so nobody is told of it. */
export const ownerUnknown: FindingEvaluator = {
  type: 'owner-unknown',
  title: 'Owner not in the catalog',
  description: 'Its owner is no group or user of the catalog.',
  evaluate(facts) {
    const owner = facts.owner?.trim();
    if (!owner || facts.ownerKnown !== false) {
      return undefined;
    }
    return toDraft({
      severity: severityByProduction(facts),
      sentences: [
        `${theAsset(facts)} belongs to ${quoted(
          owner,
        )}, which is no group or user of the catalog.`,
        saidBy(facts),
      ],
      action: `${actionFor(
        facts.ownerFrom,
      )}, or add the group or user to the catalog.`,
      link: assetLink(facts),
    });
  },
};

function saidBy(facts: AssetFacts): string | undefined {
  switch (facts.ownerFrom) {
    case 'declaration':
      return facts.declaration
        ? `Its declaration ${shownRef(facts.declaration.entityRef)} says so.`
        : 'Its declaration says so.';
    case 'rule':
      return 'An ownership rule says so.';
    case 'default':
      return 'It is the default owner of the configuration.';
    default:
      return knownFrom(facts);
  }
}

function actionFor(from: ProvenanceSource | undefined): string {
  switch (from) {
    case 'declaration':
      return 'Correct spec.owner in its declaration';
    case 'rule':
      return 'Correct the rule below aiInventory.ownership.rules';
    case 'default':
      return 'Correct aiInventory.ownership.default';
    default:
      return 'Correct the owner at the platform';
  }
}
