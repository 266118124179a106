import knexFactory, { type Knex } from 'knex';

/** What the figures depend on, as the server says it. */
const SETTINGS = [
  'server_version',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'shared_buffers',
  'work_mem',
  'max_wal_size',
] as const;

/** The PostgreSQL server of one run. */
export class Postgres {
  readonly #url: URL;
  readonly #admin: Knex;

  constructor(url: string) {
    this.#url = new URL(url);
    this.#admin = openDatabase(url);
  }

  /** How a Backstage backend is told where its databases are. */
  get connection() {
    return {
      host: this.#url.hostname,
      port: Number(this.#url.port),
      user: this.#url.username,
      password: decodeURIComponent(this.#url.password),
    };
  }

  urlOf(database: string): string {
    const url = new URL(this.#url);
    url.pathname = `/${encodeURIComponent(database)}`;
    return url.href;
  }

  /** Makes an empty database, in place of one of that name. */
  async createDatabase(name: string): Promise<string> {
    await this.dropDatabase(name);
    await this.#admin.raw('create database ??', [name]);
    return this.urlOf(name);
  }

  async dropDatabase(name: string): Promise<void> {
    await this.#admin.raw('drop database if exists ?? with (force)', [name]);
  }

  /** The settings that decide how durable and how fast it is. */
  async settings(): Promise<Record<string, string>> {
    const { rows } = await this.#admin.raw(
      'select name, current_setting(name) as value from pg_settings where name = any(?)',
      [[...SETTINGS]],
    );
    return Object.fromEntries(
      rows.map((row: { name: string; value: string }) => [row.name, row.value]),
    );
  }

  async close(): Promise<void> {
    await this.#admin.destroy();
  }
}

/** Connects to one database, with as many connections as a backend has. */
export function openDatabase(url: string): Knex {
  return knexFactory({ client: 'pg', connection: url });
}

/**
 * Leaves the tables as a database that has run for a while has them: with
 * statistics, and without the traces of how they were filled.
 */
export async function settle(knex: Knex): Promise<void> {
  await knex.raw('vacuum analyze');
  await knex.raw('checkpoint');
}
