import type {
  CurrentVersionFacts,
  DatasetFacts,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { listed, shown } from './sentences';

/** All that the versions name as training data. */
export function trainingDatasets(
  versions: readonly CurrentVersionFacts[],
): DatasetFacts[] {
  return versions.flatMap(({ datasets }) =>
    datasets.filter(({ role }) => role === 'training'),
  );
}

/** All that the versions name as data to validate or test them with. */
export function validationDatasets(
  versions: readonly CurrentVersionFacts[],
): DatasetFacts[] {
  return versions.flatMap(({ datasets }) =>
    datasets.filter(({ role }) => role === 'validation' || role === 'test'),
  );
}

/** `version 7`, `versions 7 and v2`. */
export function versionsInWords(
  versions: readonly CurrentVersionFacts[],
): string {
  const names = new Set(versions.map(({ version }) => shown(version)));
  return `${names.size > 1 ? 'versions' : 'version'} ${listed(names)}`;
}

/** A version as it counts: people write `v5` for a platform's `5`. */
export function plainVersion(version: string): string {
  return version
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, '');
}
