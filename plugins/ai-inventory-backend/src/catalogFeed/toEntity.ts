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
  ANNOTATION_AI_INVENTORY_ASSET_ID,
  ANNOTATION_AI_INVENTORY_RECORDS,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { SourceDatasetUse } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type {
  AssetDescription,
  RecordContent,
} from '../reconcile/describeAsset';
import { discoveredEntityRef, entityKind } from '../reconcile/entityName';

// The catalog wants an owner; this is its users' word for nobody.
const NO_OWNER = 'unknown';
const MAX_DESCRIPTION = 2_000;

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
  const location = url ? `url:${url}` : `ai-inventory:${sourceRef}`;
  return {
    apiVersion: AI_INVENTORY_API_VERSION,
    kind,
    metadata: {
      namespace,
      name,
      title: asset.title ?? asset.name,
      ...(asset.description && {
        description: shorten(asset.description),
      }),
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        ...(url && { [ANNOTATION_VIEW_URL]: url }),
        [ANNOTATION_AI_INVENTORY_ASSET_ID]: assetId,
        [ANNOTATION_AI_INVENTORY_RECORDS]: `${sourceRef}:${record.externalId}`,
      },
      ...(url && {
        links: [{ url, title: `View in ${sourceRef}`, icon: 'externalLink' }],
      }),
    },
    spec: {
      owner: asset.owner ?? NO_OWNER,
      ...(kind === 'AIModel'
        ? modelSpec(sourceRef, asset, record, current)
        : datasetSpec(asset, record)),
    },
  };
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
