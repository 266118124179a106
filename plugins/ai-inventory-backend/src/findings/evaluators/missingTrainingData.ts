import type { FindingEvaluator } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { inProduction } from './inProduction';
import { runningVersions } from './presentRecords';
import { assetLink, knownFrom, theAsset, toDraft } from './sentences';
import { trainingDatasets, versionsInWords } from './trainingDatasets';

/** Nobody can tell what it learned from. */
export const missingTrainingData: FindingEvaluator = {
  type: 'missing-training-data',
  title: 'Training data not known',
  description:
    'A model in production for which neither its version nor its declaration names a training dataset.',
  evaluate(facts) {
    if (facts.kind !== 'model' || !inProduction(facts)) {
      return undefined;
    }
    const versions = runningVersions(facts);
    const declared = facts.declaration?.trainedOn ?? [];
    if (declared.length > 0 || trainingDatasets(versions).length > 0) {
      return undefined;
    }
    const silent = [
      ...(versions.length > 0 ? [versionsInWords(versions)] : []),
      ...(facts.declaration ? ['its declaration'] : []),
    ];
    return toDraft({
      severity: 'warning',
      sentences: [
        `${theAsset(
          facts,
        )} is in production, and nobody knows what it was trained on.`,
        silent.length > 0
          ? `No training dataset is named by ${silent.join(' or ')}.`
          : undefined,
        knownFrom(facts),
      ],
      action: facts.declaration
        ? 'Name the datasets below spec.trainedOn in its declaration, or log them at the platform when you train the next version.'
        : 'Log the datasets at the platform when you train the next version, or declare the model and name them below spec.trainedOn.',
      link: assetLink(facts),
    });
  },
};
