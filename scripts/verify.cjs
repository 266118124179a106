// Everything that can be checked without a browser: `npm run verify`.
const { appendFileSync, mkdirSync, readFileSync, rmSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { parseArgs } = require('node:util');
const { runWithPostgres } = require('./postgres.cjs');
const { ROOT, onSignal, run, yarn } = require('./processes.cjs');
const { describeResults } = require('./results.cjs');

const GENERATED = [
  'plugins/ai-inventory-common/src/generated/openapi.ts',
  'plugins/ai-inventory-backend/src/schema/openapi.generated.ts',
];

async function checkGeneratedFiles() {
  const read = () =>
    GENERATED.map(path => readFileSync(join(ROOT, path), 'utf8'));
  const before = read();
  const code = await run('generate:api', yarn('generate:api'));
  const outdated = read().flatMap((text, i) =>
    text === before[i] ? [] : [GENERATED[i]],
  );
  if (outdated.length > 0) {
    console.error(
      `Not made from the current openapi.yaml, and now written anew: ${outdated.join(
        ', ',
      )}. Commit them.`,
    );
    return 1;
  }
  return code;
}

const PORTAL_CONFIG = ['--config', 'app-config.yaml'];
const PRODUCTION_CONFIG = [
  ...PORTAL_CONFIG,
  '--config',
  'app-config.production.yaml',
];
// The values do not matter: the check is that the files fit the schemas.
const PRODUCTION_ENV = {
  APP_BASE_URL: 'http://localhost:7007',
  POSTGRES_HOST: 'localhost',
  POSTGRES_PORT: '5432',
  POSTGRES_USER: 'postgres',
  POSTGRES_PASSWORD: 'unused',
};

function steps(resultsFolder) {
  const json = join(resultsFolder, 'jest.json');
  const script = (...args) => run(args.join(' '), yarn(...args));
  return [
    ['Generated API files', checkGeneratedFiles],
    // Not incremental: the order of a union in a declaration file depends on
    // what was checked before, and the API reports are made from those files.
    ['Types', () => script('tsc', '--incremental', 'false')],
    ['Lint', () => script('lint:all', '--max-warnings=0')],
    ['Format', () => script('prettier:check')],
    [
      'Configuration',
      async () =>
        (await script('backstage-cli', 'config:check', ...PORTAL_CONFIG)) ||
        run(
          'config:check',
          yarn('backstage-cli', 'config:check', ...PRODUCTION_CONFIG),
          { env: PRODUCTION_ENV },
        ),
    ],
    ['API reports', () => script('api-reports', '--ci')],
    [
      'Tests on SQLite and PostgreSQL',
      () =>
        runWithPostgres(
          'tests',
          yarn('test', '--json', `--outputFile=${json}`),
          { env: { CI: '1' } },
        ),
      () => describeResults([json]),
    ],
    ['Build of all packages', () => script('build:all')],
  ];
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(0).padStart(5)} s`;
}

async function main(args, { installMs } = {}) {
  const { values } = parseArgs({
    args,
    options: { results: { type: 'string', default: 'coverage/results' } },
  });
  const resultsFolder = resolve(ROOT, values.results);
  rmSync(resultsFolder, { recursive: true, force: true });
  mkdirSync(resultsFolder, { recursive: true });
  const rows = [];
  if (installMs !== undefined) {
    rows.push({ name: 'Install', result: 'passed', ms: installMs });
  }
  let interrupted = false;
  const release = onSignal(() => {
    interrupted = true;
  });
  for (const [name, check, detail] of steps(resultsFolder)) {
    console.log(`\n=== ${name}`);
    const started = Date.now();
    let code;
    try {
      code = await check();
    } catch (error) {
      console.error(error.message);
      code = 1;
    }
    if (interrupted) throw new Error('Interrupted.');
    const result = code === 0 ? 'passed' : 'FAILED';
    rows.push({
      name,
      result,
      ms: Date.now() - started,
      detail: detail?.(),
    });
  }
  release();
  console.log('\n=== Summary');
  for (const { name, result, ms, detail } of rows) {
    console.log(
      `${result}  ${seconds(ms)}  ${name}${detail ? ` (${detail})` : ''}`,
    );
  }
  // The tests count one by one, from their own report.
  appendFileSync(
    join(resultsFolder, 'checks.txt'),
    rows
      .filter(row => row.detail === undefined)
      .map(row => `${row.result.toLowerCase()} ${row.name}\n`)
      .join(''),
  );
  const failed = rows.filter(row => row.result !== 'passed');
  if (failed.length > 0) {
    throw new Error(
      `Failed: ${failed
        .map(row => row.name)
        .join(', ')}. The lines above each say why.`,
    );
  }
}

module.exports = { main };

if (require.main === module) {
  main(process.argv.slice(2)).catch(error => {
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  });
}
