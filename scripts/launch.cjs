// The way in for a machine that has nothing but npm: brings a Node that the
// portal runs on and the dependencies, then hands over. This file alone must
// run on Node 18, so it needs nothing that is not in it.
const { spawn } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');
const SUPPORTED_NODE = [22, 24];
const STOP_GRACE_MS = 30000;
const BROUGHT = 'AI_INVENTORY_NODE_BROUGHT';
const COMMANDS = {
  quickstart: { module: './portal.cjs', install: true },
  verify: { module: './verify.cjs', install: true },
  exec: { module: './exec.cjs', install: false },
};

function yarnPath() {
  const settings = readFileSync(join(ROOT, '.yarnrc.yml'), 'utf8');
  return join(ROOT, /^yarnPath: (.+)$/m.exec(settings)[1].trim());
}

// Runs to the end in its own process group, so that one signal reaches the
// whole tree, npm's wrappers included.
function runToEnd(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    });
    const pass = signal => {
      try {
        return process.kill(-child.pid, signal);
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
        return false;
      }
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    signals.forEach(signal => process.on(signal, pass));
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      const deadline = Date.now() + STOP_GRACE_MS;
      // A wrapper may leave before what it wraps has stopped.
      const settle = () => {
        if (pass(0) && Date.now() < deadline) {
          setTimeout(settle, 50);
          return;
        }
        signals.forEach(name => process.removeListener(name, pass));
        resolve(signal ? 1 : code);
      };
      settle();
    });
  });
}

async function runWithSupportedNode(args) {
  const version = SUPPORTED_NODE[SUPPORTED_NODE.length - 1];
  console.log(
    `Node ${process.versions.node} is not one of ${SUPPORTED_NODE.join(
      ', ',
    )}: bringing Node ${version} with npx. Your own Node stays as it is.`,
  );
  const quoted = [__filename, ...args].map(
    arg => `'${arg.replace(/'/g, `'\\''`)}'`,
  );
  return runToEnd(
    'npx',
    ['-y', '-p', `node@${version}`, '-c', `node ${quoted.join(' ')}`],
    { [BROUGHT]: String(process.pid) },
  );
}

// npm's shell does not hand a signal on: who is left alone stops by itself.
function stopWithParent() {
  const parent = process.ppid;
  const launcher = Number(process.env[BROUGHT]) || parent;
  const isAlone = () => {
    try {
      return process.ppid !== parent || !process.kill(launcher, 0);
    } catch (error) {
      return error.code === 'ESRCH';
    }
  };
  const timer = setInterval(() => {
    if (isAlone()) {
      clearInterval(timer);
      process.kill(process.pid, 'SIGTERM');
    }
  }, 1000);
  timer.unref();
}

async function main() {
  const [command, ...args] = process.argv.slice(2);
  if (!(command in COMMANDS)) {
    throw new Error(
      `Unknown command '${command}'. Use one of: ${Object.keys(COMMANDS).join(
        ', ',
      )}.`,
    );
  }
  stopWithParent();
  if (!SUPPORTED_NODE.includes(Number(process.versions.node.split('.')[0]))) {
    if (process.env[BROUGHT]) {
      throw new Error(
        `npx was asked for Node ${SUPPORTED_NODE.join(' or ')} but ran Node ${
          process.versions.node
        }. Install Node ${SUPPORTED_NODE.join(' or ')} and try again.`,
      );
    }
    process.exitCode = await runWithSupportedNode([command, ...args]);
    return;
  }
  // npx hands its own options on; an npx further down would obey them.
  for (const name of ['call', 'package', 'yes']) {
    delete process.env[`npm_config_${name}`];
  }
  const { module, install } = COMMANDS[command];
  const started = Date.now();
  if (install) {
    await installDependencies();
  }
  await require(module).main(args, { installMs: Date.now() - started });
}

async function installDependencies() {
  const code = await runToEnd(process.execPath, [
    yarnPath(),
    'install',
    '--immutable',
  ]);
  if (code !== 0) {
    throw new Error(
      'The dependencies could not be installed; the lines above say why.',
    );
  }
}

main().catch(error => {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
});
