import { entityTab, expect, open, test } from './support/portal';

test('finds a model from the overview and reads what is in its versions', async ({
  page,
}) => {
  await open(page, '/ai-inventory');
  await expect(page.getByText('Lifecycle of the models')).toBeVisible();
  await page.getByRole('tab', { name: 'Assets' }).click();

  await page
    .getByRole('searchbox', { name: 'Search by name, title or description' })
    .fill('fraud-scor');
  await expect(page).toHaveURL(/q=fraud-scor/);
  await page
    .getByRole('group', { name: 'Source' })
    .getByText('mlflow/sandbox')
    .click();
  await expect(page).toHaveURL(/source=mlflow/);
  await page
    .getByRole('rowheader')
    .getByRole('link', { name: 'Fraud scorer', exact: true })
    .click();

  await expect(
    page.getByRole('heading', { name: 'Fraud scorer' }).first(),
  ).toBeVisible();
  await entityTab(page, 'Versions').click();
  const versions = page.getByRole('listitem').filter({ hasText: 'Version ' });
  await expect(versions.first()).toBeVisible();

  const champion = page.getByRole('button', { name: /Version 5\b.*@champion/ });
  if ((await champion.getAttribute('aria-expanded')) === 'false') {
    await champion.click();
  }
  const details = page.getByRole('listitem').filter({ has: champion });
  await expect(
    details
      .getByRole('table', { name: 'Parameters' })
      .getByRole('cell', { name: 'max_depth' }),
  ).toBeVisible();
  await expect(
    details
      .getByRole('table', { name: 'Metrics' })
      .getByRole('cell', { name: 'auc' }),
  ).toBeVisible();
  await expect(
    details
      .getByRole('table', { name: 'Datasets' })
      .getByRole('link', { name: 'card-transactions' })
      .first(),
  ).toBeVisible();
  await expect(
    details
      .getByRole('table', { name: 'Libraries' })
      .getByRole('cell', { name: 'xgboost', exact: true }),
  ).toBeVisible();

  await entityTab(page, 'Lifecycle').click();
  await expect(
    page.getByRole('list', { name: 'Current stage: Production' }),
  ).toBeVisible();
});

test('keeps filters in the URL, so that a list can be shared', async ({
  page,
}) => {
  await open(page, '/ai-inventory/assets?kind=dataset&source=mlflow%2Fsandbox');
  const rows = page.getByRole('rowheader');
  await expect(
    rows.getByRole('link', { name: 'Card transactions', exact: true }),
  ).toBeVisible();
  await expect(
    rows.getByRole('link', { name: 'Fraud scorer', exact: true }),
  ).toHaveCount(0);
  await page.reload();
  await expect(
    rows.getByRole('link', { name: 'Card transactions', exact: true }),
  ).toBeVisible();
});

test('goes from a dataset to the model versions that used it', async ({
  page,
}) => {
  await open(
    page,
    '/ai-inventory/assets?kind=dataset&source=mlflow%2Fsandbox&q=card-transactions',
  );
  await page
    .getByRole('rowheader')
    .getByRole('link', { name: 'Card transactions', exact: true })
    .click();
  await entityTab(page, 'Used by').click();
  await expect(
    page.getByRole('link', { name: 'Fraud scorer', exact: true }).first(),
  ).toBeVisible();
});
