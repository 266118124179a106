import { screen, within } from '@testing-library/react';
import { renderOnEntityPage } from '../../__testUtils__/renderInventory';
import { LineageTab } from '.';

// jsdom lays nothing out; the graph asks each node for its size.
beforeAll(() => {
  Object.assign(SVGElement.prototype, {
    getBBox: () => ({ x: 0, y: 0, width: 208, height: 54 }),
  });
});

const open = (search: string) =>
  renderOnEntityPage(<LineageTab />, 'fraud-model', {
    url: `/catalog/default/aimodel/x/lineage${search}`,
  });
const provides = /Fraud scoring provides Fraud scoring API/;
const legend = () => screen.findByRole('list', { name: 'Legend' });

describe('the drawing of the lineage as of a date', () => {
  it('tells the lines of the catalog from those of the inventory', async () => {
    open('?asOf=2026-11-22');
    expect(
      await screen.findByRole('button', { name: provides }),
    ).toHaveAccessibleName(/\(as of today\)$/);
    expect(
      screen.getByRole('button', {
        name: /Card transactions trained Fraud scoring/,
      }),
    ).not.toHaveAccessibleName(/as of today/);
    expect(within(await legend()).getByText('as of today')).toBeVisible();
  });

  it('has no such lines as of now', async () => {
    open('');
    expect(
      await screen.findByRole('button', { name: provides }),
    ).not.toHaveAccessibleName(/as of today/);
    expect(
      within(await legend()).queryByText('as of today'),
    ).not.toBeInTheDocument();
  });
});
