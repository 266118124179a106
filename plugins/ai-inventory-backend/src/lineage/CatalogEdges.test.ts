import { mockCredentials } from '@backstage/backend-test-utils';
import { CatalogEdges } from './CatalogEdges';

describe('CatalogEdges', () => {
  it('says what is missing where the catalog does not answer', async () => {
    const edges = new CatalogEdges(
      {
        getEntitiesByRefs: async () => {
          throw new Error('Request failed with 404');
        },
      },
      mockCredentials.user(),
    );
    await expect(
      edges.from(['component:default/checkout'], 'downstream'),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/^The catalog, .* did not answer\./),
    });
  });
});
