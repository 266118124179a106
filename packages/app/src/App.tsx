import aiInventoryPlugin, {
  aiInventoryIconsModule,
} from '@ai-inventory/backstage-plugin-ai-inventory';
import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import { catalogGraphModule, catalogModule } from './modules/catalog';
import { navModule } from './modules/nav';

export default createApp({
  features: [
    aiInventoryPlugin,
    aiInventoryIconsModule,
    catalogPlugin,
    catalogModule,
    catalogGraphModule,
    // The sidebar shows parts of these two.
    notificationsPlugin,
    searchPlugin,
    navModule,
  ],
});
