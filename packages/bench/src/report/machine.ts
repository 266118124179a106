import { availableParallelism, cpus, totalmem, type } from 'node:os';
import type { Postgres } from '../environment/Postgres';

/** What a result is worth nothing without. */
export interface Machine {
  readonly date: string;
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: Readonly<Record<string, string>>;
}

export async function describeMachine(postgres: Postgres): Promise<Machine> {
  return {
    date: new Date().toISOString(),
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${type()} ${process.arch}`,
    node: process.versions.node,
    postgres: await postgres.settings(),
  };
}

export function formatMachine(machine: Machine): string {
  const { server_version: version, ...settings } = machine.postgres;
  return [
    `${machine.date}; ${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB, ${machine.system}; Node.js ${machine.node}; PostgreSQL ${version}`,
    `PostgreSQL settings (all its own defaults): ${Object.entries(settings)
      .map(([name, value]) => `${name}=${value}`)
      .join(', ')}`,
  ].join('\n');
}
