import type { AssetVersion } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import {
  assetNamed,
  createEntity,
  MockAiInventoryApi,
} from '../../__testUtils__';
import { renderInventory } from '../../__testUtils__/renderInventory';
import { DatasetCard, VersionsTab } from '../entity';

function open(
  element: ReactElement,
  api = new MockAiInventoryApi(),
  url = '/x',
) {
  const entity = createEntity(assetNamed(api.assets, 'transactions'));
  renderInventory(<EntityProvider entity={entity}>{element}</EntityProvider>, {
    api,
    url,
  });
}

/** The hub, with versions that are told otherwise than in the story. */
function apiWith(change: (versions: AssetVersion[]) => AssetVersion[]) {
  const api = new MockAiInventoryApi();
  const list = api.listAssetVersions.bind(api);
  jest.spyOn(api, 'listAssetVersions').mockImplementation(async (...args) => {
    const page = await list(...args);
    const items = change(page.items);
    return { ...page, items, totalItems: items.length };
  });
  return api;
}

const section = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('the page of a dataset', () => {
  it('says what its owner declared of the data, and where', async () => {
    open(<DatasetCard />);
    const personal = (await screen.findByText('Personal data')).closest('div');
    expect(personal).toHaveTextContent('About identifiable people');
    expect(personal).toHaveTextContent(
      'declared in dataset:default/transactions',
    );
    expect(screen.getByText('Kept for').closest('div')).toHaveTextContent(
      '7 years',
    );
  });

  it('says that nobody declared it', async () => {
    const api = new MockAiInventoryApi();
    assetNamed(api.assets, 'transactions').declared = false;
    open(<DatasetCard />, api);
    expect(await screen.findAllByText('Not declared')).toHaveLength(2);
  });
});

describe('the versions of a dataset', () => {
  it('show how much each is and who used it at a glance', async () => {
    open(<VersionsTab />);
    const newest = await screen.findByRole('button', {
      name: /^Version d7a41f/,
    });
    expect(newest).toHaveTextContent('48,210,334 rows · 2.4 GB · 6 columns');
    expect(newest).toHaveTextContent('1 trained');
    expect(newest).toHaveTextContent('1 in use');
    const old = screen.getByRole('button', { name: /^Version d5a41f/ });
    expect(old).toHaveTextContent('1 trained');
    expect(old).not.toHaveTextContent('in use');
  });

  it('open to the facts, the columns and what became other', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    open(<VersionsTab />);
    await user.click(
      await screen.findByRole('button', { name: /^Version d7a41f/ }),
    );
    expect(screen.getByText('d7a41f000011…')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Copy the digest' }));
    expect(write).toHaveBeenCalledWith('d7a41f0000111122223333');
    expect(
      await screen.findByRole('button', { name: 'Copied' }),
    ).toBeInTheDocument();
    expect(screen.getByText('9c1f02ab33d4e5f6')).toBeInTheDocument();
    expect(screen.getByText('s3://lake/transactions')).toBeInTheDocument();

    const changes = await section('Changed since d6a41f');
    expect(changes.getAllByRole('row').map(row => row.textContent)).toEqual([
      'ColumnChangeType',
      'countryAddedstring',
      'weekdayRemovedinteger',
      'amountOther typefloat → double',
    ]);

    const columns = await section('Columns');
    expect(columns.queryByRole('table')).not.toBeInTheDocument();
    await user.click(columns.getByRole('button', { name: 'Show the columns' }));
    expect(
      columns.getByRole('row', { name: 'merchant_id string' }),
    ).toBeInTheDocument();
    await user.click(columns.getByRole('button', { name: 'Hide the columns' }));
    expect(columns.queryByRole('table')).not.toBeInTheDocument();
  });

  it('lead to who is affected by them, as of the date that is shown', async () => {
    open(
      <VersionsTab />,
      undefined,
      '/catalog/default/dataset/transactions/versions?version=d6a41f',
    );
    expect(
      await screen.findByRole('link', {
        name: 'Who is affected by this version',
      }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/dataset/transactions/lineage?version=d6a41f&affected=show',
    );
  });

  it('open to the model versions that used them, and where these run', async () => {
    open(<VersionsTab />, undefined, '/x?version=d6a41f');
    const uses = await section('Trained on it');
    expect(
      await uses.findByRole('link', { name: 'Version 6' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/aimodel/fraud-model/versions?version=6',
    );
    const endpoint = uses.getAllByRole('link').at(-1);
    expect(endpoint).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/catalog\/.*\/api\//),
    );
    expect(
      screen.getByText('The same columns as in d5a41f.'),
    ).toBeInTheDocument();
  });

  it('leave no use out that belongs to none of them', async () => {
    open(<VersionsTab />);
    const unlisted = await section('Uses of versions that are not listed');
    expect(unlisted.getAllByRole('row')).toHaveLength(5);
    expect(
      unlisted.getByRole('row', { name: /Version 1 .*Training d1a41f/ }),
    ).toBeInTheDocument();
  });

  it('say what is not known, and invent nothing', async () => {
    const api = apiWith(([first]) => [
      {
        ...first,
        digest: undefined,
        rowCount: undefined,
        sizeBytes: undefined,
        schema: undefined,
        schemaFingerprint: undefined,
        schemaChange: undefined,
        usage: {
          total: 0,
          training: 0,
          validation: 0,
          test: 0,
          other: 0,
          inUse: 0,
        },
      },
    ]);
    open(<VersionsTab />, api);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Version d7a41f/ }),
    );
    expect(
      screen.getByText('Its platform tells no columns.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('No model version is known to use this version.'),
    ).toBeInTheDocument();
    for (const label of ['Digest', 'Rows', 'Size', 'Schema fingerprint']) {
      expect(screen.queryByText(label)).not.toBeInTheDocument();
    }
  });

  it('say that only a part of a wide table was kept and compared', async () => {
    const api = apiWith(([first]) => [
      {
        ...first,
        schema: { columns: first.schema?.columns ?? [], columnCount: 1_200 },
        schemaChange: {
          from: 'd6a41f',
          added: [],
          removed: [],
          retyped: [],
          reordered: true,
          incomplete: true,
        },
      },
    ]);
    open(<VersionsTab />, api);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Version d7a41f/ }),
    );
    expect(
      screen.getByText('The columns stand in another order than in d6a41f.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^Only the columns that are kept/),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the columns' }),
    );
    expect(
      screen.getByText('The first 6 of 1,200 columns.'),
    ).toBeInTheDocument();
  });

  it('say why their uses cannot be shown, and ask again', async () => {
    const api = new MockAiInventoryApi();
    const list = api.listDatasetUsages.bind(api);
    let broken = true;
    jest
      .spyOn(api, 'listDatasetUsages')
      .mockImplementation((id, query, options) =>
        broken && query?.version
          ? Promise.reject(new Error('The hub is away'))
          : list(id, query, options),
      );
    open(<VersionsTab />, api, '/x?version=d6a41f');
    const uses = await section('Trained on it');
    expect(await uses.findByRole('alert')).toHaveTextContent('The hub is away');
    broken = false;
    await userEvent.click(uses.getByRole('button', { name: 'Try again' }));
    expect(
      await uses.findByRole('link', { name: 'Version 6' }),
    ).toBeInTheDocument();
  });
});
