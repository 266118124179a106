import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MockAiInventoryApi } from '../../__testUtils__';
import { renderInventory } from '../../__testUtils__/renderInventory';
import { SourcesPage } from './SourcesPage';

/** The API with only those sources, so that nothing else runs meanwhile. */
function apiWith(...refs: string[]) {
  const api = new MockAiInventoryApi();
  api.sources = api.sources.filter(source => refs.includes(source.ref));
  return api;
}

const card = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('SourcesPage', () => {
  afterEach(() => jest.useRealTimers());

  it('shows where a source is, when it is read and what its last run did', async () => {
    renderInventory(<SourcesPage />, { api: apiWith('mlflow/prod') });
    const source = await card('mlflow/prod');
    expect(source.getByText('Partly read')).toBeInTheDocument();
    expect(
      source.getByRole('link', { name: 'https://mlflow.example.com' }),
    ).toHaveAttribute('href', 'https://mlflow.example.com');
    expect(source.getByText('every 30 minutes')).toBeInTheDocument();
    expect(source.getByRole('link', { name: '7 models' })).toHaveAttribute(
      'href',
      '/ai-inventory/assets?kind=model&source=mlflow%2Fprod',
    );
    expect(
      source.getByRole('link', { name: 'What depends on mlflow/prod?' }),
    ).toHaveAttribute(
      'href',
      '/ai-inventory/impact?ref=source%3Amlflow%2Fprod',
    );
    const counts = source.getByText('read').parentElement;
    expect(counts).toHaveTextContent(
      '214 read2 new5 changed205 unchanged0 missing0 removed2 quarantined',
    );
  });

  it('starts a sync, shows its progress each second and then its result', async () => {
    jest.useFakeTimers();
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    const api = apiWith('mlflow/prod');
    const listSources = jest.spyOn(api, 'listSources');
    const syncSource = jest.spyOn(api, 'syncSource');
    renderInventory(<SourcesPage />, { api });
    const source = await card('mlflow/prod');
    const syncNow = source.getByRole('button', { name: 'Sync now' });
    await waitFor(() => expect(syncNow).toBeEnabled());
    await user.click(syncNow);
    expect(syncSource).toHaveBeenCalledWith({ type: 'mlflow', key: 'prod' });
    expect(await source.findByText('About to start')).toBeInTheDocument();
    expect(syncNow).toBeDisabled();

    await act(() => jest.advanceTimersByTimeAsync(1000));
    await act(() => jest.advanceTimersByTimeAsync(1000));
    expect(source.getByRole('progressbar')).toHaveAttribute(
      'aria-valuetext',
      '36 of about 214 records, 1 pages',
    );
    for (let second = 0; second < 8; second++) {
      await act(() => jest.advanceTimersByTimeAsync(1000));
    }
    expect(source.queryByRole('progressbar')).not.toBeInTheDocument();
    expect(source.getByText('Up to date')).toBeInTheDocument();

    const calls = listSources.mock.calls.length;
    await act(() => jest.advanceTimersByTimeAsync(30_000));
    expect(listSources).toHaveBeenCalledTimes(calls);
  });

  it('says why a sync could not be started', async () => {
    const api = apiWith('mlflow/prod');
    jest
      .spyOn(api, 'syncSource')
      .mockRejectedValue(new Error('The scheduler is stopped'));
    renderInventory(<SourcesPage />, { api });
    const source = await card('mlflow/prod');
    const syncNow = source.getByRole('button', { name: 'Sync now' });
    await waitFor(() => expect(syncNow).toBeEnabled());
    await userEvent.click(syncNow);
    expect(await source.findByRole('alert')).toHaveTextContent(
      'The sync could not be started' + 'The scheduler is stopped',
    );
  });

  it('shows a failure in full, and that nothing was lost', async () => {
    renderInventory(<SourcesPage />, { api: apiWith('vertexai/main') });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The last sync failed');
    expect(alert).toHaveTextContent(
      'the service account lacks aiplatform.models.list. Grant it the role "Vertex AI Viewer", then sync again.',
    );
    expect(alert).toHaveTextContent('Everything known from before stays');
  });

  it('lists quarantined records with their reasons', async () => {
    renderInventory(<SourcesPage />, { api: apiWith('mlflow/prod') });
    const source = await card('mlflow/prod');
    expect(
      source.getByText('2 records could not be understood'),
    ).toBeInTheDocument();
    await userEvent.click(
      source.getByRole('button', { name: 'Show the records' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findByRole('row', {
        name: /image-moderation \(beta\) versions\[3\].createdAt: expected/,
      }),
    ).toBeInTheDocument();
  });

  it('explains the brake and releases it for a reason', async () => {
    const api = apiWith('mlflow/research');
    const releaseBrake = jest.spyOn(api, 'releaseBrake');
    renderInventory(<SourcesPage />, { api });
    const source = await card('mlflow/research');
    expect(
      source.getByText('The brake holds 45 of 48 records'),
    ).toBeInTheDocument();
    expect(source.getByText('route-optimizer')).toBeInTheDocument();
    expect(source.getByText('and 41 more')).toBeInTheDocument();
    const release = source.getByRole('button', { name: 'Release the brake…' });
    await waitFor(() => expect(release).toBeEnabled());
    await userEvent.click(release);

    const dialog = within(await screen.findByRole('dialog'));
    const confirm = dialog.getByRole('button', { name: 'Release and sync' });
    expect(confirm).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Why is the smaller/ }),
      'Old experiments were deleted',
    );
    await userEvent.click(confirm);
    expect(releaseBrake).toHaveBeenCalledWith(
      { type: 'mlflow', key: 'research' },
      'Old experiments were deleted',
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(source.queryByText(/The brake holds/)).not.toBeInTheDocument();
  });

  it('shows the earlier runs with who started them', async () => {
    renderInventory(<SourcesPage />, { api: apiWith('mlflow/prod') });
    const source = await card('mlflow/prod');
    await userEvent.click(source.getByRole('button', { name: 'Run history' }));
    expect(
      await source.findByRole('row', { name: /amelie.brandt 212 read/ }),
    ).toBeInTheDocument();
    expect(
      source.getByText('The server did not answer within 30 seconds.'),
    ).toBeInTheDocument();
  });

  it('tells a new operator how to configure a source', async () => {
    renderInventory(<SourcesPage />, { api: apiWith() });
    expect(
      await screen.findByText('No source is configured'),
    ).toBeInTheDocument();
    expect(screen.getByText(/url: https:\/\/mlflow/)).toBeInTheDocument();
  });

  it('says to whom may not see sources whom to ask', async () => {
    const api = apiWith();
    const denied = new Error('Unauthorized');
    denied.name = 'NotAllowedError';
    jest.spyOn(api, 'listSources').mockRejectedValue(denied);
    renderInventory(<SourcesPage />, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see this',
    );
  });
});
