import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, open, test } from './support/portal';

const banner = (page: Page) =>
  page.getByRole('region', { name: 'As of a date' });

/** The portal of the test has known everything for some minutes only. */
const LONG_AGO = '2025-06-30';

test('looks at the inventory as of another date, by either clock', async ({
  page,
}) => {
  await test.step('the inventory knew nothing before it was there', async () => {
    await open(page, '/ai-inventory/assets');
    await page.getByRole('button', { name: 'As of now' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Date', { exact: true }).fill(LONG_AGO);
    await dialog.getByRole('button', { name: 'Show' }).click();
    await expect(page).toHaveURL(/asOf=2025-/);
    await expect(banner(page)).toContainText('as the inventory knew it then');
    await expect(
      page.getByText(/^The inventory knew nothing of this on/),
    ).toBeVisible();
    await expect(page.getByText(/^It first learned of it on/)).toBeVisible();
    await test.info().attach('as-of-known', {
      body: await page.screenshot({ fullPage: true }),
      contentType: 'image/png',
    });
  });

  await test.step('by what is known today there was much', async () => {
    await page
      .getByRole('button', { name: 'Look at it by what we know today' })
      .click();
    await expect(page).toHaveURL(/clock=actual/);
    await expect(banner(page)).toContainText('by what we know today');
    await page
      .getByRole('searchbox', { name: 'Search by name, title or description' })
      .fill('fraud-scor');
    await expect(page).toHaveURL(/q=fraud-scor/);
    await expect(page).toHaveURL(/asOf=2025-/);
    await expect(
      page
        .getByRole('rowheader')
        .getByRole('link', { name: 'Fraud scorer', exact: true }),
    ).toBeVisible();
    await test.info().attach('as-of-actual', {
      body: await page.screenshot({ fullPage: true }),
      contentType: 'image/png',
    });
  });

  await test.step('its versions are those of then, until one goes back to now', async () => {
    await page
      .getByRole('rowheader')
      .getByRole('link', { name: 'Fraud scorer', exact: true })
      .click();
    await expect(page).toHaveURL(/fraud-scorer\/versions\?.*asOf=2025-/);
    await expect(banner(page)).toContainText('Where a version ran');
    await expect(
      page.getByRole('button', { name: /^Version 5\b/ }),
    ).toHaveCount(0);
    await page.getByRole('button', { name: 'Back to now' }).click();
    await expect(banner(page)).toHaveCount(0);
    await expect(
      page.getByRole('button', { name: /^Version 5\b/ }),
    ).toBeVisible();
    await page.goBack();
    await expect(banner(page)).toBeVisible();
  });
});

test('tells what changed since a date, and takes it along', async ({
  page,
}) => {
  await open(page, `/ai-inventory/assets?kind=model&asOf=${LONG_AGO}`);
  await page.getByRole('link', { name: 'What changed since?' }).click();
  await expect(page).toHaveURL(/\/ai-inventory\/changes\?from=2025-/);

  const added = page.getByRole('region', { name: /^Added \([1-9]/ });
  await expect(added).toBeVisible();
  await expect(page.getByRole('region', { name: 'Removed (0)' })).toBeVisible();
  await page
    .getByRole('searchbox', { name: 'Filter by name or by what changed' })
    .fill('fraud scorer');
  await expect(
    added.getByRole('link', { name: 'Fraud scorer', exact: true }),
  ).toBeVisible();
  await test.info().attach('changes', {
    body: await page.screenshot({ fullPage: true }),
    contentType: 'image/png',
  });

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^changes-2025-.*-to-now\.csv$/);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv).toContain(
    'added,Fraud scorer,model,aimodel:default/fraud-scorer,',
  );
});
