import type { FindingTypeInfo } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { countOf, reopenAll } from './support/inventory';
import { expect, open, PortalApi, test } from './support/portal';

const DRIFTING = 'aimodel/default/churn-propensity';

test('shows a real case of each type of finding, one press from the overview', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const api = await PortalApi.signIn(request);
  const { items }: { items: FindingTypeInfo[] } = await api.get(
    '/api/ai-inventory/finding-types',
  );
  expect(items.length).toBeGreaterThanOrEqual(10);
  await open(page, '/ai-inventory');
  const card = page.getByRole('region', { name: 'Findings' });
  for (const { type, title } of items) {
    await test.step(title, async () => {
      await card.getByRole('link', { name: title }).click();
      await expect(page).toHaveURL(new RegExp(`finding=${type}(&|$)`));
      await expect(page.getByRole('rowheader').first()).toBeVisible();
      await page.goBack();
    });
  }
});

test.describe('a finding that is acceptable for a time', () => {
  test.afterEach(async ({ request }) => {
    await reopenAll(await PortalApi.signIn(request), DRIFTING);
  });

  test('counts no more once it is accepted, and again once it is reopened', async ({
    page,
    request,
  }) => {
    const api = await PortalApi.signIn(request);
    const before = await countOf(api, 'drift');
    await open(page, '/catalog/default/aimodel/churn-propensity');
    const finding = page.getByRole('listitem').filter({
      has: page.getByRole('heading', { name: 'Differs from its declaration' }),
    });

    await finding.getByRole('button', { name: 'Accept…' }).click();
    const accept = page.getByRole('dialog');
    await accept
      .getByRole('textbox', { name: 'Reason' })
      .fill('The campaign of this autumn was agreed on');
    await accept.getByRole('spinbutton', { name: /^day/ }).fill('15');
    await accept.getByRole('button', { name: 'Accept it' }).click();
    await expect(accept).toHaveCount(0);
    await expect.poll(() => countOf(api, 'drift')).toBe(before - 1);

    await page.getByText('1 accepted finding').click();
    await expect(finding).toContainText(/until \w+ 15, \d{4}/);
    await expect(finding).toContainText(
      'The campaign of this autumn was agreed on',
    );

    await finding.getByRole('button', { name: 'Reopen…' }).click();
    const reopen = page.getByRole('dialog');
    await reopen
      .getByRole('textbox', { name: 'Reason' })
      .fill('The campaign is over');
    await reopen.getByRole('button', { name: 'Reopen it' }).click();
    await expect(reopen).toHaveCount(0);
    await expect(
      finding.getByRole('button', { name: 'Accept…' }),
    ).toBeVisible();
    expect(await countOf(api, 'drift')).toBe(before);
  });
});
