import type {
  SourceRecordInput,
  SourceVersionInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { modelLifecycle, versionLifecycle } from '../lifecycle';
import type { Container, ModelVersion } from '../schemas';
import { withoutCredentials } from '../uris';
import {
  allTags,
  commonFields,
  recordId,
  studioUrl,
  type MappingOptions,
} from './common';
import { MLMODEL_PROPERTY, originOf } from './origin';

/** What is told of a version beside its listing, or why that is not known. */
export type VersionDetails = Pick<
  SourceVersionInput,
  | 'trainingEtag'
  | 'parameters'
  | 'metrics'
  | 'datasets'
  | 'artifactEtag'
  | 'framework'
  | 'frameworkVersion'
  | 'packages'
  | 'packagesProblem'
>;

/** A registered model in the inventory's terms. */
export function toModelRecord(
  model: Container,
  versions: readonly ModelVersion[],
  details: (version: ModelVersion) => VersionDetails | undefined,
  options: MappingOptions,
): SourceRecordInput {
  const { name, properties, systemData } = model;
  const mapped = versions.map(version => ({
    ...toVersion(name, version, options),
    ...details(version),
    lifecycle: versionLifecycle(
      {
        archived: properties.isArchived || version.properties.isArchived,
        stage: version.properties.stage,
      },
      options.stages,
    ),
  }));
  return {
    ...commonFields(allTags(properties), systemData, options),
    kind: 'model',
    externalId: recordId('models', name),
    name,
    description: properties.description,
    lifecycle: modelLifecycle(
      properties.isArchived,
      mapped.map(({ lifecycle }) => lifecycle),
    ),
    webUrl: studioUrl('model/list', options),
    versions: mapped,
  };
}

function toVersion(
  model: string,
  found: ModelVersion,
  options: MappingOptions,
): SourceVersionInput {
  const { name, properties, systemData } = found;
  const { jobName } = properties;
  // A whole file is no tag.
  const { [MLMODEL_PROPERTY]: _, ...tags } = allTags(properties);
  return {
    version: name,
    status: properties.provisioningState,
    description: properties.description,
    tags,
    createdAt: systemData?.createdAt,
    updatedAt: systemData?.lastModifiedAt,
    createdBy: systemData?.createdBy,
    origin: originOf(found),
    artifactUri: properties.modelUri && withoutCredentials(properties.modelUri),
    webUrl: studioUrl(
      `model/${encodeURIComponent(model)}:${encodeURIComponent(name)}/details`,
      options,
    ),
    runId: jobName,
    runUrl:
      jobName && studioUrl(`runs/${encodeURIComponent(jobName)}`, options),
  };
}
