import type { SourceRecordInput } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Container, DataVersion } from '../schemas';
import { withoutCredentials } from '../uris';
import {
  allTags,
  commonFields,
  recordId,
  studioUrl,
  type MappingOptions,
} from './common';

const TYPE_TAG = 'dataType';

/**
 * A data asset in the inventory's terms, or undefined when Azure ML made all of
 * its versions by itself for the inputs and outputs of single jobs.
 */
export function toDatasetRecord(
  asset: Container,
  versions: readonly DataVersion[],
  options: MappingOptions,
): SourceRecordInput | undefined {
  if (versions.length > 0 && versions.every(v => v.properties.isAnonymous)) {
    return undefined;
  }
  const { name, properties, systemData } = asset;
  const archived =
    properties.isArchived ||
    (versions.length > 0 && versions.every(v => v.properties.isArchived));
  const latest = versions.reduce<DataVersion | undefined>(
    (best, version) => (createdAt(version) >= createdAt(best) ? version : best),
    undefined,
  );
  return {
    ...commonFields(allTags(properties), systemData, options),
    kind: 'dataset',
    externalId: recordId('data', name),
    name,
    description: properties.description ?? latest?.properties.description,
    lifecycle: archived ? 'retired' : undefined,
    uri: place(latest),
    webUrl: studioUrl('data', options),
    versions: versions.map(version => ({
      version: version.name,
      lifecycle:
        properties.isArchived || version.properties.isArchived
          ? 'retired'
          : undefined,
      description: version.properties.description,
      tags: {
        ...(version.properties.dataType && {
          [TYPE_TAG]: version.properties.dataType,
        }),
        ...allTags(version.properties),
      },
      createdAt: version.systemData?.createdAt,
      updatedAt: version.systemData?.lastModifiedAt,
      createdBy: version.systemData?.createdBy,
      artifactUri: place(version),
      uri: place(version),
      webUrl: studioUrl(
        `data/${encodeURIComponent(name)}/${encodeURIComponent(
          version.name,
        )}/details`,
        options,
      ),
    })),
  };
}

function createdAt(version: DataVersion | undefined): number {
  return version?.systemData?.createdAt?.getTime() ?? 0;
}

function place(version: DataVersion | undefined): string | undefined {
  const uri = version?.properties.dataUri;
  return uri && withoutCredentials(uri);
}
