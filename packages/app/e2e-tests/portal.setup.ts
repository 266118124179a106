import { expect, PortalApi, readErrorLines, test } from './support/portal';

test('the first sync brings the models into the catalog without an error', async ({
  request,
}) => {
  test.setTimeout(300_000);
  let api: PortalApi | undefined;
  await expect(async () => {
    api ??= await PortalApi.signIn(request);
    const models = await api.get(
      '/api/catalog/entities/by-query?filter=kind=aimodel&limit=0',
    );
    expect(models.totalItems).toBeGreaterThanOrEqual(15);
  }).toPass({ timeout: 240_000 });
  expect(readErrorLines()).toEqual([]);
});
