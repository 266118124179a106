import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { assetNamed, MockAiInventoryApi } from '../../__testUtils__';
import { renderOnEntityPage } from '../../__testUtils__/renderInventory';
import { ProvenanceTab } from '.';

const card = async (name: string) =>
  within(await screen.findByRole('region', { name }));
const url = () => screen.getByTestId('url').textContent;

describe('where the values come from', () => {
  it('names the declaration with its file, and the record with its platform', async () => {
    renderOnEntityPage(<ProvenanceTab />, 'fraud-model');
    const fields = await card('Where the values come from');
    const title = fields.getByRole('row', { name: /^Title Fraud scoring/ });
    expect(
      within(title).getByRole('link', { name: 'its declaration' }),
    ).toHaveAttribute(
      'href',
      'https://github.com/northwind/fraud-model/blob/main/catalog-info.yaml',
    );
    expect(title).toHaveTextContent('6 days ago');
    expect(
      within(fields.getByRole('row', { name: /^Current version 6/ })).getByRole(
        'link',
        { name: 'mlflow/prod:fraud-model' },
      ),
    ).toHaveAttribute(
      'href',
      'https://mlflow-prod.example.com/models/fraud-model',
    );
  });

  it('lets a disagreement stand out, and only that', async () => {
    renderOnEntityPage(<ProvenanceTab />, 'fraud-model');
    const fields = await card('Where the values come from');
    expect(
      fields.getByRole('row', { name: /^Lifecycle Production/ }),
    ).toHaveTextContent(
      'Others say otherwisesagemaker/eu:fraud-model says testing',
    );
    expect(fields.getAllByText('Others say otherwise')).toHaveLength(1);
  });

  it('folds away what others call it, as names may differ', async () => {
    renderOnEntityPage(<ProvenanceTab />, 'fraud-model');
    const fields = await card('Where the values come from');
    const description = fields.getByRole('row', { name: /^Description/ });
    const summary = within(description).getByText('2 others say …');
    expect(summary.closest('details')).not.toHaveAttribute('open');
    expect(description).toHaveTextContent('mlflow/prod:fraud-model says');
    expect(description).not.toHaveTextContent('Others say otherwise');
  });

  it('gives the ownership rule in words', async () => {
    renderOnEntityPage(<ProvenanceTab />, 'product-recommender');
    const fields = await card('Where the values come from');
    expect(fields.getByRole('row', { name: /^Owner shop/ })).toHaveTextContent(
      'the ownership rule tag team → group:default/${value}',
    );
  });

  it('waits, and says what failed', async () => {
    const api = new MockAiInventoryApi();
    jest
      .spyOn(api, 'getAssetByEntityRef')
      .mockRejectedValueOnce(new Error('The hub is away'));
    renderOnEntityPage(<ProvenanceTab />, 'fraud-model', { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The hub is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await card('One asset, many places');
  });
});

describe('one asset, many places', () => {
  it('gives each link its rule and its evidence', async () => {
    renderOnEntityPage(<ProvenanceTab />, 'fraud-model');
    const places = await card('One asset, many places');
    const [declaration, mlflow, , sagemaker] = places.getAllByRole('listitem');
    expect(declaration).toHaveTextContent(
      'claims mlflow/prod:fraud-model · since 2 months ago',
    );
    expect(mlflow).toHaveTextContent(
      'ClaimedThe declaration names mlflow/prod:fraud-model',
    );
    expect(sagemaker).toHaveTextContent(
      'Made fromIts version 2 was made from models:/fraud-model/6.',
    );
  });

  it('says how to part a record that the declaration claims', async () => {
    renderOnEntityPage(<ProvenanceTab />, 'fraud-model');
    const places = await card('One asset, many places');
    const [declaration, claimed] = places.getAllByRole('listitem');
    expect(declaration).toHaveTextContent(
      'take it out of its annotation ai-inventory.io/records',
    );
    expect(within(claimed).queryByRole('button')).not.toBeInTheDocument();
  });

  it('says how to part a record that a person joined', async () => {
    renderOnEntityPage(<ProvenanceTab />, 'product-recommender');
    const places = await card('One asset, many places');
    expect(
      places.getAllByText(/take that decision back below/),
    ).not.toHaveLength(0);
    expect(
      places.queryByRole('button', { name: 'This is another thing…' }),
    ).not.toBeInTheDocument();
  });

  it('parts a record, with a reason', async () => {
    const api = new MockAiInventoryApi();
    const decide = jest.spyOn(api, 'decideLink');
    renderOnEntityPage(<ProvenanceTab />, 'fraud-model', { api });
    const places = await card('One asset, many places');
    await userEvent.click(
      places.getByRole('button', { name: 'This is another thing…' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'sagemaker/eu:fraud-model is another thing',
      }),
    );
    await userEvent.type(dialog.getByLabelText(/^Reason/), 'Other weights');
    await userEvent.click(dialog.getByRole('button', { name: 'Part it' }));
    expect(
      await places.findByText(/^sagemaker\/eu:fraud-model is another thing/),
    ).toBeInTheDocument();
    expect(decide).toHaveBeenCalledWith({
      type: 'split',
      assetId: assetNamed(api.assets, 'fraud-model').id,
      recordRef: 'sagemaker/eu:fraud-model',
      reason: 'Other weights',
    });
  });

  it('joins two assets, the other one found by a search among those of its kind', async () => {
    const api = new MockAiInventoryApi();
    const decide = jest.spyOn(api, 'decideLink');
    const list = jest.spyOn(api, 'listAssets');
    renderOnEntityPage(<ProvenanceTab />, 'demand-forecast', { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Is the same as…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('searchbox'), 'churn');
    const other = await dialog.findByRole('radio', { name: /Customer churn/ });
    await waitFor(() => expect(dialog.getAllByRole('radio')).toHaveLength(1));
    expect(list).toHaveBeenLastCalledWith(
      expect.objectContaining({ q: 'churn', kind: ['model'] }),
      expect.anything(),
    );
    await userEvent.type(dialog.getByLabelText(/^Reason/), 'Same thing');
    const confirm = dialog.getByRole('button', { name: 'Join them' });
    expect(confirm).toBeDisabled();
    await userEvent.click(other);
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(decide).toHaveBeenCalledWith({
        type: 'merge',
        assetId: assetNamed(api.assets, 'demand-forecast').id,
        otherAssetId: assetNamed(api.assets, 'churn-predictor').id,
        reason: 'Same thing',
      }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('never offers the asset itself', async () => {
    renderOnEntityPage(<ProvenanceTab />, 'demand-forecast');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Is the same as…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('searchbox'), 'demand-forecast');
    expect(
      await dialog.findByText('Nothing else of this kind matches.'),
    ).toBeInTheDocument();
  });

  it('leads to the page that stands for both', async () => {
    const api = new MockAiInventoryApi();
    const churn = assetNamed(api.assets, 'churn-predictor');
    jest
      .spyOn(api, 'decideLink')
      .mockResolvedValue(await api.getAsset(churn.id));
    renderOnEntityPage(<ProvenanceTab />, 'demand-forecast', { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Is the same as…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/^Reason/), 'Same thing');
    await userEvent.click(
      await dialog.findByRole('radio', { name: /Customer churn/ }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Join them' }));
    await waitFor(() =>
      expect(url()).toBe('/catalog/default/aimodel/churn-predictor/provenance'),
    );
  });

  it('shows what people decided, and takes it back', async () => {
    const api = new MockAiInventoryApi();
    renderOnEntityPage(<ProvenanceTab />, 'product-recommender', { api });
    const decisions = await card('What people decided');
    expect(decisions.getByRole('listitem')).toHaveTextContent(
      'The same weights, uploaded by hand.by tomasz.nowak 8 days ago',
    );
    await userEvent.click(
      decisions.getByRole('button', { name: 'Take back…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/^Reason/), 'A mistake');
    await userEvent.click(dialog.getByRole('button', { name: 'Take it back' }));
    await waitFor(() =>
      expect(
        screen.queryByRole('region', { name: 'What people decided' }),
      ).not.toBeInTheDocument(),
    );
    expect(await screen.findByText('Made from')).toBeInTheDocument();
  });
});

describe('how the owner was found', () => {
  it('shows the rules in their order, and which one matched', async () => {
    renderOnEntityPage(<ProvenanceTab />, 'product-recommender');
    const owner = await card('How its owner was found');
    const [first, second] = owner.getAllByRole('listitem');
    expect(first).toHaveTextContent(/^Does not matchcreated by/);
    expect(second).toHaveTextContent(/^Matchestag team.*gives shoptag team = /);
  });

  it('says that no rule gives an owner', async () => {
    renderOnEntityPage(<ProvenanceTab />, 'invoice-extraction');
    const owner = await card('How its owner was found');
    expect(owner.getAllByRole('listitem').at(-1)).toHaveTextContent(
      'Defaultno rule gives an owner, and no default is configured',
    );
  });

  it('leaves the rules aside where a declaration names the owner', async () => {
    renderOnEntityPage(<ProvenanceTab />, 'fraud-model');
    const owner = await card('How its owner was found');
    expect(
      owner.getByText(/^Its declaration names the owner/),
    ).toHaveTextContent('risk');
  });
});
