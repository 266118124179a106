import { entityTab, expect, open, test } from './support/portal';

test('goes from a version of a dataset to who is affected by it, and takes the proof along', async ({
  page,
}) => {
  await open(page, '/catalog/default/dataset/card-transactions');

  await test.step('first click: its versions', async () => {
    await entityTab(page, 'Versions').click();
    await expect(
      page.getByRole('button', { name: /^Version .* trained/ }).first(),
    ).toBeVisible();
  });

  await test.step('second click: which models it trained, and where these run', async () => {
    await page
      .getByRole('button', { name: /^Version .* trained.* in use/ })
      .first()
      .click();
    const trained = page.getByRole('region', { name: 'Trained on it' });
    await expect(
      trained.getByRole('link', { name: 'Fraud scorer' }).first(),
    ).toBeVisible();
    await expect(trained.getByText('production').first()).toBeVisible();
    await test.info().attach('dataset-version', {
      body: await page.screenshot({ fullPage: true }),
      contentType: 'image/png',
    });
  });

  await test.step('third click: the applications and groups that are affected', async () => {
    await page
      .getByRole('link', { name: 'Who is affected by this version' })
      .click();
    const affected = page.getByRole('region', {
      name: /^Who is affected by version .* of Card transactions/,
    });
    const owners = affected.getByRole('region', { name: /^Owners/ });
    await expect(owners.getByRole('link', { name: 'Risk' })).toBeVisible();
    await expect(owners.getByRole('link', { name: 'Payments' })).toBeVisible();
  });

  await test.step('the audit package', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Audit package' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(
      /^evidence-card-transactions-\d{4}-\d{2}-\d{2}\.zip$/,
    );
    expect(await download.failure()).toBeNull();
  });
});
