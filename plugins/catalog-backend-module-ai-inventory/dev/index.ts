import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import aiInventoryModule from '../src';
import { model } from '../src/__testUtils__/FakeFeed';
import { createFakeHub } from '../src/__testUtils__/FakeHub';

// A catalog fed by an inventory of three models, without sign-in:
// curl 'localhost:7007/api/catalog/entities?filter=kind=AIModel'
const hub = createFakeHub();
hub.feed.upsert(model('fraud-model'), model('churn'), model('forecast'));

const backend = createBackend();
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(catalogPlugin);
backend.add(aiInventoryModule);
backend.add(hub.plugin);
backend.start();
