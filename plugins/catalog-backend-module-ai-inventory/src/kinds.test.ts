import {
  type BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  TestDatabases,
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  type CatalogService,
  catalogProcessingExtensionPoint,
} from '@backstage/plugin-catalog-node';
import { eventually } from './__testUtils__/eventually';
import { startCatalog } from './__testUtils__/startCatalog';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const credentials = mockCredentials.service('plugin:test');

const FILES = {
  'catalog-info.yaml': `
apiVersion: ai-inventory.io/v1alpha1
kind: AIModel
metadata:
  name: fraud-model
  annotations:
    ai-inventory.io/records: mlflow/prod:fraud-model
spec:
  type: classifier
  lifecycle: production
  owner: group:default/risk
  system: payments
  intendedPurpose: Scores card transactions for fraud.
  trainedOn:
    - { dataset: dataset:default/transactions, version: v5 }
  validatedOn: [transactions]
  dependencyOf: [component:default/checkout]
---
apiVersion: ai-inventory.io/v1alpha1
kind: Dataset
metadata:
  name: transactions
spec:
  type: table
  owner: risk
  classification: { personalData: true }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: risk }
spec: { type: team, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: System
metadata: { name: payments }
spec: { owner: risk }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: checkout }
spec: { type: service, lifecycle: production, owner: risk, system: payments }
---
apiVersion: acme.io/v1
kind: Component
metadata: { name: own-component }
spec: { acmeOnly: true }
`,
};

/** As an adopter has who taught the catalog an own version of a kind. */
function adoptersKinds(): BackendFeature {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'acme-kinds',
    register(env) {
      env.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          processing.addProcessor({
            getProcessorName: () => 'AcmeProcessor',
            validateEntityKind: async entity =>
              entity.apiVersion === 'acme.io/v1',
          });
        },
      });
    },
  });
}

async function relationsOf(catalog: CatalogService, ref: string) {
  const entity = await catalog.getEntityByRef(ref, { credentials });
  if (!entity) {
    throw new Error(`${ref} is not in the catalog`);
  }
  return (entity.relations ?? [])
    .map(({ type, targetRef }) => `${type} ${targetRef}`)
    .sort();
}

describe.each(databases.eachSupportedId())('a catalog on %s', databaseId => {
  const directory = createMockDirectory();

  it('takes declarations and relates them, and all other kinds as before', async () => {
    directory.setContent(FILES);
    const { backend, catalog } = await startCatalog({
      knex: await databases.init(databaseId),
      catalogConfig: {
        rules: [
          { allow: ['AIModel', 'Dataset', 'Component', 'Group', 'System'] },
        ],
        locations: [
          { type: 'file', target: directory.resolve('catalog-info.yaml') },
        ],
      },
      features: [adoptersKinds()],
    });

    await eventually(async () => {
      expect(await relationsOf(catalog, 'aimodel:default/fraud-model')).toEqual(
        [
          'dependencyOf component:default/checkout',
          'ownedBy group:default/risk',
          'partOf system:default/payments',
          'trainedOn dataset:default/transactions',
          'validatedOn dataset:default/transactions',
        ],
      );
      expect(
        await relationsOf(catalog, 'dataset:default/transactions'),
      ).toEqual([
        'ownedBy group:default/risk',
        'usedToTrain aimodel:default/fraud-model',
        'usedToValidate aimodel:default/fraud-model',
      ]);
      expect(await relationsOf(catalog, 'component:default/checkout')).toEqual([
        'dependsOn aimodel:default/fraud-model',
        'ownedBy group:default/risk',
        'partOf system:default/payments',
      ]);
      expect(await relationsOf(catalog, 'system:default/payments')).toEqual([
        'hasPart aimodel:default/fraud-model',
        'hasPart component:default/checkout',
        'ownedBy group:default/risk',
      ]);
      expect(await relationsOf(catalog, 'group:default/risk')).toEqual([
        'ownerOf aimodel:default/fraud-model',
        'ownerOf component:default/checkout',
        'ownerOf dataset:default/transactions',
        'ownerOf system:default/payments',
      ]);
      expect(
        await relationsOf(catalog, 'component:default/own-component'),
      ).toEqual([]);
    });
    await backend.stop();
  });

  it('tells the author of a bad declaration what is wrong', async () => {
    const { backend, catalog } = await startCatalog({
      knex: await databases.init(databaseId),
    });
    const location = 'url:https://git.example.com/catalog-info.yaml';
    const validate = async (entity: Entity) => {
      const answer = await catalog.validateEntity(entity, location, {
        credentials,
      });
      return answer.valid ? [] : answer.errors.map(error => error.message);
    };
    const model = (spec: Entity['spec']): Entity => ({
      apiVersion: 'ai-inventory.io/v1alpha1',
      kind: 'AIModel',
      metadata: { name: 'fraud-model' },
      spec: { type: 'llm', lifecycle: 'production', owner: 'risk', ...spec },
    });

    await expect(validate(model({}))).resolves.toEqual([]);
    await expect(
      validate(model({ lifecycle: 'prod', trainedOn: 'orders' })),
    ).resolves.toEqual([
      expect.stringContaining(
        'spec.lifecycle is "prod" (allowed: development, testing, production, retired); spec.trainedOn is "orders" (allowed: a list)',
      ),
    ]);
    await expect(
      validate({
        apiVersion: 'ai-inventory.io/v1alpha1',
        kind: 'Dataset',
        metadata: { name: 'transactions' },
        spec: { type: 'table' },
      }),
    ).resolves.toEqual([expect.stringContaining('spec.owner is missing')]);
    await backend.stop();
  });

  it('withholds from the catalog what is bad, and lets the rest in', async () => {
    directory.setContent({
      'catalog-info.yaml': FILES['catalog-info.yaml'].replace(
        'lifecycle: production\n  owner: group:default/risk',
        'lifecycle: live\n  owner: group:default/risk',
      ),
    });
    const { backend, catalog } = await startCatalog({
      knex: await databases.init(databaseId),
      catalogConfig: {
        rules: [
          { allow: ['AIModel', 'Dataset', 'Component', 'Group', 'System'] },
        ],
        locations: [
          { type: 'file', target: directory.resolve('catalog-info.yaml') },
        ],
      },
      features: [adoptersKinds()],
    });
    await eventually(async () => {
      const { items } = await catalog.getEntities({}, { credentials });
      expect(
        items
          .filter(entity => entity.kind !== 'Location')
          .map(entity => stringifyEntityRef(entity))
          .sort(),
      ).toEqual([
        'component:default/checkout',
        'component:default/own-component',
        'dataset:default/transactions',
        'group:default/risk',
        'system:default/payments',
      ]);
    });
    await backend.stop();
  });
});
