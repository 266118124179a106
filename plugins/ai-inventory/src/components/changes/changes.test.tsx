import type { AssetDifference } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MockAiInventoryApi } from '../../__testUtils__';
import { renderInventory } from '../../__testUtils__/renderInventory';
import { downloadText } from '../../lib/downloadText';
import { ChangesPage } from '.';
import { MOST_DIFFERENCES } from './useDifferences';

jest.mock('../../lib/downloadText', () => ({ downloadText: jest.fn() }));

const download = jest.mocked(downloadText);

beforeEach(() => download.mockClear());

const url = () => screen.getByTestId('url').textContent;
const MONTH = '?from=2026-10-23T23:59:59.999Z&to=2026-11-22T23:59:59.999Z';

function open(search = MONTH, api = new MockAiInventoryApi()) {
  renderInventory(<ChangesPage />, {
    api,
    url: `/ai-inventory/changes${search}`,
  });
  return api;
}

function answering(
  read: (signal?: AbortSignal) => AsyncGenerator<AssetDifference>,
) {
  const api = new MockAiInventoryApi();
  jest
    .spyOn(api, 'streamDifferences')
    .mockImplementation((_, options) => read(options?.signal));
  return api;
}

const added = (index: number): AssetDifference => ({
  assetId: String(index),
  kind: 'model',
  name: `model-${index}`,
  difference: 'added',
  changes: [{ field: 'name', to: `model-${index}` }],
});

const group = (name: RegExp) => screen.findByRole('region', { name });

describe('ChangesPage', () => {
  it('lists what was added, changed and removed between two dates', async () => {
    open();
    expect(
      within(await group(/^Added \(1\)$/)).getByRole('row', {
        name: /invoice-extraction/,
      }),
    ).toBeInTheDocument();
    const changed = within(await group(/^Changed \(\d+\)$/));
    const fraud = within(changed.getByRole('row', { name: /Fraud scoring/ }));
    expect(fraud.getByRole('link', { name: 'Fraud scoring' })).toHaveAttribute(
      'href',
      '/catalog/default/aimodel/fraud-model',
    );
    expect(
      fraud.getByText('lifecycle testing → production'),
    ).toBeInTheDocument();
    expect(
      within(
        changed.getByRole('row', { name: /product-recommender/ }),
      ).getByText('owner web → shop'),
    ).toBeInTheDocument();
    const removed = within(await group(/^Removed \(1\)$/));
    expect(
      removed.getByRole('row', { name: /legacy-scorecard/ }),
    ).toBeInTheDocument();
    // Its page has left the catalog.
    expect(removed.queryByRole('link')).not.toBeInTheDocument();
  });

  it('goes by the other clock, and by one kind', async () => {
    open(`${MONTH}&clock=actual&kind=model`);
    await group(/^Added \(0\)$/);
    expect(screen.queryByText('invoice-extraction')).not.toBeInTheDocument();
    expect(
      screen.getByRole('radio', { name: /^As it was, by what we know today/ }),
    ).toBeChecked();
  });

  it('asks for the dates of the form, and keeps them in the address', async () => {
    const api = open('');
    const stream = jest.spyOn(api, 'streamDifferences');
    expect(await screen.findByText('Choose a date')).toBeInTheDocument();
    const show = screen.getByRole('button', { name: 'Show what changed' });
    expect(show).toBeDisabled();
    const from = within(screen.getByRole('group', { name: 'From' }));
    const until = within(screen.getByRole('group', { name: 'Until' }));
    fireEvent.change(from.getByLabelText('From'), {
      target: { value: '2026-11-10' },
    });
    fireEvent.change(until.getByLabelText('Until'), {
      target: { value: '2026-11-09' },
    });
    expect(show).toBeDisabled();
    expect(
      screen.getByText(/^The first date has to be before the second/),
    ).toBeInTheDocument();
    fireEvent.change(until.getByLabelText('Until'), { target: { value: '' } });
    await userEvent.click(show);
    await waitFor(() =>
      expect(url()).toBe(
        '/ai-inventory/changes?from=2026-11-10T23%3A59%3A59.999Z',
      ),
    );
    await group(/^Added/);
    expect(stream).toHaveBeenLastCalledWith(
      {
        from: '2026-11-10T23:59:59.999Z',
        to: undefined,
        clock: 'known',
        kind: undefined,
      },
      expect.anything(),
    );
  });

  it('finds an asset by a word of what changed', async () => {
    open();
    await group(/^Changed/);
    await userEvent.type(
      screen.getByRole('searchbox', {
        name: 'Filter by name or by what changed',
      }),
      'owner shop',
    );
    expect(await group(/^Added \(0\)$/)).toHaveTextContent('None.');
    expect(await group(/^Changed \(1\)$/)).toHaveTextContent(/recommender/i);
  });

  it('takes all along for a spreadsheet and for a script', async () => {
    open(
      MONTH,
      answering(async function* read() {
        yield {
          ...added(1),
          entityRef: 'aimodel:default/model-1',
          difference: 'changed',
          changes: [
            { field: 'owner', from: 'group:default/a', to: '=1+1' },
            { field: 'sources', from: ['a', 'b'], to: undefined },
          ],
        };
      }),
    );
    await group(/^Changed \(1\)$/);
    await userEvent.click(screen.getByRole('button', { name: 'Download CSV' }));
    expect(download).toHaveBeenLastCalledWith(
      'changes-2026-10-23-to-2026-11-22.csv',
      [
        '\ufeffDifference,Name,Kind,Entity,Field,From,To',
        `changed,model-1,model,aimodel:default/model-1,owner,group:default/a,"'=1+1"`,
        'changed,model-1,model,aimodel:default/model-1,sources,"a, b",',
        '',
      ].join('\r\n'),
      'text/csv;charset=utf-8',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Download JSON' }),
    );
    const [name, json] = download.mock.lastCall ?? [];
    expect(name).toBe('changes-2026-10-23-to-2026-11-22.json');
    expect(JSON.parse(json ?? '')).toMatchObject({
      from: '2026-10-23T23:59:59.999Z',
      complete: true,
      differences: [{ name: 'model-1', difference: 'changed' }],
    });
  });

  it('shows what is found while it reads, until the reader stops it', async () => {
    let aborted = false;
    open(
      MONTH,
      answering(async function* read(signal) {
        yield added(1);
        await new Promise(resolve => setTimeout(resolve, 300));
        yield added(2);
        await new Promise<void>(resolve =>
          signal?.addEventListener('abort', () => {
            aborted = true;
            resolve();
          }),
        );
      }),
    );
    expect(
      await screen.findByText('Reading… 2 differences so far'),
    ).toBeInTheDocument();
    expect(await group(/^Added \(2\)$/)).toHaveTextContent('model-2');
    expect(screen.getByRole('button', { name: 'Download CSV' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(
      await screen.findByText(/^Stopped: there may be more/),
    ).toBeInTheDocument();
    expect(aborted).toBe(true);
  });

  it('keeps what arrived when the answer is cut off, and asks again', async () => {
    let attempts = 0;
    open(
      MONTH,
      answering(async function* read() {
        attempts += 1;
        yield added(attempts);
        if (attempts === 1) {
          throw new Error('The answer was cut off after 1 differences');
        }
      }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The answer was cut off',
    );
    expect(await group(/^Added \(1\)$/)).toHaveTextContent('model-1');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.queryByRole('alert')).not.toBeInTheDocument(),
    );
    expect(await group(/^Added \(1\)$/)).toHaveTextContent('model-2');
  });

  it('says so when nothing changed', async () => {
    open(
      MONTH,
      answering(async function* read() {}),
    );
    expect(await screen.findByText('Nothing changed')).toBeInTheDocument();
  });

  it('draws few rows of many, and keeps no more than it can', async () => {
    open(
      MONTH,
      answering(async function* read() {
        for (let index = 0; index <= MOST_DIFFERENCES; index++) {
          yield added(index);
        }
      }),
    );
    expect(
      await screen.findByText(/^These are the first 100,000/),
    ).toBeInTheDocument();
    const found = within(await group(/^Added \(100,000\)$/));
    expect(found.getByText('1–50 of 100,000')).toBeInTheDocument();
    expect(found.getAllByRole('row')).toHaveLength(51);
    await userEvent.click(found.getByRole('button', { name: 'Next' }));
    expect(found.getByText('model-50')).toBeInTheDocument();
    expect(found.queryByText('model-49')).not.toBeInTheDocument();
  });
});
