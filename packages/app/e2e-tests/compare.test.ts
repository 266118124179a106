import type { Page } from '@playwright/test';
import { entityTab, expect, open, test } from './support/portal';

const RECORD = 'mlflow/sandbox:fraud-scorer';

// The box itself is hidden behind its drawing; the keyboard reaches it.
async function choose(page: Page, version: number): Promise<void> {
  const box = page.getByRole('checkbox', {
    name: `Choose version ${version} of ${RECORD} to compare`,
    exact: true,
  });
  await box.press('Space');
  await expect(box).toBeChecked();
}

async function makeBase(page: Page, version: number): Promise<void> {
  await page
    .getByRole('button', {
      name: `Make this the base: version ${version} of ${RECORD}`,
      exact: true,
    })
    .click();
}

test('compares two versions of a model, and shares the comparison by its link', async ({
  page,
}) => {
  await open(page, '/catalog/default/aimodel/fraud-scorer');
  await entityTab(page, 'Versions').click();
  await choose(page, 4);
  await choose(page, 5);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();

  await expect(page).toHaveURL(/compare=[0-9a-f-]{36}(,|%2C)[0-9a-f-]{36}/);
  await expect(
    page.getByRole('heading', { name: 'Comparison of 2 versions' }),
  ).toBeVisible();
  const columns = page.getByRole('columnheader');
  await expect(columns.nth(0)).toContainText('Version 4');
  await expect(columns.nth(0)).toContainText('Base');
  await expect(columns.nth(1)).toContainText('Version 5');

  const row = (section: string, name: RegExp) =>
    page
      .getByRole('rowgroup', { name: section })
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name }) });
  await expect(row('Parameters', /^max_depth/)).toContainText(/\d+.*\d+/);
  await expect(row('Metrics', /^auc\b/)).toContainText(/\+0\.\d+ better/);
  await expect(page.getByRole('rowgroup', { name: 'Libraries' })).toContainText(
    'All libraries are the same.',
  );

  // Whoever gets the link sees the same.
  await page.reload();
  await expect(row('Metrics', /^auc\b/)).toContainText(/\+0\.\d+ better/);

  await makeBase(page, 5);
  await expect(columns.nth(0)).toContainText('Version 5');
  await expect(row('Metrics', /^auc\b/)).toContainText(/-0\.\d+ worse/);
  await page.goBack();
  await expect(columns.nth(0)).toContainText('Version 4');

  // What was compared is still chosen, so that a third is soon added.
  await page.getByRole('button', { name: 'Back to the versions' }).click();
  await choose(page, 2);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await makeBase(page, 2);
  await expect(columns.nth(0)).toContainText('Version 2');
  await expect(row('Libraries', /^numpy/)).toContainText(/Up\s*1\.24\.4/);
});
