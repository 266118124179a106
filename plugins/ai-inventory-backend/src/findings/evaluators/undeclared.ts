import type {
  AssetFacts,
  FindingDraft,
  FindingEvaluator,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { ANNOTATION_AI_INVENTORY_RECORDS } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  inProduction,
  severityByProduction,
  whereInProduction,
} from './inProduction';
import {
  assetLink,
  knownFrom,
  listed,
  quoted,
  theAsset,
  toDraft,
} from './sentences';

/** Shadow AI: what nobody said they have. */
export const undeclared: FindingEvaluator = {
  type: 'undeclared',
  title: 'Undeclared',
  description:
    'A model or dataset that nobody declared, or an endpoint that runs one.',
  evaluate(facts) {
    switch (facts.kind) {
      case 'endpoint':
        return ofEndpoint(facts);
      case 'model':
      case 'dataset':
        return facts.declaration ? undefined : ofItself(facts);
      default:
        return undefined;
    }
  },
};

function ofItself(facts: AssetFacts): FindingDraft {
  return toDraft({
    severity: severityByProduction(facts),
    sentences: [
      inProduction(facts)
        ? `${theAsset(facts)} is in production, but nobody declared it.`
        : `Nobody declared the ${facts.kind} ${quoted(facts.name)}.`,
      knownFrom(facts),
    ],
    action: `Declare it: "Declare this" on its page makes the catalog-info.yaml. If it is declared elsewhere, add its record to the annotation ${ANNOTATION_AI_INVENTORY_RECORDS} there.`,
    link: assetLink(facts),
  });
}

function ofEndpoint(facts: AssetFacts): FindingDraft | undefined {
  const models = facts.deployments.flatMap(({ model }) =>
    model && !model.declared ? quoted(model.name) : [],
  );
  const unregistered = facts.deployments.flatMap(it =>
    it.model ? [] : quoted(it.modelName ?? it.deployment),
  );
  if (models.length === 0 && unregistered.length === 0) {
    return undefined;
  }
  const runs = [
    ...(models.length > 0 ? [`${listed(models)}, which nobody declared`] : []),
    ...(unregistered.length > 0
      ? [`${listed(unregistered)}, which no registry holds`]
      : []),
  ];
  return toDraft({
    severity: severityByProduction(facts),
    sentences: [
      `${theAsset(facts)}${whereInProduction(facts)} runs ${runs.join(
        '; and ',
      )}.`,
      knownFrom(facts),
    ],
    action:
      unregistered.length > 0
        ? 'Register what it runs, then declare it: "Declare this" on the page of each model makes the catalog-info.yaml.'
        : 'Declare what it runs: "Declare this" on the page of each model makes the catalog-info.yaml.',
    link: assetLink(facts),
  });
}
