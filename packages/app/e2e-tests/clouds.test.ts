import { expect, open, test } from './support/portal';

const CLOUDS = [
  {
    ref: 'sagemaker/sandbox',
    place: 'SageMaker · account 123456789012, eu-west-1',
  },
  { ref: 'azureml/sandbox', place: 'workspace search-and-supply' },
  { ref: 'vertexai/sandbox', place: 'Vertex AI · project northwind-ml' },
];

for (const { ref, place } of CLOUDS) {
  test(`shows where ${ref} is and what it found`, async ({ page }) => {
    await open(page, '/ai-inventory/sources');
    const card = page.getByRole('region', { name: ref });
    await expect(card).toContainText(place);
    await expect(card.getByText('Up to date')).toBeVisible({
      timeout: 60_000,
    });
    await expect(
      card.getByRole('region', { name: 'Events from the platform' }),
    ).toBeVisible();
    await expect(card.getByRole('link', { name: /\d models/ })).toBeVisible();
    await card.getByRole('link', { name: /\d endpoints/ }).click();
    await expect(page).toHaveURL(/kind=endpoint&source=/);
    await expect(page.getByRole('rowheader').first()).toBeVisible();
  });
}

test('goes from a model to the endpoint that runs it, and back to the version', async ({
  page,
}) => {
  await open(
    page,
    '/ai-inventory/assets?kind=model&source=sagemaker%2Fsandbox&q=fraud-scorer',
  );
  const row = page.getByRole('row', { name: /Fraud scorer/ });
  await expect(row.getByText('3 deployments')).toBeVisible();
  await row.getByRole('link', { name: 'Fraud scorer', exact: true }).click();

  const live = page
    .getByRole('listitem')
    .filter({ hasText: 'deployment AllTraffic' });
  await expect(live).toContainText('InService');
  await expect(live.getByRole('meter')).toHaveAttribute('aria-valuenow', '100');
  await expect(live.getByText(/called .* ago/)).toBeVisible();
  await live.getByRole('link', { name: 'fraud-scorer', exact: true }).click();

  for (const name of ['Inference endpoint', 'What it runs']) {
    await expect(
      page.getByRole('heading', { name, exact: true }),
    ).toBeVisible();
  }
  await page.getByRole('link', { name: 'Version 2', exact: true }).click();

  await expect(page).toHaveURL(/aimodel\/fraud-scorer\/versions\?version=2/);
  await expect(
    page
      .getByRole('table', { name: 'Where it runs' })
      .first()
      .getByRole('link', { name: 'fraud-scorer', exact: true }),
  ).toBeVisible();
  await expect(
    page.getByRole('table', { name: 'Container images' }),
  ).toBeVisible();
});

test('shows what is known of a pipeline on its page in the catalog', async ({
  page,
}) => {
  await open(
    page,
    '/ai-inventory/assets?kind=pipeline&q=fraud-scorer-training',
  );
  await page
    .getByRole('rowheader')
    .getByRole('link', { name: 'fraud-scorer-training' })
    .click();
  await expect(page.getByText('ML pipeline', { exact: true })).toBeVisible();
  await expect(
    page.getByText(/^sagemaker\/sandbox:.*fraud-scorer-training/),
  ).toBeVisible();
});
