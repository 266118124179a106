import { randomUUID } from 'node:crypto';
import type { CatalogFeed } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';

/** A feed as the hub keeps it: each entity once, at the place of its last change. */
export class FakeFeed {
  #id = randomUUID();
  #head = 0;
  readonly #changes = new Map<string, { seq: number; entity?: Entity }>();

  upsert(...entities: Entity[]) {
    for (const entity of entities) {
      // Also for what lacks a name, which a feed may hold by mistake.
      const ref = entity.metadata.name
        ? stringifyEntityRef(entity)
        : randomUUID();
      this.#put(ref, entity);
    }
  }

  withdraw(...refs: string[]) {
    for (const ref of refs) {
      this.#put(ref.toLowerCase(), undefined);
    }
  }

  replaceDatabase() {
    this.#id = randomUUID();
    this.#head = 0;
    this.#changes.clear();
  }

  read(options: { after?: string; limit: number }): CatalogFeed {
    const [id, seq] = options.after?.split(':') ?? [];
    const known = id === this.#id;
    const after = known ? Number(seq) : 0;
    const later = [...this.#changes]
      .filter(([, change]) => change.seq > after)
      .sort(([, a], [, b]) => a.seq - b.seq);
    const page = later.slice(0, options.limit);
    const last = page.at(-1)?.[1].seq ?? after;
    return {
      // As over the wire.
      upserts: page.flatMap(([, { entity }]): JsonObject[] =>
        entity ? [JSON.parse(JSON.stringify(entity))] : [],
      ),
      removals: page.flatMap(([ref, { entity }]) => (entity ? [] : [ref])),
      next: `${this.#id}:${last}`,
      more: later.length > page.length,
      ...(options.after !== undefined && !known ? { reset: true } : {}),
    };
  }

  #put(ref: string, entity: Entity | undefined) {
    this.#head += 1;
    this.#changes.set(ref, { seq: this.#head, entity });
  }
}

/** A model as the hub emits it. */
export function model(
  name: string,
  options: { description?: string; spec?: JsonObject } = {},
): Entity {
  const viewUrl = `https://mlflow.example.com/#/models/${name}`;
  return {
    apiVersion: 'ai-inventory.io/v1alpha1',
    kind: 'AIModel',
    metadata: {
      name,
      namespace: 'mlflow-prod',
      ...(options.description ? { description: options.description } : {}),
      annotations: {
        'backstage.io/managed-by-location': `url:${viewUrl}`,
        'backstage.io/managed-by-origin-location': 'ai-inventory:mlflow/prod',
        'backstage.io/view-url': viewUrl,
        'ai-inventory.io/asset-id': `asset-of-${name}`,
      },
    },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: 'group:default/risk',
      ...options.spec,
    },
  };
}
