/**
 * On a declaration: the records that the owner claims for it, as a comma
 * separated list of record refs, e.g.
 * `mlflow/prod:fraud-model, sagemaker/eu:fraud-model`.
 * @public
 */
export const ANNOTATION_AI_INVENTORY_RECORDS = 'ai-inventory.io/records';

/**
 * On an entity that the inventory emitted: the id of its asset.
 * @public
 */
export const ANNOTATION_AI_INVENTORY_ASSET_ID = 'ai-inventory.io/asset-id';
