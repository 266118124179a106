import type { Page } from '@playwright/test';
import { assetOf, revokeAll } from './support/inventory';
import { expect, open, PortalApi, test } from './support/portal';

// The same forecast, kept by two teams under names of their own.
const ASSET = 'aimodel/azureml-sandbox/depot-stock-forecast';
const OTHER = { ref: 'aimodel/mlflow-sandbox/189396fd', name: '需求预测' };
// Evidence joins a package of SageMaker with the model of MLflow it was made from.
const EVIDENT = 'aimodel/mlflow-sandbox/retry-timing';

const pageOf = (ref: string) => {
  const [kind, namespace, name] = ref.split('/');
  return `/catalog/${namespace}/${kind}/${name}/provenance`;
};

const places = (page: Page) =>
  page.getByRole('region', { name: 'One asset, many places' });

async function giveReason(page: Page, reason: string, confirm: string) {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await dialog.getByRole('button', { name: confirm }).click();
  await expect(dialog).toHaveCount(0);
}

async function takeBack(page: Page) {
  await places(page).getByRole('button', { name: 'Take back…' }).click();
  await giveReason(page, 'It was a test', 'Take it back');
  await expect(
    places(page).getByRole('region', { name: 'What people decided' }),
  ).toHaveCount(0);
}

test.afterEach(async ({ request }) => {
  const api = await PortalApi.signIn(request);
  await revokeAll(api, [ASSET, OTHER.ref, EVIDENT]);
});

test('joins two assets that are one thing, and takes it back', async ({
  page,
  request,
}) => {
  const api = await PortalApi.signIn(request);
  const before = await assetOf(api, ASSET);
  await open(page, pageOf(ASSET));
  await places(page).getByRole('button', { name: 'Is the same as…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill(OTHER.name);
  await dialog.getByRole('radio', { name: OTHER.name }).check({ force: true });
  await giveReason(page, 'The same forecast, trained twice', 'Join them');

  await expect(places(page).getByText('Decided').first()).toBeVisible();
  await expect(places(page)).toContainText('The same forecast, trained twice');
  for (const record of [
    `mlflow/sandbox:${OTHER.name}`,
    before.records[0].ref,
  ]) {
    await expect(places(page).getByText(record, { exact: true })).toBeVisible();
  }
  // The decision itself is what can be taken back, no part of it.
  await expect(
    places(page).getByRole('button', { name: 'This is another thing…' }),
  ).toHaveCount(0);

  await takeBack(page);
  await expect
    .poll(async () => (await assetOf(api, ASSET)).records.length, {
      timeout: 30_000,
    })
    .toBe(before.records.length);
  expect((await assetOf(api, OTHER.ref)).id).not.toBe(before.id);
});

test('parts what evidence joined wrongly, and takes it back', async ({
  page,
  request,
}) => {
  const api = await PortalApi.signIn(request);
  const before = await assetOf(api, EVIDENT);
  await open(page, pageOf(EVIDENT));
  await places(page)
    .getByRole('listitem')
    .filter({ hasText: /^sagemaker\/sandbox:/ })
    .getByRole('button', { name: 'This is another thing…' })
    .click();
  await giveReason(page, 'Other weights under the old name', 'Part it');
  await expect(places(page)).toContainText('Other weights under the old name');
  await expect
    .poll(async () => (await assetOf(api, EVIDENT)).records.length)
    .toBe(before.records.length - 1);

  await takeBack(page);
  await expect
    .poll(async () => (await assetOf(api, EVIDENT)).records.length)
    .toBe(before.records.length);
});
