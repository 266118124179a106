import type {
  DeploymentFacts,
  FindingEvaluator,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { severityByProduction, whereInProduction } from './inProduction';
import {
  knownFrom,
  listed,
  platformLink,
  quoted,
  shown,
  shownRef,
  theAsset,
  toDraft,
} from './sentences';

const MAX_PART = 60;

/** What runs there has no version, no history and no owner anywhere. */
export const unregisteredModel: FindingEvaluator = {
  type: 'unregistered-model',
  title: 'Runs a model of no registry',
  description: 'An endpoint runs a model that is in no registry.',
  evaluate(facts) {
    const unregistered = facts.deployments.filter(
      ({ model }) => !model?.registered,
    );
    if (facts.kind !== 'endpoint' || unregistered.length === 0) {
      return undefined;
    }
    return toDraft({
      severity: severityByProduction(facts),
      sentences: [
        `${theAsset(facts)}${whereInProduction(
          facts,
        )} runs what no registry of the inventory's sources holds: ${listed(
          unregistered.map(describe),
        )}.`,
        knownFrom(facts),
      ],
      action:
        'Register the model and deploy it from there, or add the registry that holds it to aiInventory.sources.',
      link: platformLink(facts),
    });
  },
};

function describe({ deployment, modelName, artifactUri }: DeploymentFacts) {
  const details = [
    ...(modelName ? [`model ${shown(modelName, MAX_PART)}`] : []),
    ...(artifactUri ? [`artifact ${shownRef(artifactUri)}`] : []),
  ];
  const name = `deployment ${quoted(deployment, MAX_PART)}`;
  return details.length > 0 ? `${name} (${details.join(', ')})` : name;
}
