import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useNavigate } from 'react-router-dom';
import { assetNamed, MockAiInventoryApi } from '../../__testUtils__';
import {
  renderInventory,
  renderOnEntityPage,
} from '../../__testUtils__/renderInventory';
import { AssetsPage } from '../assets';
import { LifecycleTab, VersionsTab } from '../entity';
import { LineageTab } from '../lineage';

const url = () => screen.getByTestId('url').textContent ?? '';
const asOf = () => new URLSearchParams(url().split('?')[1]).get('asOf');
const banner = () => screen.findByRole('region', { name: 'As of a date' });

function Back() {
  const navigate = useNavigate();
  return (
    <button type="button" onClick={() => navigate(-1)}>
      The browser’s Back
    </button>
  );
}

function openAssets(search = '', api = new MockAiInventoryApi()) {
  renderInventory(
    <>
      <AssetsPage />
      <Back />
    </>,
    { api, url: `/ai-inventory/assets${search}` },
  );
  return api;
}

async function openDialog(name = 'As of now') {
  await userEvent.click(await screen.findByRole('button', { name }));
  return within(await screen.findByRole('dialog'));
}

describe('the list of assets as of a date', () => {
  it('is as the inventory knew it by the end of a day long ago, and goes back to now', async () => {
    const api = openAssets('?q=invoice');
    const facets = jest.spyOn(api, 'getAssetFacets');
    expect(await screen.findByText('1 asset')).toBeInTheDocument();
    const dialog = await openDialog();
    await userEvent.click(dialog.getByRole('button', { name: 'A month ago' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Show' }));
    expect(await banner()).toHaveTextContent(
      'As of October 23, 2026 at 11:59 PM – as the inventory knew it then',
    );
    expect(url()).toBe(
      '/ai-inventory/assets?q=invoice&asOf=2026-10-23T23%3A59%3A59.999Z',
    );
    expect(await screen.findByText('No asset matches')).toBeInTheDocument();
    expect(facets).toHaveBeenLastCalledWith(
      expect.objectContaining({
        asOf: '2026-10-23T23:59:59.999Z',
        clock: 'known',
      }),
      expect.anything(),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Back to now' }));
    expect(await screen.findByText('1 asset')).toBeInTheDocument();
    expect(url()).toBe('/ai-inventory/assets?q=invoice');
  });

  it('shows by the other clock what was learned only later', async () => {
    openAssets('?q=invoice&asOf=2026-11-01&cursor=0');
    expect(await screen.findByText('No asset matches')).toBeInTheDocument();
    const dialog = await openDialog('Change');
    await userEvent.click(
      dialog.getByRole('radio', {
        name: /^As it was, by what we know today/,
      }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Show' }));
    expect(await screen.findByText('1 asset')).toBeInTheDocument();
    expect(await banner()).toHaveTextContent('by what we know today');
    expect(asOf()).toBe('2026-11-01T23:59:59.999Z');
    expect(url()).toContain('clock=actual');
    expect(url()).not.toContain('cursor');
  });

  it('takes a time of day, and none that is yet to come', async () => {
    openAssets();
    const dialog = await openDialog();
    const show = dialog.getByRole('button', { name: 'Show' });
    expect(show).toBeDisabled();
    const day = dialog.getByLabelText('Date');
    expect(day).toHaveAttribute('max', '2026-11-23');
    fireEvent.change(day, { target: { value: '2026-11-24' } });
    expect(show).toBeDisabled();
    expect(dialog.getByRole('status')).toHaveTextContent('yet to come');
    fireEvent.change(day, { target: { value: '2026-11-23' } });
    fireEvent.change(dialog.getByLabelText('Time (optional)'), {
      target: { value: '09:30' },
    });
    await userEvent.click(show);
    await waitFor(() => expect(asOf()).toBe('2026-11-23T09:30:00.000Z'));
  });

  it('stays at the date when filters change', async () => {
    openAssets('?q=invoice&asOf=2026-11-22');
    await userEvent.click(await screen.findByLabelText('Models'));
    await waitFor(() => expect(url()).toContain('kind=model'));
    expect(asOf()).toBe('2026-11-22T23:59:59.999Z');
  });

  it('is left by the browser’s Back', async () => {
    openAssets('?q=invoice');
    const dialog = await openDialog();
    await userEvent.click(dialog.getByRole('button', { name: 'Yesterday' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Show' }));
    await banner();
    expect(asOf()).toBe('2026-11-22T23:59:59.999Z');
    await userEvent.click(
      screen.getByRole('button', { name: 'The browser’s Back' }),
    );
    await waitFor(() => expect(asOf()).toBeNull());
    expect(
      await screen.findByRole('button', { name: 'As of now' }),
    ).toBeInTheDocument();
  });

  it('leads to the versions as of then, and to what changed since', async () => {
    openAssets('?asOf=2026-11-01T12:00:00.000Z&clock=actual');
    const search = 'asOf=2026-11-01T12%3A00%3A00.000Z&clock=actual';
    expect(
      await screen.findByRole('link', { name: 'Fraud scoring' }),
    ).toHaveAttribute(
      'href',
      `/catalog/default/aimodel/fraud-model/versions?${search}`,
    );
    expect(
      screen.getByRole('link', { name: 'What changed since?' }),
    ).toHaveAttribute(
      'href',
      '/ai-inventory/changes?from=2026-11-01T12%3A00%3A00.000Z&clock=actual',
    );
  });

  it('says when the inventory began, where it knew nothing yet', async () => {
    openAssets('?asOf=2020-01-01T00:00:00.000Z');
    expect(
      await screen.findByText(
        'The inventory knew nothing of this on January 1, 2020 at 12:00 AM',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^It first learned of it on \w+ \d+, 202[0-6] at/),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Look at it by what we know today' }),
    );
    await waitFor(() => expect(url()).toContain('clock=actual'));
  });

  it.each(['?asOf=someday', '?asOf=2031-01-01', '?clock=actual'])(
    'is as of now where the address is %s',
    async search => {
      const api = new MockAiInventoryApi();
      const listAssets = jest.spyOn(api, 'listAssets');
      openAssets(search, api);
      expect(await screen.findByText('23 assets')).toBeInTheDocument();
      expect(listAssets.mock.lastCall?.[0]).not.toHaveProperty('asOf');
      expect(
        screen.queryByRole('region', { name: 'As of a date' }),
      ).not.toBeInTheDocument();
    },
  );
});

describe('the tabs of an entity as of a date', () => {
  it('lists the versions of then, without where they run and what can be compared', async () => {
    renderOnEntityPage(<VersionsTab />, 'fraud-model', {
      url: '/catalog/default/aimodel/x/versions?asOf=2026-11-01',
    });
    expect(await screen.findByText('6 versions')).toBeInTheDocument();
    expect(await banner()).toHaveTextContent('Where a version ran');
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /^Version 5/ }));
    expect(
      await screen.findByRole('table', { name: 'Parameters' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('Where it runs')).not.toBeInTheDocument();
  });

  it('has the way to another date on a tab as of now', async () => {
    renderOnEntityPage(<VersionsTab />, 'fraud-model');
    expect(await screen.findByText('7 versions')).toBeInTheDocument();
    const dialog = await openDialog();
    await userEvent.click(
      dialog.getByRole('button', { name: 'End of last quarter' }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Show' }));
    await waitFor(() => expect(asOf()).toBe('2026-09-30T23:59:59.999Z'));
    expect(await screen.findByText('4 versions')).toBeInTheDocument();
  });

  it('says when the inventory first learned of the entity', async () => {
    renderOnEntityPage(<VersionsTab />, 'invoice-extraction', {
      url: '/catalog/default/aimodel/x/versions?asOf=2026-11-01',
    });
    expect(
      await screen.findByText(
        'It first learned of it on November 14, 2026 at 2:00 PM.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Look at it by what we know today' }),
    );
    expect(await screen.findByText('No versions yet')).toBeInTheDocument();
  });

  it('marks in the lineage what the catalog says as of today', async () => {
    const api = new MockAiInventoryApi();
    const getLineage = jest.spyOn(api, 'getLineage');
    renderOnEntityPage(<LineageTab />, 'fraud-model', {
      api,
      url: '/catalog/default/aimodel/x/lineage?view=list&asOf=2026-11-22',
    });
    const sentence = await screen.findByText(
      'Fraud scoring provides Fraud scoring API',
    );
    const edge = within(sentence.parentElement as HTMLElement);
    expect(edge.getByText('as of today')).toBeInTheDocument();
    expect(edge.getByText(/as of now; it keeps no history/)).toBeVisible();
    const inventory = screen.getByText(
      'Card transactions trained Fraud scoring',
    );
    expect(inventory.parentElement).not.toHaveTextContent('as of today');
    expect(getLineage.mock.lastCall?.[1]).toMatchObject({
      asOf: '2026-11-22T23:59:59.999Z',
      clock: 'known',
    });
  });

  it('notifies nobody of who was affected then, and says why', async () => {
    const api = new MockAiInventoryApi();
    const getImpact = jest.spyOn(api, 'getImpact');
    renderOnEntityPage(<LineageTab />, 'transactions', {
      api,
      url: '/catalog/default/dataset/x/lineage?view=list&affected=show&asOf=2026-11-22',
    });
    const notify = await screen.findByRole('button', {
      name: 'Notify owners…',
    });
    expect(notify).toBeDisabled();
    expect(notify).toHaveAccessibleDescription(/^Only as of now/);
    expect(getImpact.mock.calls[0][0]).toMatchObject({
      asOf: '2026-11-22T23:59:59.999Z',
    });
  });

  it('says how who was affected then differs from now, and why', async () => {
    const api = new MockAiInventoryApi();
    const now = await api.getImpact({
      ref: assetNamed(api.assets, 'transactions').id,
    });
    const then = {
      ...now,
      affected: now.affected
        .filter(({ path }) => path.length === 1)
        .map(each => ({
          ...each,
          node: { ...each.node, owner: 'group:default/former' },
        })),
    };
    const [before, step] =
      now.affected.find(({ path }) => path.length === 2)?.path ?? [];
    step.since = '2026-11-23T10:00:00.000Z';
    jest
      .spyOn(api, 'getImpact')
      .mockImplementation(async input => (input.asOf ? then : now));
    renderOnEntityPage(<LineageTab />, 'transactions', {
      api,
      url: '/catalog/default/dataset/x/lineage?view=list&affected=show&asOf=2026-11-22',
    });
    const section = within(
      await screen.findByRole('region', { name: 'What is different now' }),
    );
    expect(
      await section.findByText(
        `${then.affected.length} were affected then, ${now.affected.length} are now.`,
      ),
    ).toBeVisible();
    const came = within(section.getByRole('region', { name: /came since/ }));
    expect(
      came.getByText(new RegExp(`^${before.name} .* ${step.name}$`)),
    ).toBeVisible();
    expect(came.getByText(step.evidence)).toBeVisible();
    expect(came.getByText('4 hours ago')).toBeVisible();
    const changed = within(section.getByRole('region', { name: /changed:$/ }));
    expect(changed.getAllByText(/^owner former → /)).toHaveLength(
      then.affected.length,
    );
  });

  it('says of whom nobody was affected then who is now', async () => {
    const api = new MockAiInventoryApi();
    const now = await api.getImpact({
      ref: assetNamed(api.assets, 'transactions').id,
    });
    jest
      .spyOn(api, 'getImpact')
      .mockImplementation(async input =>
        input.asOf ? { ...now, affected: [] } : now,
      );
    renderOnEntityPage(<LineageTab />, 'transactions', {
      api,
      url: '/catalog/default/dataset/x/lineage?view=list&affected=show&asOf=2026-11-22',
    });
    expect(
      await screen.findByText('Nobody is known to have been affected then'),
    ).toBeVisible();
    expect(
      await screen.findByRole('region', {
        name: `${now.affected.length} came since, because:`,
      }),
    ).toBeVisible();
  });

  it('leads to what changed of this entity alone', async () => {
    renderOnEntityPage(<VersionsTab />, 'fraud-model', {
      url: '/catalog/default/aimodel/x/versions?asOf=2026-11-01',
    });
    const link = await within(await banner()).findByRole('link', {
      name: 'What changed since?',
    });
    const [path, search] = link.getAttribute('href')?.split('?') ?? [];
    expect(path).toBe('/ai-inventory/changes');
    expect(new URLSearchParams(search).get('entityRef')).toMatch(
      /^aimodel:default\//,
    );
  });

  it('leaves the history as it is, and says so', async () => {
    renderOnEntityPage(<LifecycleTab />, 'fraud-model', {
      url: '/catalog/default/aimodel/x/lifecycle?asOf=2026-11-01',
    });
    expect(await banner()).toHaveTextContent(
      'This tab does not go by the date',
    );
    expect(await screen.findByText('version 7 added')).toBeInTheDocument();
  });
});
