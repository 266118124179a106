import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_PART,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  type Entity,
} from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { LineageEdge } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { chunk } from '../database/values';
import type { Direction } from './types';

const REFS_AT_ONCE = 100;

type EdgeType = LineageEdge['type'];

/** Which relations of the catalog lead on, and what they mean. */
const RELATIONS: Readonly<
  Record<Direction, Readonly<Record<string, EdgeType | undefined>>>
> = {
  downstream: {
    [RELATION_PROVIDES_API]: 'provides',
    [RELATION_API_CONSUMED_BY]: 'consumed-by',
    [RELATION_DEPENDENCY_OF]: 'depended-on-by',
    [RELATION_PART_OF]: 'part-of',
  },
  upstream: {
    [RELATION_API_PROVIDED_BY]: 'provides',
    [RELATION_CONSUMES_API]: 'consumed-by',
    [RELATION_DEPENDS_ON]: 'depended-on-by',
    [RELATION_HAS_PART]: 'part-of',
  },
};

/** A relation of the catalog, by full entity refs. */
export interface CatalogStep {
  readonly from: string;
  readonly to: string;
  readonly type: EdgeType;
}

/**
 * The lineage beyond the inventory: APIs, the components that use them, their
 * systems. Read from the catalog on behalf of who asks.
 */
export class CatalogEdges {
  readonly #catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  readonly #entities = new Map<string, Entity | undefined>();
  readonly #credentials: BackstageCredentials;

  /** One for each question: it remembers what it read. */
  constructor(
    catalog: Pick<CatalogService, 'getEntitiesByRefs'>,
    credentials: BackstageCredentials,
  ) {
    this.#catalog = catalog;
    this.#credentials = credentials;
  }

  async from(
    refs: readonly string[],
    direction: Direction,
  ): Promise<CatalogStep[]> {
    await this.read(refs);
    return refs.flatMap(ref => {
      const entity = this.#entities.get(ref);
      // A system is where an application ends; its other parts are not affected.
      if (!entity || (direction === 'downstream' && entity.kind === 'System')) {
        return [];
      }
      return (entity.relations ?? []).flatMap(({ type, targetRef }) => {
        const edge = RELATIONS[direction][type];
        if (!edge || isModelOrDataset(targetRef)) {
          return [];
        }
        return direction === 'downstream'
          ? [{ from: ref, to: targetRef, type: edge }]
          : [{ from: targetRef, to: ref, type: edge }];
      });
    });
  }

  /** The entity, where the catalog has it and the reader may see it. */
  get(ref: string): Entity | undefined {
    return this.#entities.get(ref);
  }

  /** @throws ServiceUnavailableError where the catalog does not answer. */
  async read(refs: readonly string[]): Promise<void> {
    const missing = [...new Set(refs)].filter(ref => !this.#entities.has(ref));
    for (const entityRefs of chunk(missing, REFS_AT_ONCE)) {
      const { items } = await this.#catalog
        .getEntitiesByRefs(
          {
            entityRefs,
            fields: [
              'kind',
              'metadata',
              'spec.owner',
              'spec.type',
              'relations',
            ],
          },
          { credentials: this.#credentials },
        )
        .catch(error => {
          throw new ServiceUnavailableError(
            'The catalog, which knows the APIs, components and systems of a lineage, did not answer. Try again in a minute; if it lasts, look into the log of the catalog.',
            error,
          );
        });
      entityRefs.forEach((ref, index) =>
        this.#entities.set(ref, items[index] ?? undefined),
      );
    }
  }
}

/** Between these, the inventory knows more than the catalog. */
function isModelOrDataset(ref: string): boolean {
  return ['aimodel', 'dataset'].includes(
    parseEntityRef(ref).kind.toLowerCase(),
  );
}
