import { expect, open, test } from './support/portal';

test("finds a model in Backstage's own catalog", async ({ page }) => {
  await open(page, '/catalog?filters[kind]=aimodel&filters[user]=all');
  const model = page.getByRole('link', { name: 'fraud-scorer', exact: true });
  await expect(model).toBeVisible();
  await model.click();
  await expect(page.getByRole('tab', { name: 'Versions' })).toBeVisible();
});

test("finds a model with Backstage's own search", async ({ page }) => {
  // The search index is filled once a minute.
  await expect(async () => {
    await open(page, '/search?query=acquirer-router');
    await expect(
      page.getByRole('link', { name: /acquirer-router/ }).first(),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 80_000 });
  await page
    .getByRole('link', { name: /acquirer-router/ })
    .first()
    .click();
  await expect(page.getByRole('tab', { name: 'Versions' })).toBeVisible();
});
