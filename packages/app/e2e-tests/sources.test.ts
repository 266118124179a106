import type { Page } from '@playwright/test';
import { expect, open, portalUrls, test } from './support/portal';
import { SandboxAdmin } from './support/sandbox';

const LISTING = 'registered-models/search';

const sourceCard = (page: Page) =>
  page.getByRole('region', { name: 'mlflow/sandbox' });

async function syncNow(page: Page): Promise<void> {
  const button = sourceCard(page).getByRole('button', { name: 'Sync now' });
  await expect(button).toBeEnabled();
  await button.click();
}

test.afterEach(async ({ request }) => {
  await new SandboxAdmin(request).clearFaults();
});

test('shows a sync while it runs, and its counts when it is done', async ({
  page,
  request,
}) => {
  const sandbox = new SandboxAdmin(request);
  await sandbox.addFault({ kind: 'slow', path: LISTING, delayMs: 3_000 });
  await open(page, '/ai-inventory/sources');
  await syncNow(page);
  await expect(
    page.getByRole('progressbar', { name: 'Sync of mlflow/sandbox' }),
  ).toBeVisible();
  await sandbox.clearFaults();
  await expect(page.getByRole('progressbar')).toHaveCount(0, {
    timeout: 60_000,
  });
  await expect(sourceCard(page).getByText('Up to date')).toBeVisible();
  await expect(sourceCard(page).getByText('Complete').first()).toBeVisible();
});

test('explains a record that cannot be understood and stores the rest', async ({
  page,
  request,
}) => {
  const sandbox = new SandboxAdmin(request);
  await sandbox.addFault({ kind: 'malformedRecord', path: LISTING, record: 2 });
  await open(page, '/ai-inventory/sources');
  await syncNow(page);
  await expect(
    sourceCard(page).getByText('1 record could not be understood'),
  ).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Show the records' }).click();
  await expect(page.getByRole('dialog').getByRole('row').nth(1)).toBeVisible();
});

test.describe('a source that breaks', () => {
  // The backend reports these failures in its log, as it should.
  test.use({ expectBackendErrors: true });

  test('explains why a sync failed and keeps what is known', async ({
    page,
    request,
  }) => {
    const sandbox = new SandboxAdmin(request);
    await sandbox.addFault({ kind: 'forbidden', path: LISTING });
    await open(page, '/ai-inventory/sources');
    await syncNow(page);
    const alert = sourceCard(page).getByRole('alert');
    await expect(alert).toContainText('The last sync failed', {
      timeout: 60_000,
    });
    await expect(alert).toContainText('403');
    await expect(alert).toContainText(portalUrls.sandbox);

    await page.getByRole('tab', { name: 'Assets' }).click();
    await expect(
      page
        .getByRole('rowheader')
        .getByRole('link', { name: 'acquirer-router', exact: true }),
    ).toBeVisible();

    await sandbox.clearFaults();
    await page.getByRole('tab', { name: 'Sources' }).click();
    await syncNow(page);
    await expect(sourceCard(page).getByText('Up to date')).toBeVisible({
      timeout: 60_000,
    });
  });

  test('holds a listing that shrank, until an operator releases it', async ({
    page,
    request,
  }) => {
    const sandbox = new SandboxAdmin(request);
    await sandbox.addFault({ kind: 'shrunken', keep: 0.3 });
    await open(page, '/ai-inventory/sources');
    await syncNow(page);
    const card = sourceCard(page);
    await expect(
      card.getByText(/The brake holds \d+ of \d+ records/),
    ).toBeVisible({ timeout: 60_000 });
    await card.getByRole('button', { name: 'Release the brake…' }).click();
    const dialog = page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: 'Release and sync' });
    await expect(confirm).toBeDisabled();
    await dialog
      .getByRole('textbox', { name: 'Why is the smaller listing right?' })
      .fill('Old experiments were deleted on purpose');
    await confirm.click();
    await expect(dialog).toHaveCount(0);
    await expect(card.getByText(/\d+ missing/).first()).toBeVisible({
      timeout: 60_000,
    });
    await expect(card.getByText(/The brake holds/)).toHaveCount(0);

    await sandbox.clearFaults();
    await syncNow(page);
    await expect(card.getByText('Up to date')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('tab', { name: 'Assets' }).click();
    await expect(page.getByText('Missing', { exact: true })).toHaveCount(0);
  });
});
