import type { SourceRecord, SourceVersion } from '../records';
import type { KnownVersions } from '../source';
import type { Reading } from './reading';

/** The same text for the same content, whatever the order of its fields. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, field) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(
          Object.entries(field).sort(
            ([a], [b]) => Number(a > b) - Number(a < b),
          ),
        )
      : field,
  );
}

/** The ids of the records that differ, with the first field that does. */
export function differences(
  before: Reading,
  after: Reading,
  known: ReadonlyMap<string, KnownVersions> = new Map(),
): string[] {
  const found: string[] = [];
  for (const [id, record] of after.records) {
    const earlier = before.records.get(id);
    if (!earlier) {
      found.push(`'${id}' is new`);
      continue;
    }
    const field = differingField(
      completed(record, earlier, known.get(id)),
      earlier,
    );
    if (field) {
      found.push(`'${id}' has another ${field}`);
    }
  }
  return found;
}

/** What one reading tells of and the other does not. */
export function lost(before: Reading, after: Reading): string[] {
  return [...before.records.keys()].filter(id => !after.records.has(id));
}

function differingField(a: SourceRecord, b: SourceRecord): string | undefined {
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...fields].find(
    field =>
      canonical(Reflect.get(a, field)) !== canonical(Reflect.get(b, field)),
  );
}

/** A record with the details that it may leave out, as they are known already. */
function completed(
  record: SourceRecord,
  earlier: SourceRecord,
  known: KnownVersions | undefined,
): SourceRecord {
  const before = new Map(earlier.versions.map(v => [v.version, v]));
  return {
    ...record,
    versions: record.versions.map(version => {
      const etags = known?.get(version.version);
      const old = before.get(version.version);
      return etags && old ? withDetails(version, old, etags) : version;
    }),
  };
}

function withDetails(
  version: SourceVersion,
  old: SourceVersion,
  known: { readonly artifactEtag?: string; readonly trainingEtag?: string },
): SourceVersion {
  const { artifactEtag, trainingEtag } = version;
  const sameArtifact = artifactEtag && artifactEtag === known.artifactEtag;
  const sameTraining = trainingEtag && trainingEtag === known.trainingEtag;
  return {
    ...version,
    ...(sameArtifact && {
      packages: version.packages ?? old.packages,
      framework: version.framework ?? old.framework,
      frameworkVersion: version.frameworkVersion ?? old.frameworkVersion,
    }),
    ...(sameTraining && {
      parameters: version.parameters ?? old.parameters,
      metrics: version.metrics ?? old.metrics,
      datasets: version.datasets ?? old.datasets,
    }),
  };
}
