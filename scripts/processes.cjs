// Child processes that never outlive the one that started them.
const { spawn } = require('node:child_process');
const { createWriteStream, mkdirSync, readFileSync } = require('node:fs');
const { createServer } = require('node:net');
const { join } = require('node:path');
const { stripVTControlCharacters } = require('node:util');
const { setTimeout: sleep } = require('node:timers/promises');

const ROOT = join(__dirname, '..');
const STOP_GRACE_MS = 15_000;

/** The command line that runs the Yarn of this repository. */
function yarn(...args) {
  const settings = readFileSync(join(ROOT, '.yarnrc.yml'), 'utf8');
  const path = /^yarnPath: (.+)$/m.exec(settings)[1].trim();
  return [process.execPath, join(ROOT, path), ...args];
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    throw error;
  }
}

/**
 * Starts a command in its own process group. Absent `logFile`: its output goes
 * to the terminal. `exited` settles when the first process ends; `stop` ends
 * the whole group and comes back when nothing of it is left.
 */
function start(name, [command, ...args], options = {}) {
  let output = ['ignore', 'inherit', 'inherit'];
  if (options.logFile) {
    mkdirSync(join(options.logFile, '..'), { recursive: true });
    output = ['ignore', 'pipe', 'pipe'];
  }
  const child = spawn(command, args, {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, ...options.env },
    stdio: output,
    detached: true,
  });
  if (options.logFile) {
    const log = createWriteStream(options.logFile);
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.once('close', () => log.end());
  }
  const exited = new Promise(resolve => {
    child.once('error', error => resolve({ code: 1, error }));
    child.once('exit', (code, signal) => resolve({ code: code ?? 1, signal }));
  });
  let stopping;
  async function stopGroup() {
    if (!child.pid || !signalGroup(child.pid, 'SIGTERM')) return;
    const deadline = Date.now() + STOP_GRACE_MS;
    while (signalGroup(child.pid, 0)) {
      if (Date.now() > deadline) {
        signalGroup(child.pid, 'SIGKILL');
        return;
      }
      await sleep(50);
    }
  }
  return {
    name,
    logFile: options.logFile,
    exited,
    stop: () => (stopping ??= stopGroup()),
  };
}

/** Runs a command to its end and answers with its exit code. */
async function run(name, command, options = {}) {
  const child = start(name, command, options);
  const release = onSignal(() => child.stop());
  try {
    const { code, error } = await child.exited;
    if (error) {
      throw new Error(`${name} could not be started: ${error.message}`);
    }
    return code;
  } finally {
    release();
    await child.stop();
  }
}

/** Calls `stop` once, on the first signal that asks this process to end. */
function onSignal(stop) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  let called = false;
  const listener = () => {
    if (!called) {
      called = true;
      stop();
    }
  };
  signals.forEach(signal => process.on(signal, listener));
  return () => signals.forEach(signal => process.off(signal, listener));
}

function canListen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', error => {
      if (error.code === 'EADDRINUSE') resolve(false);
      // The machine has no such address, so nobody else listens there.
      else if (['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code))
        resolve(true);
      else reject(error);
    });
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
}

/** Whether nobody listens on the port, on any address of this machine. */
async function isPortFree(port) {
  for (const host of [undefined, '127.0.0.1', '::1']) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

/** A port that nobody used a moment ago. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Comes back with true once the address answers with a success. */
async function waitForUrl(url, { timeoutMs, signal }) {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline && !signal?.aborted) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      await answer.arrayBuffer();
      if (answer.ok) return true;
    } catch {
      // Not listening yet: the next round asks again.
    }
    await sleep(250);
  }
  return false;
}

/** What a backend's log says beside what only informs: its last lines. */
function endOfLog(file) {
  return stripVTControlCharacters(readFileSync(file, 'utf8'))
    .split('\n')
    .filter(line => line !== '' && !/^\S+ \S+ info /.test(line))
    .slice(-8)
    .join('\n');
}

module.exports = {
  ROOT,
  endOfLog,
  yarn,
  start,
  run,
  onSignal,
  isPortFree,
  freePort,
  waitForUrl,
};
