import type { Knex } from 'knex';

interface Query {
  readonly sql: string;
  readonly bindings: readonly Knex.Value[];
}

export interface Plan {
  readonly sql: string;
  readonly plan: string;
}

/** Explains the queries that a call makes. */
export class QueryRecorder {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Runs the call, then each of its different queries once more, explained. */
  async explain(call: () => Promise<unknown>): Promise<Plan[]> {
    const queries = new Map<string, Query>();
    const record = ({ sql, bindings }: Query) => {
      if (/^(select|with) /.test(sql) && !queries.has(sql)) {
        queries.set(sql, { sql, bindings });
      }
    };
    this.#knex.on('query', record);
    try {
      await call();
    } finally {
      this.#knex.removeListener('query', record);
    }
    const plans: Plan[] = [];
    for (const { sql, bindings } of queries.values()) {
      const { rows } = await this.#knex.raw(
        // The recorded text has PostgreSQL's own placeholders by now.
        `explain (analyze, buffers) ${sql.replace(/\$\d+/g, '?')}`,
        bindings,
      );
      plans.push({
        sql,
        plan: rows
          .map((row: { 'QUERY PLAN': string }) => row['QUERY PLAN'])
          .join('\n'),
      });
    }
    return plans;
  }
}
