import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';

/**
 * The databases that a store is tested on: SQLite, and PostgreSQL where
 * BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING names one.
 */
export function createTestDatabases(): {
  databases: TestDatabases;
  ids: TestDatabaseId[];
} {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_18'],
    disableDocker: true,
  });
  return { databases, ids: databases.eachSupportedId().map(([id]) => id) };
}
