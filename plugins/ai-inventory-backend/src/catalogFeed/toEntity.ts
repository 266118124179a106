import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_VIEW_URL,
  parseEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import {
  AI_INVENTORY_API_VERSION,
  AI_INVENTORY_LOCATION_TYPE,
  ANNOTATION_AI_INVENTORY_ASSET_ID,
  ANNOTATION_AI_INVENTORY_RECORDS,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { SourceDatasetUse } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { AssetDescription, RecordContent } from '../reconcile/mergeAsset';
import { discoveredEntityRef, entityKind } from '../reconcile/entityName';

// The catalog wants an owner; this is its users' word for nobody.
const NO_OWNER = 'unknown';
const MAX_DESCRIPTION = 2_000;
// The catalog wants a lifecycle of its own kinds; so it names none.
const NO_LIFECYCLE = 'unknown';
const BUILT_IN_API_VERSION = 'backstage.io/v1alpha1';

/**
 * The catalog entity of a discovered asset. It holds nothing volatile, because
 * each change of an entity costs the catalog dearly.
 *
 * @returns undefined where the catalog has no kind for the asset
 */
export function toEntity(options: {
  readonly assetId: string;
  readonly sourceRef: string;
  readonly asset: AssetDescription;
  readonly record: RecordContent;
  /** The asset's other records. */
  readonly others?: ReadonlyArray<{
    readonly sourceRef: string;
    readonly record: RecordContent;
  }>;
  /** What made the current version. */
  readonly current: {
    readonly framework?: string;
    readonly datasets: readonly SourceDatasetUse[];
  };
}): Entity | undefined {
  const { assetId, sourceRef, asset, record, current } = options;
  const kind = entityKind(asset.kind);
  if (!kind || !asset.entityRef) {
    return undefined;
  }
  const { namespace, name } = parseEntityRef(asset.entityRef);
  const url = httpUrl(record.webUrl);
  // By this one the inventory knows its own entities again.
  const origin = `${AI_INVENTORY_LOCATION_TYPE}:${sourceRef}`;
  const all = [{ sourceRef, record }, ...(options.others ?? [])];
  const links = all.flatMap(each => {
    const address = httpUrl(each.record.webUrl);
    return address
      ? [
          {
            url: address,
            title: `View in ${each.sourceRef}`,
            icon: 'externalLink',
          },
        ]
      : [];
  });
  return {
    apiVersion: isOurs(kind) ? AI_INVENTORY_API_VERSION : BUILT_IN_API_VERSION,
    kind,
    metadata: {
      namespace,
      name,
      title: asset.title ?? asset.name,
      ...(asset.description && {
        description: shorten(asset.description),
      }),
      annotations: {
        [ANNOTATION_LOCATION]: url ? `url:${url}` : origin,
        [ANNOTATION_ORIGIN_LOCATION]: origin,
        ...(url && { [ANNOTATION_VIEW_URL]: url }),
        [ANNOTATION_AI_INVENTORY_ASSET_ID]: assetId,
        [ANNOTATION_AI_INVENTORY_RECORDS]: all
          .map(each => `${each.sourceRef}:${each.record.externalId}`)
          .join(', '),
      },
      ...(links.length > 0 && { links }),
    },
    spec: {
      owner: asset.owner ?? NO_OWNER,
      ...specOf(sourceRef, asset, record, current),
    },
  };
}

function isOurs(kind: string): boolean {
  return kind === 'AIModel' || kind === 'Dataset';
}

function specOf(
  sourceRef: string,
  asset: AssetDescription,
  record: RecordContent,
  current: Parameters<typeof modelSpec>[3],
): JsonObject {
  switch (record.kind) {
    case 'model':
      return modelSpec(sourceRef, asset, record, current);
    case 'dataset':
      return datasetSpec(asset, record);
    case 'endpoint':
      return {
        type: 'inference-endpoint',
        lifecycle: asset.lifecycle ?? NO_LIFECYCLE,
        definition: endpointDefinition(sourceRef, asset, record),
      };
    default:
      return {
        type: 'ml-pipeline',
        lifecycle: asset.lifecycle ?? NO_LIFECYCLE,
      };
  }
}

/** What a person learns of an endpoint that no platform gives a schema of. */
function endpointDefinition(
  sourceRef: string,
  asset: AssetDescription,
  record: RecordContent,
): string {
  return [
    `${asset.title ?? asset.name}: an inference endpoint of ${sourceRef}.`,
    record.url && `Called at: ${record.url}`,
    record.environment && `Environment: ${record.environment}`,
    'Its platform publishes no schema of its requests and answers.',
  ]
    .filter(Boolean)
    .join('\n');
}

function modelSpec(
  sourceRef: string,
  asset: AssetDescription,
  record: RecordContent,
  current: {
    readonly framework?: string;
    readonly datasets: readonly SourceDatasetUse[];
  },
): JsonObject {
  const refs = (roles: readonly SourceDatasetUse['role'][]) =>
    current.datasets
      .filter(use => roles.includes(use.role))
      .map(use => ({
        dataset: discoveredEntityRef({ ...use, kind: 'dataset', sourceRef }),
        ...(use.version && { version: use.version }),
      }));
  const trainedOn = refs(['training']);
  const validatedOn = refs(['validation', 'test']);
  return {
    type: record.tags.type || record.tags.task || current.framework || 'model',
    lifecycle: asset.lifecycle ?? 'development',
    ...(trainedOn.length && { trainedOn }),
    ...(validatedOn.length && { validatedOn }),
  };
}

function datasetSpec(
  asset: AssetDescription,
  record: RecordContent,
): JsonObject {
  return {
    type: record.tags.type || 'dataset',
    ...(asset.lifecycle && { lifecycle: asset.lifecycle }),
    ...(record.uri && { uri: record.uri }),
  };
}

function httpUrl(text: string | undefined): string | undefined {
  return text && /^https?:\/\//i.test(text) && URL.canParse(text)
    ? text
    : undefined;
}

function shorten(text: string): string {
  return text.length > MAX_DESCRIPTION
    ? `${text.slice(0, MAX_DESCRIPTION - 1)}…`
    : text;
}
