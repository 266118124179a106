import { entityTab, expect, open, test } from './support/portal';

test("finds a model in Backstage's own catalog", async ({ page }) => {
  await open(page, '/catalog?filters[kind]=aimodel&filters[user]=all');
  const model = page.getByRole('link', {
    name: 'acquirer-router',
    exact: true,
  });
  // The catalog is still busy with what the first sync brought.
  await expect(model).toBeVisible({ timeout: 60_000 });
  await model.click();
  await expect(entityTab(page, 'Versions')).toBeVisible();
  await expect(page.getByText('Current version')).toBeVisible();
  await expect(
    page.getByText("relations to other entities, which can't be found"),
  ).toHaveCount(0);
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
  await expect(entityTab(page, 'Versions')).toBeVisible();
});
