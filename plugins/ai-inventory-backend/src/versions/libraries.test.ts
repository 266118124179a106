import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { SourceVersionInput } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, aVersion, ListSource } from '../__testUtils__/ListSource';
import { SyncHarness } from '../__testUtils__/SyncHarness';
import { migrateToLatest } from '../database/migrations';
import type { VersionPackageRow } from '../database/rows';
import { libraryKey, packageRows, toLibrary } from './libraries';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();

const LONG = '包'.repeat(900);
const packages: SourceVersionInput['packages'] = [
  { name: 'Ruamel.YAML', requirement: 'a', version: '0.18', ecosystem: 'pypi' },
  { name: 'ruamel-yaml', requirement: 'b', version: '0.18', ecosystem: 'pypi' },
  { name: 'ruamel_yaml', requirement: 'c', ecosystem: 'pypi' },
  { name: 'Ruamel_YAML', requirement: 'd', ecosystem: 'conda' },
  { name: LONG, requirement: 'e', version: LONG, ecosystem: 'conda' },
  { name: 'half \ud83d', requirement: 'f', ecosystem: 'conda' },
];

describe('libraries', () => {
  it('are the same where their package index says so', () => {
    expect(toLibrary('pypi', 'Foo-._Bar')).toEqual(
      toLibrary('pypi', 'foo_bar'),
    );
    expect(toLibrary('conda', 'foo_bar')).not.toEqual(
      toLibrary('conda', 'foo-bar'),
    );
  });

  it('of a version are told once each', () => {
    expect(
      packageRows('v', packages ?? []).map(({ name, version }) => [
        name,
        version,
      ]),
    ).toEqual([
      ['ruamel-yaml', '0.18'],
      ['ruamel-yaml', null],
      ['ruamel_yaml', null],
      [libraryKey(LONG), libraryKey(LONG)],
      ['half \ufffd', null],
    ]);
    expect(libraryKey(LONG)).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

describe.each(ids)('the libraries of versions on %s', databaseId => {
  const read = async (knex: Knex) => {
    const rows: VersionPackageRow[] = await knex('version_packages')
      .join('versions', 'versions.id', 'version_packages.version_id')
      .whereNull('versions.superseded_at')
      .select('version_packages.*');
    return rows.map(row => JSON.stringify(Object.entries(row).sort())).sort();
  };

  it('are those that a migration finds in what was stored before', async () => {
    const harness = await SyncHarness.create(await databases.init(databaseId));
    const { knex } = harness;
    const source = new ListSource([
      aModel('fraud', {
        versions: Array.from({ length: 450 }, (_, index) =>
          aVersion(String(index), { packages }),
        ),
      }),
      aModel('plain'),
    ]);
    await harness.sync(source);
    const written = await read(knex);
    expect(written).toHaveLength(450 * 5);

    const directory = resolvePackagePath(
      '@ai-inventory/backstage-plugin-ai-inventory-backend',
      'migrations',
    );
    await knex.migrate.down({
      directory,
      name: '20261126042000_version_packages.js',
    } as Knex.MigratorConfig);
    await migrateToLatest(knex);
    expect(await read(knex)).toEqual(written);
  });
});
