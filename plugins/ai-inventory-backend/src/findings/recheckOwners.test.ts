import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, ListSource } from '../__testUtils__/ListSource';
import { SyncHarness } from '../__testUtils__/SyncHarness';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();

describe.each(ids)('owners on %s', databaseId => {
  it('are asked for again that the catalog did not know at its start', async () => {
    const harness = await SyncHarness.create(await databases.init(databaseId));
    await harness.sync(new ListSource([aModel('fraud'), aModel('churn')]));
    const typesOf = async (name: string) =>
      (await harness.asset(name)).findings.map(({ type }) => type);

    await harness.findings(false).evaluateStale();
    expect(await typesOf('fraud')).toContain('owner-unknown');

    expect(await harness.findings(undefined).recheckOwners()).toBe(0);
    expect(await harness.findings(false).recheckOwners()).toBe(0);
    expect(await typesOf('fraud')).toContain('owner-unknown');

    expect(await harness.findings(true).recheckOwners()).toBe(2);
    expect(await typesOf('fraud')).not.toContain('owner-unknown');
    expect(await typesOf('churn')).not.toContain('owner-unknown');
  });
});
