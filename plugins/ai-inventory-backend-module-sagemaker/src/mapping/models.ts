import type {
  SourceImage,
  SourceRecordInput,
  SourceVersionInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import {
  modelLifecycle,
  packageLifecycle,
  type LifecycleMapping,
} from '../lifecycle';
import type { Group, Model, Package } from '../reading/schemas';
import type { CardPart } from './CardIndex';
import { readCardContent, type CardContent } from './cardContent';
import { canonicalUri, groupId, modelId, packageId } from './ids';
import type { Links } from './links';
import { artifactsOf, type TrainingPart } from './training';

export interface MappingOptions {
  readonly lifecycle: LifecycleMapping;
  readonly links: Links;
  readonly environmentTag: string;
}

/** Models without a register, and packages without a group, have one version. */
export const ONLY_VERSION = '1';

export function versionOf(found: {
  readonly ModelPackageVersion?: number;
}): string {
  return found.ModelPackageVersion === undefined
    ? ONLY_VERSION
    : String(found.ModelPackageVersion);
}

/** A package together with its training. */
export interface TrainedPackage {
  readonly found: Package;
  readonly training: TrainingPart;
}

/** A model package group in the inventory's terms. */
export function toGroupRecord(
  group: Group,
  packages: readonly TrainedPackage[],
  card: CardPart | undefined,
  options: MappingOptions,
): SourceRecordInput {
  const sorted = [...packages].sort(
    (a, b) =>
      (a.found.ModelPackageVersion ?? 0) - (b.found.ModelPackageVersion ?? 0),
  );
  const versions = sorted.map(one => toVersion(one, options));
  const name = group.ModelPackageGroupName;
  return {
    kind: 'model',
    externalId: groupId(name),
    name,
    ...saidBy(
      newestCard(sorted) ?? card,
      group.Tags,
      group.ModelPackageGroupDescription,
    ),
    status: group.ModelPackageGroupStatus,
    lifecycle: modelLifecycle(versions.map(version => version.lifecycle)),
    createdAt: group.CreationTime,
    createdBy: group.CreatedBy,
    versions,
  };
}

/** A package that is in no group, as they were made in the early days. */
export function toPackageRecord(
  trained: TrainedPackage,
  card: CardPart | undefined,
  options: MappingOptions,
): SourceRecordInput {
  const { found } = trained;
  const version = toVersion(trained, options);
  const name = found.ModelPackageName ?? found.ModelPackageArn;
  return {
    kind: 'model',
    externalId: packageId(name),
    name,
    ...saidBy(
      newestCard([trained]) ?? card,
      found.Tags,
      found.ModelPackageDescription,
    ),
    status: found.ModelPackageStatus,
    lifecycle: version.lifecycle,
    createdAt: found.CreationTime,
    createdBy: found.CreatedBy,
    updatedAt: found.LastModifiedTime,
    versions: [version],
  };
}

/** A model that no package of this account was made into. */
export function toModelRecord(
  model: Model,
  card: CardPart | undefined,
  options: MappingOptions,
): SourceRecordInput {
  const name = model.ModelName;
  const containers = containersOf(model);
  const [first] = containers;
  const webUrl = options.links.model(name);
  return {
    kind: 'model',
    externalId: modelId(name),
    name,
    ...saidBy(card, model.Tags, undefined),
    // One whose package lies in another account lies in that registry.
    ...(containers.some(each => each.ModelPackageName)
      ? {}
      : { registered: false }),
    webUrl,
    createdAt: model.CreationTime,
    versions: [
      {
        version: ONLY_VERSION,
        createdAt: model.CreationTime,
        webUrl,
        artifactUri: artifactOf(first),
        images: containers.flatMap(({ Image }) =>
          Image ? [toImage(Image)] : [],
        ),
        origin: containers.find(one => one.ModelPackageName)?.ModelPackageName,
      },
    ],
  };
}

export function containersOf(model: Model): Model['Containers'] {
  return model.PrimaryContainer
    ? [model.PrimaryContainer, ...model.Containers]
    : model.Containers;
}

/** Where a container's model lies. */
export function artifactOf(
  container:
    | { readonly ModelDataUrl?: string; readonly ModelDataSource?: string }
    | undefined,
): string | undefined {
  const uri = container?.ModelDataUrl ?? container?.ModelDataSource;
  return uri ? canonicalUri(uri) : undefined;
}

/** An image, whose digest may be part of its name. */
export function toImage(image: string, digest?: string): SourceImage {
  const [uri, own] = image.split('@');
  return { uri, digest: digest ?? own };
}

function toVersion(
  { found, training }: TrainedPackage,
  { lifecycle, links }: MappingOptions,
): SourceVersionInput & {
  readonly lifecycle: ReturnType<typeof packageLifecycle>;
} {
  const containers = found.InferenceSpecification?.Containers ?? [];
  const framework = containers.find(container => container.Framework);
  const { told, ...trained } = training;
  return {
    version: versionOf(found),
    lifecycle: packageLifecycle(
      {
        stage: found.ModelLifeCycle?.Stage,
        approval: found.ModelApprovalStatus,
      },
      lifecycle,
    ),
    status: found.ModelPackageStatus,
    description: found.ModelPackageDescription,
    tags: { ...factsOf(found), ...found.CustomerMetadataProperties },
    createdAt: found.CreationTime,
    createdBy: found.CreatedBy,
    updatedAt: found.LastModifiedTime,
    framework: framework?.Framework,
    frameworkVersion: framework?.FrameworkVersion,
    artifactUri: artifactsOf(found).at(0),
    images: containers.flatMap(({ Image, ImageDigest }) =>
      Image ? [toImage(Image, ImageDigest)] : [],
    ),
    origin: found.SourceUri ?? mlflowUriIn(found.CustomerMetadataProperties),
    runId: told.job,
    runName: told.job,
    runUrl: told.job && links.trainingJob(told.job),
    ...trained,
  };
}

const MLFLOW_URI = /^(?:models|runs):\//;

/** The one version or run of MLflow that somebody wrote into the metadata. */
function mlflowUriIn(
  properties: Readonly<Record<string, string>>,
): string | undefined {
  const uris = new Set(
    Object.values(properties).filter(value => MLFLOW_URI.test(value)),
  );
  return uris.size === 1 ? [...uris][0] : undefined;
}

/** What has no field of its own in the inventory, and governance asks for. */
function factsOf(found: Package): Record<string, string> {
  const facts: Record<string, string | undefined> = {
    'sagemaker:approval-status': found.ModelApprovalStatus,
    'sagemaker:approval-description': found.ApprovalDescription,
    'sagemaker:stage': found.ModelLifeCycle?.Stage,
    'sagemaker:stage-status': found.ModelLifeCycle?.StageStatus,
    'sagemaker:domain': found.Domain,
    'sagemaker:task': found.Task,
    'sagemaker:commit': found.MetadataProperties?.CommitId,
    'sagemaker:repository': found.MetadataProperties?.Repository,
    'sagemaker:generated-by': found.MetadataProperties?.GeneratedBy,
  };
  return Object.fromEntries(
    Object.entries(facts).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
}

/** The card inside of the newest package that has one. */
function newestCard(
  sorted: readonly TrainedPackage[],
): CardContent | undefined {
  for (const { found } of [...sorted].reverse()) {
    const content = found.ModelCard?.ModelCardContent;
    const card = content ? readCardContent(content) : undefined;
    if (card && (card.owner || card.purpose || card.riskRating)) {
      return card;
    }
  }
  return undefined;
}

const OWNER_TAG = /^(?:[\w-]+:)?owner$/i;

/** Who tags say is responsible, e.g. `owner` or `northwind:owner`. */
export function ownerOf(
  tags: Readonly<Record<string, string>>,
): string | undefined {
  const key = Object.keys(tags).find(tag => OWNER_TAG.test(tag));
  return (key && tags[key]) || undefined;
}

function saidBy(
  card: CardPart | undefined,
  tags: Record<string, string>,
  description: string | undefined,
) {
  return {
    tags,
    description: description ?? card?.description,
    ownerHint: card?.owner ?? ownerOf(tags),
    intendedPurpose: card?.purpose,
    riskRating: card?.riskRating,
  };
}
