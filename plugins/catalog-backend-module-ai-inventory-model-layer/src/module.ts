import { createBackendModule } from '@backstage/backend-plugin-api';
import { CatalogModelSources } from '@backstage/catalog-model/alpha';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { aiInventoryModelLayer } from './aiInventoryModelLayer';

/**
 * Registers the kinds of the AI inventory in the catalog's model. It makes the
 * catalog judge the built-in kinds by that model, too: see the README.
 * @public
 */
export const catalogModuleAiInventoryModelLayer = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'ai-inventory-model-layer',
  register(env) {
    env.registerInit({
      deps: { model: catalogModelExtensionPoint },
      async init({ model }) {
        // Brings the layer of the built-in kinds with it, which a model needs.
        model.addModelSource(
          CatalogModelSources.static([aiInventoryModelLayer]),
        );
      },
    });
  },
});
