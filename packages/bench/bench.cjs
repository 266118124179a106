// Starts a PostgreSQL of its own with PostgreSQL's own durable settings, runs
// the measurements beside it, and removes all it wrote.
const { join } = require('node:path');
const { startPostgres } = require('../../scripts/postgres.cjs');
const { onSignal, run } = require('../../scripts/processes.cjs');

async function main() {
  const postgres = await startPostgres({ settings: [] });
  const release = onSignal(() => {});
  try {
    return await run(
      'bench',
      [
        process.execPath,
        ...process.execArgv,
        '--import',
        'tsx',
        join(__dirname, 'src', 'cli.ts'),
        ...process.argv.slice(2),
      ],
      { env: { BENCH_POSTGRES: postgres.connectionString } },
    );
  } finally {
    await postgres.stop();
    release();
  }
}

main().then(
  code => {
    process.exitCode = code;
  },
  error => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
