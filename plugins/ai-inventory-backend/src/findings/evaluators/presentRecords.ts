import type {
  AssetFacts,
  CurrentVersionFacts,
  RecordFacts,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';

/** The records that complete listings still hold. */
export function presentRecords(facts: AssetFacts): RecordFacts[] {
  return facts.records.filter(isPresent);
}

/** The records that are there, or were only just missed. */
export function recordsNotRemoved(facts: AssetFacts): RecordFacts[] {
  return facts.records.filter(({ removedAt }) => !removedAt);
}

/** The current versions of present records that are in production. */
export function productionVersions(facts: AssetFacts): CurrentVersionFacts[] {
  return presentVersions(facts).filter(
    ({ lifecycle }) => lifecycle === 'production',
  );
}

/** The current versions in production; where there are none, all current. */
export function runningVersions(facts: AssetFacts): CurrentVersionFacts[] {
  const inProduction = productionVersions(facts);
  return inProduction.length > 0 ? inProduction : presentVersions(facts);
}

function presentVersions(facts: AssetFacts): CurrentVersionFacts[] {
  const absent = new Set(
    facts.records.filter(it => !isPresent(it)).map(({ ref }) => ref),
  );
  return facts.currentVersions.filter(
    ({ recordRef }) => !absent.has(recordRef),
  );
}

function isPresent({ missingSince, removedAt }: RecordFacts): boolean {
  return !missingSince && !removedAt;
}
