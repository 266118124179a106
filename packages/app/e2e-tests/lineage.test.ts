import { readFile } from 'node:fs/promises';
import { entityTab, expect, open, test } from './support/portal';

test('follows a dataset to the applications that depend on it, and takes along who is affected', async ({
  page,
}) => {
  await test.step('the drawing leads from the data to the model', async () => {
    await open(page, '/catalog/default/dataset/card-transactions');
    await entityTab(page, 'Lineage').click();
    const drawing = page.getByRole('group', {
      name: 'Lineage of Card transactions, drawn from left to right',
    });
    await expect(
      drawing.getByRole('link', { name: /^Model Fraud scorer,/ }),
    ).toBeVisible();
    await drawing
      .getByRole('button', {
        name: /Card transactions .*trained.* Fraud scorer/,
      })
      .click();
    await expect(
      page.getByRole('region', { name: 'Connection' }),
    ).toContainText('Card transactions trained Fraud scorer');
    await test.info().attach('lineage', {
      body: await page.screenshot({ fullPage: true }),
      contentType: 'image/png',
    });
  });

  await test.step('the list names the model and the application that asks it', async () => {
    await page.getByRole('radio', { name: 'List' }).click();
    await expect(page).toHaveURL(/view=list/);
    const users = page.getByRole('region', { name: 'Who uses it' });
    await expect(
      users.getByRole('link', { name: 'Fraud scorer', exact: true }),
    ).toBeVisible();
    await expect(
      users.getByText('Fraud scoring used by Authorisation'),
    ).toBeVisible();
    await page
      .getByRole('searchbox', {
        name: 'Filter by name, owner, source or evidence',
      })
      .fill('authorisation');
    await expect(
      users.getByRole('link', { name: 'Fraud scorer', exact: true }),
    ).toHaveCount(0);
  });

  await test.step('who is affected names the owners, and goes into a file', async () => {
    await page.getByRole('button', { name: 'Who is affected' }).click();
    await expect(page).toHaveURL(/affected=show/);
    const affected = page.getByRole('region', {
      name: 'Who is affected by Card transactions',
    });
    const owners = affected.getByRole('region', { name: /^Owners/ });
    await expect(owners.getByRole('link', { name: 'Risk' })).toBeVisible();
    await expect(owners.getByRole('link', { name: 'Payments' })).toBeVisible();
    await expect(
      affected.getByText(
        'trained Fraud scorer → provides Fraud scoring → used by Authorisation → needed by Checkout',
      ),
    ).toBeVisible();

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      affected.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(
      'affected-by-card-transactions.csv',
    );
    const csv = await readFile(await download.path(), 'utf8');
    expect(csv).toContain(
      'Checkout,component,component:default/checkout,group:default/payments',
    );
  });
});
