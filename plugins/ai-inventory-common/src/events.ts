/**
 * The hub publishes this when its catalog feed has something new. The event
 * has no payload: who hears it reads the feed on from where they stand.
 * @public
 */
export const CATALOG_FEED_CHANGED_TOPIC = 'ai-inventory.catalog-feed.changed';

/**
 * The catalog's processor publishes this when it processed a declaration that
 * is new or changed: `{ entityRef }`. Who hears it reads the entity from the
 * catalog.
 * @public
 */
export const DECLARATION_CHANGED_TOPIC = 'ai-inventory.declaration.changed';
