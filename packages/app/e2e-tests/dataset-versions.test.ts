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
      name: /^Who is affected by Card transactions/,
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

  await test.step('the same as of last month says what is other, and why', async () => {
    const url = new URL(page.url());
    const month = 31 * 24 * 60 * 60 * 1_000;
    url.searchParams.set('asOf', new Date(Date.now() - month).toISOString());
    await open(page, `${url.pathname}${url.search}`);
    await expect(
      page.getByText(/^The inventory knew nothing of this on/),
    ).toBeVisible();
    await expect(page.getByText(/^It first learned of it on/)).toBeVisible();
    await page
      .getByRole('button', { name: 'Look at it by what we know today' })
      .click();
    await expect(
      page.getByRole('region', { name: 'As of a date' }),
    ).toContainText('by what we know today');
    await expect(
      page.getByRole('region', {
        name: /^Who is affected by Card transactions/,
      }),
    ).toBeVisible();
    await test.info().attach('dataset-version-last-month', {
      body: await page.screenshot({ fullPage: true }),
      contentType: 'image/png',
    });
  });
});
