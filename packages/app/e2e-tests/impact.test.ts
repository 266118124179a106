import { expect, open, test } from './support/portal';

test('finds out what a library would break, and tells the owners', async ({
  page,
}) => {
  await test.step('a library of a version leads to all that carries it', async () => {
    await open(page, '/catalog/default/aimodel/fraud-scorer/versions');
    const champion = page.getByRole('button', {
      name: /Version 5\b.*@champion/,
    });
    await expect(champion).toBeVisible();
    if ((await champion.getAttribute('aria-expanded')) === 'false') {
      await champion.click();
    }
    await page
      .getByRole('listitem')
      .filter({ has: champion })
      .getByRole('link', { name: 'What else carries xgboost?' })
      .click();
    await expect(page).toHaveURL(/\/ai-inventory\/impact\?ref=library/);
  });

  const affected = page.getByRole('region', {
    name: 'Who is affected by xgboost',
  });

  await test.step('the list goes from the model to the application', async () => {
    await expect(
      affected.getByText(/^carried by Fraud scorer → .*Authorisation/).first(),
    ).toBeVisible();
    await expect(
      affected
        .getByRole('region', { name: /^Owners/ })
        .getByRole('link', { name: 'Risk' }),
    ).toBeVisible();
    await test.info().attach('impact', {
      body: await page.screenshot({ fullPage: true }),
      contentType: 'image/png',
    });
  });

  await test.step('one version of it is asked for by hand', async () => {
    const form = page.getByRole('form', { name: 'What to look into' });
    await form.getByRole('textbox', { name: 'Library' }).fill('Scikit_Learn');
    await form.getByRole('textbox', { name: 'Version' }).fill('1.5.2');
    await form.getByRole('button', { name: 'Show' }).click();
    await expect(
      page.getByRole('region', {
        name: 'Who is affected by version 1.5.2 of scikit-learn',
      }),
    ).toContainText('carries scikit-learn 1.5.2');
  });
});

test('tells the owners of what depends on a source', async ({ page }) => {
  await open(page, '/ai-inventory/sources');
  await page
    .getByRole('link', { name: 'What depends on mlflow/sandbox?' })
    .click();
  const affected = page.getByRole('region', {
    name: 'Who is affected by mlflow/sandbox',
  });
  await affected.getByRole('button', { name: 'Notify owners…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox', { name: 'What should they know?' })
    .fill('The server moves on Friday.');
  await expect(dialog.getByRole('link', { name: 'ML platform' })).toBeVisible();
  await test.info().attach('preview', {
    body: await page.screenshot({ fullPage: true }),
    contentType: 'image/png',
  });
  await dialog.getByRole('button', { name: /^Notify \d+ owners$/ }).click();
  await expect(dialog.getByText(/^\d+ owners were notified$/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();

  // The guest belongs to the ML platform's team.
  await open(page, '/notifications');
  const notice = page.getByText(/things that depend on mlflow\/sandbox$/);
  await expect(notice).toBeVisible();
  await expect(page.getByText(/The server moves on Friday\./)).toBeVisible();
  await notice.click();
  await expect(affected).toBeVisible();
});
