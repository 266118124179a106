import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import {
  AI_INVENTORY_API_VERSION,
  ANNOTATION_AI_INVENTORY_RECORDS,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';

/** What a test says of a declaration; the rest is filled in. */
export interface DeclaredOptions {
  /** The records that it claims, as in the annotation. */
  readonly records?: string;
  readonly namespace?: string;
  readonly metadata?: Partial<Entity['metadata']>;
  readonly spec?: JsonObject;
}

/** A model that an owner declares, as the catalog has it. */
export function declaredModel(
  name: string,
  options: DeclaredOptions = {},
): Entity {
  return declared('AIModel', name, options);
}

/** A dataset that an owner declares, as the catalog has it. */
export function declaredDataset(
  name: string,
  options: DeclaredOptions = {},
): Entity {
  return declared('Dataset', name, options);
}

function declared(
  kind: string,
  name: string,
  { records, namespace = 'default', metadata, spec }: DeclaredOptions,
): Entity {
  const location = `url:https://code.test/${name}/catalog-info.yaml`;
  return {
    apiVersion: AI_INVENTORY_API_VERSION,
    kind,
    metadata: {
      name,
      namespace,
      annotations: {
        'backstage.io/managed-by-location': location,
        'backstage.io/managed-by-origin-location': location,
        ...(records && { [ANNOTATION_AI_INVENTORY_RECORDS]: records }),
      },
      ...metadata,
    },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: 'group:default/risk',
      ...spec,
    },
  };
}
