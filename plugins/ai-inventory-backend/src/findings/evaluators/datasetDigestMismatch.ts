import type {
  DatasetFacts,
  FindingEvaluator,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { DatasetIndex } from './driftChecks/DatasetIndex';
import { productionVersions, runningVersions } from './presentRecords';
import {
  listed,
  platformLink,
  shown,
  shownRef,
  theAsset,
  toDraft,
} from './sentences';
import {
  trainingDatasets,
  validationDatasets,
  versionsInWords,
} from './trainingDatasets';

const MAX_DATASETS = 4;
const MAX_DIGEST = 20;

/** What was declared and what was used are not the same data, by their digests. */
export const datasetDigestMismatch: FindingEvaluator = {
  type: 'dataset-digest-mismatch',
  title: 'Not the data that was declared',
  description:
    'A model whose declaration pins a version of a dataset, and whose run recorded a dataset with another digest.',
  evaluate(facts) {
    const { declaration } = facts;
    if (!declaration) {
      return undefined;
    }
    const running = runningVersions(facts);
    const { trainedOn, validatedOn } = declaration;
    const trained = mismatches(trainedOn, trainingDatasets(running));
    const validated = mismatches(validatedOn, validationDatasets(running));
    if (trained.length + validated.length === 0) {
      return undefined;
    }
    const versions = versionsInWords(running);
    const used = (what: string, others: readonly string[]) =>
      others.length > 0
        ? `By the digests, the ${what} of ${versions} used ${listed(
            others,
            MAX_DATASETS,
          )}.`
        : undefined;
    return toDraft({
      severity: productionVersions(facts).length > 0 ? 'error' : 'warning',
      sentences: [
        `${theAsset(facts)} was not made with the data that ${shownRef(
          declaration.entityRef,
        )} pins.`,
        used('training', trained),
        used('validation', validated),
      ],
      action:
        'Find out which data was meant: train again with the pinned version, or pin the version that was used.',
      link: platformLink(facts),
    });
  },
};

function mismatches(
  pinned: readonly DatasetFacts[],
  used: readonly DatasetFacts[],
): string[] {
  if (pinned.length === 0 || used.length === 0) {
    return [];
  }
  const index = new DatasetIndex(used);
  return pinned.flatMap(dataset => {
    const other = index.usedInstead(dataset);
    return other?.digests
      ? `${inWords(other.version, other.digests.used)} of ${shown(
          dataset.name,
        )} instead of ${inWords(dataset.version ?? '', other.digests.pinned)}`
      : [];
  });
}

/** A version, and its digest where that is something else. */
function inWords(version: string, digest: string): string {
  return version === digest
    ? shown(version)
    : `${shown(version)} (digest ${shown(digest, MAX_DIGEST)})`;
}
