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
