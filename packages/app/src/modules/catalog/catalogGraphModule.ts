import {
  RELATION_BASE_OF,
  RELATION_DERIVED_FROM,
  RELATION_TRAINED_ON,
  RELATION_USED_TO_TRAIN,
  RELATION_USED_TO_VALIDATE,
  RELATION_VALIDATED_ON,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import {
  ALL_RELATION_PAIRS,
  ALL_RELATIONS,
  catalogGraphApiRef,
  DefaultCatalogGraphApi,
} from '@backstage/plugin-catalog-graph';

const INVENTORY_RELATION_PAIRS: [string, string][] = [
  [RELATION_TRAINED_ON, RELATION_USED_TO_TRAIN],
  [RELATION_VALIDATED_ON, RELATION_USED_TO_VALIDATE],
  [RELATION_DERIVED_FROM, RELATION_BASE_OF],
];

/** Lets the catalog's graph follow the relations between models and datasets. */
export const catalogGraphModule = createFrontendModule({
  pluginId: 'catalog-graph',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogGraphApiRef,
          deps: {},
          factory: () =>
            new DefaultCatalogGraphApi({
              knownRelations: [
                ...ALL_RELATIONS,
                ...INVENTORY_RELATION_PAIRS.flat(),
              ],
              knownRelationPairs: [
                ...ALL_RELATION_PAIRS,
                ...INVENTORY_RELATION_PAIRS,
              ],
              defaultRelationTypes: { exclude: [] },
            }),
        }),
    }),
  ],
});
