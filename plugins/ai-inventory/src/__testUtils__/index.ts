export { assetNamed, createAssets } from './assets';
export { ago, FIXTURE_NOW, playFixtureAt } from './fixtureTime';
export { MockAiInventoryApi } from './MockAiInventoryApi';
export { createRun } from './runs';
export { createSources } from './sources';
export { createEntities, createEntity } from './entities';
