import { RELATION_MEMBER_OF, type Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MockAiInventoryApi } from '../../__testUtils__';
import { renderInventory } from '../../__testUtils__/renderInventory';
import { OwnedAssetsCard } from '.';

const owner = (kind: string, name: string, groups: string[] = []): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { namespace: 'default', name },
  relations: groups.map(targetRef => ({ type: RELATION_MEMBER_OF, targetRef })),
});

function open(entity: Entity, api = new MockAiInventoryApi()) {
  renderInventory(
    <EntityProvider entity={entity}>
      <OwnedAssetsCard />
    </EntityProvider>,
    { api },
  );
}

const names = () =>
  screen
    .getAllByRole('listitem')
    .flatMap(item => item.querySelector('a')?.textContent ?? []);

describe('OwnedAssetsCard', () => {
  it('counts a group’s assets by kind and shows the worst first', async () => {
    open(owner('Group', 'shop'));
    expect(await screen.findByText('2 models')).toBeInTheDocument();
    expect(screen.getByText('1 endpoint')).toBeInTheDocument();
    expect(names()).toEqual([
      'product-recommender',
      'recommender-online',
      'search-ranking',
    ]);
    expect(
      await screen.findByRole('img', {
        name: '2 findings: Not declared, Costs more than planned',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('3 with findings')).toBeInTheDocument();
  });

  it('fills up with assets that have no finding, five at most', async () => {
    open(owner('Group', 'risk'));
    expect(await screen.findByText('1 with findings')).toBeInTheDocument();
    expect(names()[0]).toBe('Fraud scoring');
    expect(names()).toHaveLength(5);
  });

  it('links to the list of that owner', async () => {
    open(owner('Group', 'shop'));
    expect(
      await screen.findByRole('link', { name: 'See all' }),
    ).toHaveAttribute(
      'href',
      '/ai-inventory/assets?owner=group%3Adefault%2Fshop',
    );
  });

  it('counts for a person also what their groups own', async () => {
    open(owner('User', 'amelie.brandt', ['group:default/growth']));
    expect(await screen.findByText('1 model')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'See all' })).toHaveAttribute(
      'href',
      '/ai-inventory/assets?owner=user%3Adefault%2Famelie.brandt&owner=group%3Adefault%2Fgrowth',
    );
  });

  it('says when a group owns none', async () => {
    open(owner('Group', 'legal'));
    expect(
      await screen.findByText('This group owns no AI assets.'),
    ).toBeInTheDocument();
  });

  it('says what failed and tries again', async () => {
    const api = new MockAiInventoryApi();
    jest
      .spyOn(api, 'getAssetFacets')
      .mockRejectedValueOnce(new Error('The hub is away'));
    open(owner('Group', 'shop'), api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The hub is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('2 models')).toBeInTheDocument();
  });
});
