/**
 * On a declaration: the records that the owner claims for it, as a comma
 * separated list of record refs, e.g.
 * `mlflow/prod:fraud-model, sagemaker/eu:fraud-model`.
 * @public
 */
export const ANNOTATION_AI_INVENTORY_RECORDS = 'ai-inventory.io/records';

/**
 * On an `API` that is an inference endpoint: the entities of the models that it
 * serves, as a comma separated list of full entity refs.
 * @public
 */
export const ANNOTATION_AI_INVENTORY_SERVES = 'ai-inventory.io/serves';

/**
 * On an entity that the inventory emitted: the id of its asset.
 * @public
 */
export const ANNOTATION_AI_INVENTORY_ASSET_ID = 'ai-inventory.io/asset-id';

/**
 * Set by the catalog's processor on each `AIModel` and `Dataset` that somebody
 * declared, and on none that the inventory brought.
 * @public
 */
export const ANNOTATION_AI_INVENTORY_DECLARATION =
  'ai-inventory.io/declaration';

/**
 * The type of the location under which the inventory's own entities are in the
 * catalog, e.g. `ai-inventory:mlflow/prod`.
 * @public
 */
export const AI_INVENTORY_LOCATION_TYPE = 'ai-inventory';
