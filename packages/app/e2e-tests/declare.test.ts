import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import {
  assetOf,
  findingsOf,
  historyOf,
  unregister,
} from './support/inventory';
import { expect, open, PortalApi, portalUrls, test } from './support/portal';
import { SandboxAdmin } from './support/sandbox';

const FILE = `${portalUrls.sandbox}/code/payments/acquirer-router/catalog-info.yaml`;
const DISCOVERED = 'aimodel/mlflow-sandbox/acquirer-router';
const DECLARED = 'aimodel/default/acquirer-router';
const RECORD = 'mlflow/sandbox:acquirer-router';
/** How soon a declaration has to clear its finding, in milliseconds. */
const SOON_MS = 10_000;

const entityPath = (ref: string) => `/api/catalog/entities/by-name/${ref}`;

/** Finds the model among those that nobody declared, and goes to its page. */
async function openFromShadowAi(page: Page): Promise<void> {
  await open(page, '/ai-inventory/assets');
  await page
    .getByRole('group', { name: 'Saved filters' })
    .getByRole('button', { name: 'Shadow AI' })
    .click();
  await expect(page).toHaveURL(/finding=undeclared/);
  await page
    .getByRole('searchbox', { name: 'Search by name, title or description' })
    .fill('acquirer');
  await page
    .getByRole('rowheader')
    .getByRole('link', { name: 'acquirer-router', exact: true })
    .click();
  await expect(
    page.getByRole('heading', { name: 'Undeclared', exact: true }),
  ).toBeVisible();
}

/** Reads and downloads the file that the portal drafts. */
async function downloadDraft(page: Page): Promise<string> {
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Undeclared' }) })
    .getByRole('button', { name: 'Declare this…' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Declare acquirer-router' });
  await expect(dialog).toContainText('aimodel:default/acquirer-router');
  await expect(dialog).toContainText(`ai-inventory.io/records: ${RECORD}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('catalog-info.yaml');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return readFile(await download.path(), 'utf8');
}

/** Registers the file as any other; comes back once the catalog has its location. */
async function register(page: Page, url: string): Promise<void> {
  await page.getByRole('link', { name: 'Register' }).click();
  await page.getByRole('textbox', { name: 'URL' }).fill(url);
  await page.getByRole('button', { name: 'Analyze' }).click();
  await page.getByRole('button', { name: 'Import' }).click();
  await expect(
    page.getByText('The following entities have been added to the catalog:'),
  ).toBeVisible();
}

async function unregisterOnPage(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Unregister entity' }).click();
  await page.getByRole('button', { name: 'Unregister Location' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test.afterEach(async ({ request }) => {
  const api = await PortalApi.signIn(request);
  await unregister(api, FILE);
  await new SandboxAdmin(request).deleteFile(FILE);
  await expect
    .poll(() => api.has(entityPath(DISCOVERED)), { timeout: 60_000 })
    .toBe(true);
});

test('declares a shadow model from the portal, and lets it go again', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const api = await PortalApi.signIn(request);
  const before = await assetOf(api, DISCOVERED);
  const historyBefore = await historyOf(api, before);

  await test.step('the draft goes into the repository as it is', async () => {
    await openFromShadowAi(page);
    const draft = await downloadDraft(page);
    await new SandboxAdmin(request).putFile(FILE, draft);
  });

  await test.step('registering it clears the finding within 10 seconds', async () => {
    await register(page, FILE);
    const registeredAt = Date.now();
    await expect(async () => {
      const declared = await assetOf(api, DECLARED);
      expect(declared.records.map(({ ref }) => ref)).toEqual([RECORD]);
      const open_ = await findingsOf(api, declared, 'open');
      expect(open_.map(({ type }) => type)).not.toContain('undeclared');
    }).toPass({ intervals: [250], timeout: SOON_MS });
    test.info().annotations.push({
      type: 'from registering to the closed finding',
      description: `${Date.now() - registeredAt} ms`,
    });
  });

  await test.step('the declared entity stands in for the discovered one', async () => {
    await expect
      .poll(() => api.has(entityPath(DISCOVERED)), { timeout: 30_000 })
      .toBe(false);
    await open(page, '/catalog/default/aimodel/acquirer-router');
    await expect(page.getByText('Declared', { exact: true })).toBeVisible();
    await expect(
      page.getByRole('heading', { name: 'Undeclared', exact: true }),
    ).toHaveCount(0);
    await test.info().attach('declared', {
      body: await page.screenshot({ fullPage: true }),
      contentType: 'image/png',
    });
  });

  await test.step('unregistering it brings the old one back, with its history', async () => {
    await unregisterOnPage(page);
    await expect
      .poll(() => api.has(entityPath(DISCOVERED)), { timeout: 30_000 })
      .toBe(true);
    const after = await assetOf(api, DISCOVERED);
    expect(after.id).toBe(before.id);
    expect(after.entityRef).toBe('aimodel:mlflow-sandbox/acquirer-router');
    expect(after.findings.map(({ type }) => type)).toContain('undeclared');
    const history = await historyOf(api, after);
    expect(history.map(({ id }) => id)).toEqual(
      expect.arrayContaining(historyBefore.map(({ id }) => id)),
    );
    await openFromShadowAi(page);
  });
});
