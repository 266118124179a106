import type {
  SourceImage,
  SourceRecordInput,
  SourceVersionInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { ConsoleLinks } from '../consoleLinks';
import { frameworkOf } from '../frameworks';
import {
  highestLifecycle,
  versionLifecycle,
  type LifecycleMapping,
} from '../lifecycle';
import { externalIdOf, idOf, modelReference } from '../names';
import type { Model } from '../schemas';

export interface ModelMappingOptions {
  readonly links: ConsoleLinks;
  readonly lifecycle: LifecycleMapping;
}

/** What costs requests of its own for each version. */
export type VersionDetails = Pick<
  SourceVersionInput,
  'trainingEtag' | 'parameters' | 'metrics' | 'datasets'
>;

const OWNER_LABEL = 'owner';
// Labels may hold no `/`, so no version of MLflow, but the id of a run.
const RUN_LABEL = 'mlflow_run_id';

/** A model with all its versions in the inventory's terms. */
export function toModelRecord(
  model: Model,
  versions: readonly Model[],
  details: (version: string) => VersionDetails | undefined,
  options: ModelMappingOptions,
): SourceRecordInput {
  const { id } = modelReference(model.name);
  const mapped = versions.map(version => ({
    ...toVersion(id, version, options.links),
    lifecycle: versionLifecycle(
      { aliases: version.versionAliases, labels: version.labels },
      options.lifecycle,
    ),
    ...details(version.versionId),
  }));
  return {
    kind: 'model',
    externalId: externalIdOf('models', id),
    name: model.displayName ?? id,
    // Display names need not be unique.
    nameQualifier: externalIdOf('models', id),
    description: model.description,
    tags: model.labels,
    ownerHint: model.labels[OWNER_LABEL] || undefined,
    lifecycle: highestLifecycle(mapped.map(version => version.lifecycle)),
    webUrl: options.links.model(id),
    createdAt: model.createTime,
    updatedAt: model.updateTime,
    versions: mapped,
  };
}

function toVersion(
  id: string,
  version: Model,
  links: ConsoleLinks,
): SourceVersionInput {
  const { imageUri } = version.containerSpec ?? {};
  const { sourceType } = version.modelSourceInfo ?? {};
  return {
    version: version.versionId,
    aliases: version.versionAliases,
    description: version.versionDescription,
    // Keys of labels are in lower case, so this one hides none.
    tags: { ...version.labels, ...(sourceType && { sourceType }) },
    createdAt: version.versionCreateTime ?? version.createTime,
    updatedAt: version.versionUpdateTime ?? version.updateTime,
    ...(imageUri && frameworkOf(imageUri)),
    artifactUri: version.artifactUri,
    webUrl: links.model(id, version.versionId),
    ...runOf(version, links),
    images: imageUri ? [toImage(imageUri)] : undefined,
    origin: originOf(version),
  };
}

function runOf(
  { trainingPipeline, pipelineJob }: Model,
  links: ConsoleLinks,
): Pick<SourceVersionInput, 'runId' | 'runUrl'> {
  if (trainingPipeline) {
    const runId = idOf(trainingPipeline);
    return { runId, runUrl: links.trainingPipeline(runId) };
  }
  if (pipelineJob) {
    const runId = idOf(pipelineJob);
    return { runId, runUrl: links.pipelineJob(runId) };
  }
  return {};
}

function toImage(uri: string): SourceImage {
  return { uri, digest: /@(sha256:[0-9a-f]+)$/.exec(uri)?.[1] };
}

/**
 * The model that it was tuned from, or else that it was copied from, or the run
 * of MLflow that a label names.
 */
function originOf(version: Model): string | undefined {
  const { modelGardenSource, genieSource } = version.baseModelSource ?? {};
  return (
    modelGardenSource?.publicModelName ??
    genieSource?.baseModelUri ??
    version.originalModelInfo?.model ??
    mlflowRunOf(version.labels)
  );
}

function mlflowRunOf(labels: Model['labels']): string | undefined {
  const runId = labels[RUN_LABEL];
  return runId ? `runs:/${runId}` : undefined;
}
