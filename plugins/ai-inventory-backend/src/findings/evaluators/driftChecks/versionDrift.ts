import { productionVersions, runningVersions } from '../presentRecords';
import { listedRefs, shown } from '../sentences';
import { plainVersion, versionsInWords } from '../trainingDatasets';
import type { DriftCheck } from './Difference';

/**
 * Another version runs than was declared. Platforms count versions each in
 * their own way, so that one record with the declared version is enough.
 */
export const versionDrift: DriftCheck = (facts, { version: declared }) => {
  const running = runningVersions(facts);
  if (
    declared === undefined ||
    running.length === 0 ||
    running.some(it => plainVersion(it.version) === plainVersion(declared))
  ) {
    return [];
  }
  const severe = productionVersions(facts).length > 0;
  const found = `${versionsInWords(running)} in ${listedRefs(
    running.map(({ recordRef }) => recordRef),
  )}`;
  return [
    {
      sentence: `Its declaration says version ${shown(declared)}, but ${
        severe ? 'in production' : 'current'
      } is ${found}.`,
      severe,
    },
  ];
};
