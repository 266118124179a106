import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MockAiInventoryApi } from '../../__testUtils__';
import { renderInventory } from '../../__testUtils__/renderInventory';
import { SourcesPage } from './SourcesPage';

/** The API with only those sources; none of them runs meanwhile. */
function apiWith(...refs: string[]) {
  const api = new MockAiInventoryApi();
  api.sources = api.sources
    .filter(source => refs.length === 0 || refs.includes(source.ref))
    .map(source => ({ ...source, running: false, runningRun: undefined }));
  return api;
}

const open = (api = apiWith(), query = '') =>
  renderInventory(<SourcesPage />, {
    api,
    url: `/ai-inventory/sources${query}`,
  });

const card = async (name: string) =>
  within(await screen.findByRole('region', { name }));

const shownSources = () =>
  screen
    .getAllByRole('button', { name: 'Sync now' })
    .map(button => button.closest('[role=region]')?.id);

describe('SourcesPage with all platforms', () => {
  it.each([
    ['mlflow/prod', 'MLflow · https://mlflow.example.com'],
    ['sagemaker/eu', 'SageMaker · account 123456789012, eu-west-1'],
    ['azureml/west', /Azure ML · subscription .*, workspace west/],
    ['vertexai/main', 'Vertex AI · project shop-ml, europe-west4'],
  ])('names the platform of %s and where it is', async (ref, text) => {
    open();
    expect(await screen.findByRole('region', { name: ref })).toHaveTextContent(
      text,
    );
  });

  it('counts what a source found by kind, with links to it', async () => {
    open(apiWith('sagemaker/eu'));
    const source = await card('sagemaker/eu');
    expect(source.getByRole('link', { name: '2 endpoints' })).toHaveAttribute(
      'href',
      '/ai-inventory/assets?kind=endpoint&source=sagemaker%2Feu',
    );
    expect(
      source.getByRole('link', { name: '1 pipeline' }),
    ).toBeInTheDocument();
    expect(source.getByRole('link', { name: '2 models' })).toBeInTheDocument();
    expect(source.getByRole('link', { name: '1 dataset' })).toBeInTheDocument();
  });

  it('says how long the last run waited for the platform', async () => {
    open(apiWith('sagemaker/eu', 'mlflow/prod'));
    const source = await card('sagemaker/eu');
    expect(
      source.getByText('waited 12s for the platform’s rate limit'),
    ).toBeInTheDocument();
    const quick = await card('mlflow/prod');
    expect(quick.queryByText(/rate limit/)).not.toBeInTheDocument();
  });

  it('shows what became of events, and explains the words', async () => {
    open(apiWith('mlflow/prod'));
    const source = await card('mlflow/prod');
    const events = source.getByRole('region', {
      name: 'Events from the platform',
    });
    expect(events).toHaveTextContent(
      '41 accepted6 ignored3 refused1 replayedlast accepted 2 hours ago',
    );
    expect(events).toHaveTextContent(
      "last refused 25 minutes ago: Its signature does not fit the configured 'webhookSecret'",
    );
    expect(events).toHaveTextContent(
      'sent to the portal’s own address for this source',
    );
    expect(events).toHaveTextContent(
      'replayed It had been sent before. Nothing was read a second time.',
    );
  });

  it('shows how many objects events still have to be read again', async () => {
    open(apiWith('sagemaker/eu'));
    const source = await card('sagemaker/eu');
    expect(
      source.getByText('2 objects wait to be read again'),
    ).toBeInTheDocument();
    expect(
      source.getByText(/events service, topic sagemaker/),
    ).toBeInTheDocument();
  });

  it('says so when no event has come, and nothing where none can', async () => {
    open(apiWith('vertexai/main', 'azureml/north'));
    const source = await card('vertexai/main');
    expect(source.getByText(/None has come yet/)).toBeInTheDocument();
    const silent = await card('azureml/north');
    expect(silent.queryByText(/Events from/)).not.toBeInTheDocument();
  });

  it('shows the warnings of a run that was complete', async () => {
    open(apiWith('azureml/west'));
    const source = await card('azureml/west');
    expect(
      source.getByText('The last run was complete, with 2 warnings'),
    ).toBeInTheDocument();
    expect(source.getByText(/Monitoring Reader/)).toBeInTheDocument();
  });

  it('hides no warning, however many there are', async () => {
    const api = apiWith('azureml/west');
    api.sources = api.sources.map(source => ({
      ...source,
      lastRun: source.lastRun && {
        ...source.lastRun,
        warnings: ['one', 'two', 'three', 'four', 'four'],
      },
    }));
    open(api);
    const source = await card('azureml/west');
    expect(source.queryByText('four')).not.toBeInTheDocument();
    await userEvent.click(source.getByRole('button', { name: 'Show all 5' }));
    expect(source.getAllByText('four')).toHaveLength(2);
  });

  it('tells targeted runs from readings of the whole source', async () => {
    open(apiWith('sagemaker/eu'));
    const source = await card('sagemaker/eu');
    await userEvent.click(source.getByRole('button', { name: 'Run history' }));
    const rows = await source.findAllByRole('row');
    const targeted = rows.filter(row => /Targeted/.test(row.textContent ?? ''));
    expect(targeted).toHaveLength(1);
    expect(targeted[0]).toHaveTextContent('Event2 read0 new1 changed');
    // It looks at what events named only, so it can say nothing of the rest.
    expect(targeted[0]).not.toHaveTextContent('missing');
    expect(rows[2]).toHaveTextContent('377 unchanged0 missing0 removed');
    expect(rows[2]).toHaveTextContent('waited 12s');
    expect(rows[3]).toHaveTextContent('1 warning');
  });

  it('shows a targeted run as what it is while it runs', async () => {
    const api = apiWith('sagemaker/eu');
    const [targeted] = api.runs['sagemaker/eu'];
    jest.spyOn(api, 'listSources').mockResolvedValue(
      api.sources.map(source => ({
        ...source,
        running: true,
        runningRun: { ...targeted, status: 'running', endedAt: undefined },
      })),
    );
    open(api);
    const source = await card('sagemaker/eu');
    expect(
      source.getByText(
        'Reading again what events were about: 2 records so far',
      ),
    ).toBeInTheDocument();
  });
});

describe('SourcesPage with many sources', () => {
  it('groups them by platform', async () => {
    open();
    await card('mlflow/prod');
    expect(
      screen
        .getAllByRole('heading', { level: 2 })
        .map(heading => heading.textContent),
    ).toEqual(['MLflow', 'SageMaker', 'Azure ML', 'Vertex AI']);
    expect(shownSources()).toEqual([
      'mlflow/prod',
      'mlflow/research',
      'sagemaker/eu',
      'azureml/north',
      'azureml/west',
      'vertexai/main',
    ]);
  });

  it('shows one platform, or what needs attention first, and keeps it in the URL', async () => {
    open();
    await card('mlflow/prod');
    await userEvent.click(
      screen.getByRole('radio', { name: 'Needs attention first' }),
    );
    expect(shownSources().slice(0, 2)).toEqual([
      'vertexai/main',
      'mlflow/research',
    ]);
    await userEvent.click(screen.getByRole('radio', { name: 'Azure ML (2)' }));
    expect(shownSources()).toEqual(['azureml/west', 'azureml/north']);
    expect(screen.getByTestId('url')).toHaveTextContent(
      '/ai-inventory/sources?order=attention&platform=azureml',
    );
    await userEvent.click(screen.getByRole('radio', { name: 'All' }));
    expect(shownSources()).toHaveLength(6);
  });

  it('finds a way out of a link to a platform that is gone', async () => {
    open(apiWith('mlflow/prod'), '?platform=vertexai');
    expect(
      await screen.findByText('No source of this platform'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'All' }));
    expect(await card('mlflow/prod')).toBeDefined();
  });

  it('spares few sources headings and choices', async () => {
    open(apiWith('mlflow/prod', 'sagemaker/eu', 'vertexai/main'));
    await card('mlflow/prod');
    expect(screen.queryByText('By platform')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: 'MLflow' }),
    ).not.toBeInTheDocument();
  });
});
