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

test('shows who was affected by a version of a dataset on an earlier date, and why it is different now', async ({
  page,
}) => {
  // Version 5 of the data is of March 2026, the model trained on it of 20 April.
  await open(
    page,
    '/catalog/default/dataset/card-transactions/versions?asOf=2026-04-25T12:00:00.000Z&clock=actual',
  );
  const versions = page.getByRole('button', { name: /^Version [0-9a-f]{8}/ });

  await test.step('the versions of then', async () => {
    await expect(versions).toHaveCount(5);
    await expect(
      page.getByRole('region', { name: 'As of a date' }),
    ).toContainText('by what we know today');
  });

  await test.step('who was affected, and what has come since', async () => {
    await versions.first().click();
    await page
      .getByRole('link', { name: 'Who is affected by this version' })
      .click();
    const since = page.getByRole('region', { name: 'What is different now' });
    await expect(since).toContainText(/were affected then, .* are now/);
    await test.info().attach('affected-since', {
      body: await page.screenshot({ fullPage: true }),
      contentType: 'image/png',
    });
  });

  await test.step('the date goes along from tab to tab', async () => {
    await entityTab(page, 'Versions').click();
    await expect(page).toHaveURL(/asOf=2026-04-25/);
    await expect(versions).toHaveCount(5);
  });

  await test.step('what changed of the data since', async () => {
    await page.getByRole('link', { name: 'What changed since?' }).click();
    await expect(
      page.getByText('Only what changed of dataset:default/card-transactions'),
    ).toBeVisible();
    await expect(
      page
        .getByRole('region', { name: /^Changed \(1/ })
        .getByText(/current version/),
    ).toBeVisible();
  });
});
