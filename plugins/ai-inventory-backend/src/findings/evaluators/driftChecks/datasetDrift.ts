import type {
  CurrentVersionFacts,
  DatasetFacts,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { productionVersions, runningVersions } from '../presentRecords';
import { listed, shown } from '../sentences';
import {
  trainingDatasets,
  validationDatasets,
  versionsInWords,
} from '../trainingDatasets';
import { DatasetIndex } from './DatasetIndex';
import type { DriftCheck } from './Difference';

const MAX_NAMES = 4;

const validationDrift: DriftCheck = (facts, { validatedOn }) => {
  const running = runningVersions(facts);
  const sentence = otherVersions(
    `The validation of ${versionsInWords(running)}`,
    new DatasetIndex(validationDatasets(running)),
    validatedOn,
  );
  return sentence ? [{ sentence, severe: false }] : [];
};

const trainingDrift: DriftCheck = (facts, { trainedOn: declared }) => {
  const running = runningVersions(facts);
  const used = trainingDatasets(running);
  // Where one of the two names none, there is nothing to compare.
  if (declared.length === 0 || used.length === 0) {
    return [];
  }
  const usedIndex = new DatasetIndex(used);
  const versions = versionsInWords(running);
  return [
    otherVersions(`The training of ${versions}`, usedIndex, declared),
    notUsed(versions, usedIndex, declared),
    notDeclared(productionVersions(facts), declared),
  ].flatMap(sentence => (sentence ? [{ sentence, severe: false }] : []));
};

/**
 * Trained or validated on other data than was declared. Where digests tell that
 * it is another version, `dataset-digest-mismatch` says so.
 */
export const datasetDrift: DriftCheck = (facts, declaration) => [
  ...trainingDrift(facts, declaration),
  ...validationDrift(facts, declaration),
];

function otherVersions(
  subject: string,
  used: DatasetIndex,
  declared: readonly DatasetFacts[],
): string | undefined {
  const others = declared.flatMap(dataset => {
    const other = used.usedInstead(dataset);
    return !other || other.digests
      ? []
      : `${shown(other.version)} of ${shown(dataset.name)} instead of ${shown(
          dataset.version ?? '',
        )}`;
  });
  return others.length > 0
    ? `${subject} used ${listed(others, MAX_NAMES)}.`
    : undefined;
}

function notUsed(
  versions: string,
  used: DatasetIndex,
  declared: readonly DatasetFacts[],
): string | undefined {
  const unused = declared.filter(
    dataset => dataset.assetId !== undefined && !used.has(dataset),
  );
  return unused.length > 0
    ? `Its declaration names ${namesOf(
        unused,
      )}, which the training of ${versions} did not use.`
    : undefined;
}

function notDeclared(
  inProduction: readonly CurrentVersionFacts[],
  declared: readonly DatasetFacts[],
): string | undefined {
  const named = new DatasetIndex(declared);
  const others = trainingDatasets(inProduction).filter(
    dataset => !named.has(dataset),
  );
  return others.length > 0
    ? `The training of ${versionsInWords(
        inProduction,
      )}, in production, used ${namesOf(
        others,
      )}, which its declaration does not name.`
    : undefined;
}

function namesOf(datasets: readonly DatasetFacts[]): string {
  return listed(
    datasets.map(({ name }) => shown(name)),
    MAX_NAMES,
  );
}
