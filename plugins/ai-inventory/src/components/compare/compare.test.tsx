import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { assetNamed, MockAiInventoryApi } from '../../__testUtils__';
import { renderOnEntityPage } from '../../__testUtils__/renderInventory';
import { VersionsTab } from '../entity';

const GONE = '00000000-0000-4000-8000-00000000dead';
const PAGE = '/catalog/default/aimodel/fraud-model/versions';

async function versionIds(
  api: MockAiInventoryApi,
  asset: string,
  ...versions: string[]
) {
  const { id } = assetNamed(api.assets, asset);
  const found = await Promise.all(
    versions.map(version => api.getAssetVersion(id, version)),
  );
  return found.map(version => version.id);
}

/** Opens a link to versions of the fraud model side by side. */
async function openComparison(versions: string[], search = '') {
  const api = new MockAiInventoryApi();
  const ids = await versionIds(api, 'fraud-model', ...versions);
  renderOnEntityPage(<VersionsTab />, 'fraud-model', {
    api,
    url: `${PAGE}?compare=${ids.join(',')}${search}`,
  });
  await screen.findByRole('region', { name: 'Versions side by side' });
  return { api, ids };
}

const section = (name: string) =>
  within(screen.getByRole('rowgroup', { name }));
const url = () => screen.getByTestId('url').textContent ?? '';
const compared = () =>
  new URLSearchParams(url().split('?')[1]).get('compare')?.split(',');
const choose = (version: number) =>
  screen.findByRole('checkbox', {
    name: `Choose version ${version} of mlflow/prod:fraud-model to compare`,
  });
const compareButton = () => screen.getByRole('button', { name: 'Compare' });

describe('choosing versions to compare', () => {
  it('compares two chosen by keyboard, in a view that a link leads to', async () => {
    const api = renderOnEntityPage(<VersionsTab />, 'fraud-model', {
      url: PAGE,
    });
    const first = await choose(5);
    expect(
      screen.getByText(
        'Choose at least two versions to see them side by side.',
      ),
    ).toBeInTheDocument();
    act(() => first.focus());
    await userEvent.keyboard(' ');
    expect(screen.getByText('1 of 10 versions chosen')).toBeInTheDocument();
    expect(compareButton()).toBeDisabled();
    const second = await choose(6);
    act(() => second.focus());
    await userEvent.keyboard(' ');
    await userEvent.click(compareButton());

    expect(
      await screen.findByRole('heading', { name: 'Comparison of 2 versions' }),
    ).toHaveFocus();
    expect(compared()).toEqual(await versionIds(api, 'fraud-model', '5', '6'));
  });

  it('chooses no more than the API compares', async () => {
    renderOnEntityPage(<VersionsTab />, 'churn-predictor', { url: PAGE });
    const boxes = await screen.findAllByRole('checkbox');
    for (const box of boxes.slice(0, 10)) {
      await userEvent.click(box);
    }
    expect(boxes[10]).toBeDisabled();
    expect(
      screen.getByText(
        '10 of 10 versions chosen. No more can be compared at once.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the choice' }),
    );
    expect(boxes[10]).toBeEnabled();
  });

  it('adds a version of another model', async () => {
    const api = renderOnEntityPage(<VersionsTab />, 'fraud-model', {
      url: PAGE,
    });
    await userEvent.click(await choose(6));
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Compare with another model’s version…',
      }),
    );
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.type(dialog.getByRole('searchbox'), 'search-r');
    await waitFor(() => expect(dialog.getAllByRole('radio')).toHaveLength(1));
    await userEvent.click(
      dialog.getByRole('radio', { name: /search-ranking/ }),
    );
    await userEvent.click(
      await dialog.findByRole('checkbox', {
        name: /Version 3 vertexai\/main:search-ranking/,
      }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
    expect(screen.getByText('Version 3 of search-ranking')).toBeInTheDocument();
    await userEvent.click(compareButton());

    expect(
      await screen.findByRole('columnheader', {
        name: /Version 3.*search-ranking.*vertexai\/main:search-ranking/,
      }),
    ).toBeInTheDocument();
    expect(compared()).toEqual([
      ...(await versionIds(api, 'fraud-model', '6')),
      ...(await versionIds(api, 'search-ranking', '3')),
    ]);
  });

  it('offers no comparison of datasets', async () => {
    renderOnEntityPage(<VersionsTab />, 'transactions', { url: PAGE });
    expect(await screen.findByText('3 versions')).toBeInTheDocument();
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  });
});

describe('versions side by side', () => {
  it('shows which parameters changed, and all of them on demand', async () => {
    await openComparison(['5', '6']);
    expect(
      section('Parameters').getByRole('row', { name: 'max_depth 5 6' }),
    ).toBeInTheDocument();
    expect(
      section('Parameters').getByRole('row', {
        name: 'early_stopping_rounds none 30',
      }),
    ).toBeInTheDocument();
    expect(section('Parameters').queryByText('gamma')).not.toBeInTheDocument();

    await userEvent.click(
      section('Parameters').getByRole('radio', { name: 'All' }),
    );
    expect(
      section('Parameters').getByRole('row', { name: 'gamma 0.1 0.1' }),
    ).toBeInTheDocument();
    expect(url()).toContain('parameters=all');
  });

  it('says of a metric how far and in which direction it went, in words', async () => {
    await openComparison(['5', '6']);
    const row = (name: RegExp | string) =>
      section('Metrics').getByRole('row', { name });
    expect(
      row(
        'auc on transactions-holdout higher is better 0.95 0.96 +0.01 better',
      ),
    ).toBeInTheDocument();
    expect(row(/^recall/)).toHaveTextContent('-0.011 worse');
    expect(row(/^log_loss/)).toHaveTextContent('lower is better');
    expect(row(/^log_loss/)).toHaveTextContent('no difference');
    expect(row(/^threshold/)).toHaveTextContent(
      'which way is better is not known0.850.86+0.01',
    );
  });

  it('shows datasets by role with their links, and what became of them', async () => {
    await openComparison(['5', '6']);
    expect(
      await section('Datasets').findByRole('link', { name: 'customer-events' }),
    ).toHaveAttribute('href', '/catalog/mlflow-prod/dataset/customer-events');
    expect(
      section('Datasets').getByRole('row', { name: /^customer-events/ }),
    ).toHaveTextContent('TrainingRemovede7not used');
    expect(
      section('Datasets').getByRole('row', { name: /^transactions Training/ }),
    ).toHaveTextContent('Other versiond5a41fd6a41f');
  });

  it('shows which libraries went up or down, came or went', async () => {
    await openComparison(['5', '6']);
    const text = (name: RegExp) =>
      section('Libraries').getByRole('row', { name }).textContent;
    expect(text(/^xgboost/)).toBe('xgboostpypiUp2.0.32.1.3');
    expect(text(/^numpy/)).toBe('numpypypiDown2.0.11.26.4');
    expect(text(/^cloudpickle/)).toBe('cloudpicklepypiAddednone3.1.0');
    expect(text(/^imbalanced/)).toBe('imbalanced-learnpypiRemoved0.12.4none');
    expect(section('Libraries').queryByText('pandas')).not.toBeInTheDocument();
  });

  it('compares with another base, and keeps that in the URL', async () => {
    const { ids } = await openComparison(['5', '6', '7'], '&libraries=all');
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Make this the base: version 7 of mlflow/prod:fraud-model',
      }),
    );
    await waitFor(() => expect(compared()).toEqual([ids[2], ids[0], ids[1]]));
    expect(url()).toContain('libraries=all');
    await waitFor(() =>
      expect(screen.getAllByRole('columnheader')[0]).toHaveTextContent(
        /Version 7.*Base/,
      ),
    );
  });

  it('does not hide what only a version in between has', async () => {
    await openComparison(['4', '5', '6']);
    expect(
      section('Datasets').getByRole('row', { name: /^customer-events/ }),
    ).toHaveTextContent('Changed in between');
  });

  it('takes a version out, and leads back with the others still chosen', async () => {
    await openComparison(['5', '6', '7']);
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Remove version 6 of mlflow/prod:fraud-model from the comparison',
      }),
    );
    await waitFor(() =>
      expect(screen.getAllByRole('columnheader')).toHaveLength(2),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Back to the versions' }),
    );
    expect(await choose(7)).toBeChecked();
    expect(await choose(6)).not.toBeChecked();
    expect(url()).toBe(PAGE);
    expect(compareButton()).toHaveFocus();
  });

  it('says calmly that nothing changed', async () => {
    await openComparison(['3', '4']);
    expect(
      section('Parameters').getByText('All parameters are the same.'),
    ).toBeInTheDocument();
    expect(
      section('Libraries').getByText('All libraries are the same.'),
    ).toBeInTheDocument();
  });
});

describe('a link to a comparison that cannot be shown', () => {
  const openLink = (search: string, api = new MockAiInventoryApi()) =>
    renderOnEntityPage(<VersionsTab />, 'fraud-model', {
      api,
      url: `${PAGE}?${search}`,
    });

  it('says which version is gone, and leads back', async () => {
    const api = new MockAiInventoryApi();
    const [id] = await versionIds(api, 'fraud-model', '6');
    openLink(`compare=${id},${GONE}`, api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      `These versions cannot be comparedNo version with the id '${GONE}' is there, or you may not see it`,
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Back to the versions' }),
    );
    expect(await screen.findByText('7 versions')).toBeInTheDocument();
  });

  it('tries again after a failure', async () => {
    const api = new MockAiInventoryApi();
    const ids = await versionIds(api, 'fraud-model', '5', '6');
    jest
      .spyOn(api, 'compareVersions')
      .mockRejectedValueOnce(new Error('The database is asleep'));
    openLink(`compare=${ids.join(',')}`, api);
    expect(
      await screen.findByText('The database is asleep'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('region', { name: 'Versions side by side' }),
    ).toBeInTheDocument();
  });

  it('says what to do with fewer than two versions', async () => {
    const api = new MockAiInventoryApi();
    const compareVersions = jest.spyOn(api, 'compareVersions');
    openLink('compare=only', api);
    expect(
      await screen.findByText('One version is not enough'),
    ).toBeInTheDocument();
    expect(compareVersions).not.toHaveBeenCalled();
  });

  it('compares the first ten of more, and says so', async () => {
    const api = new MockAiInventoryApi();
    const ids = await versionIds(
      api,
      'churn-predictor',
      ...Array.from({ length: 12 }, (_, index) => String(index + 1)),
    );
    openLink(`compare=${ids.join(',')}`, api);
    expect(
      await screen.findByText(/names more than 10 versions; the first 10/),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.getAllByRole('columnheader')).toHaveLength(10),
    );
  });
});
