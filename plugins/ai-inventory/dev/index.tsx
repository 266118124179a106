import { createDevApp } from '@backstage/frontend-dev-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { DateTime } from 'luxon';
import aiInventoryPlugin, { aiInventoryIconsModule } from '../src';
import { playFixtureAt } from '../src/__testUtils__';
import { createDevModules } from './devModules';

playFixtureAt(DateTime.now());

createDevApp({
  features: [
    aiInventoryPlugin,
    aiInventoryIconsModule,
    catalogPlugin,
    ...createDevModules(),
  ],
});
