import type { SourceRecordInput } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { ConsoleLinks } from '../consoleLinks';
import { externalIdOf, idOf } from '../names';
import type { Dataset, DatasetVersion } from '../schemas';

const OWNER_LABEL = 'owner';

/** A managed dataset with its versions in the inventory's terms. */
export function toDatasetRecord(
  dataset: Dataset,
  versions: readonly DatasetVersion[],
  links: ConsoleLinks,
): SourceRecordInput {
  const id = idOf(dataset.name);
  return {
    kind: 'dataset',
    externalId: externalIdOf('datasets', id),
    name: dataset.displayName ?? id,
    // Display names need not be unique.
    nameQualifier: externalIdOf('datasets', id),
    description: dataset.description,
    tags: dataset.labels,
    ownerHint: dataset.labels[OWNER_LABEL] || undefined,
    uri: locationOf(dataset),
    webUrl: links.dataset(id),
    createdAt: dataset.createTime,
    updatedAt: dataset.updateTime,
    versions: versions.map(version => ({
      version: idOf(version.name),
      description: version.displayName,
      artifactUri: version.bigQueryDatasetName,
      uri: version.bigQueryDatasetName,
      createdAt: version.createTime,
      updatedAt: version.updateTime,
    })),
  };
}

/** Where its data lies: the table, the file, or the folder of all its files. */
function locationOf({ metadata }: Dataset): string | undefined {
  const { bigquerySource, gcsSource } = metadata?.inputConfig ?? {};
  const [first, ...others] = gcsSource?.uri ?? [];
  if (bigquerySource?.uri || first === undefined) {
    return bigquerySource?.uri;
  }
  return others.length === 0 ? first : commonFolder(first, others);
}

function commonFolder(
  first: string,
  others: readonly string[],
): string | undefined {
  const parts = first.split('/').slice(0, -1);
  while (
    parts.length > 2 &&
    !others.every(uri => uri.startsWith(`${parts.join('/')}/`))
  ) {
    parts.pop();
  }
  // Without a bucket in common there is no such folder.
  return parts.length > 2 ? `${parts.join('/')}/` : undefined;
}
