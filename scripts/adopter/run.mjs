// `yarn test:adopter`: does a portal fresh from Backstage's template find the
// models when someone adds our packed packages to it as the README says?
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  existsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import processes from '../processes.cjs';
import { checkPortal } from './check.mjs';
import { readAdopterSteps } from './readme.mjs';
import {
  addCode,
  addConfiguration,
  addTarballs,
  createPortal,
  pinLikeWorkspace,
} from './template.mjs';

const { ROOT, endOfLog, freePort, onSignal, run, start, waitForUrl, yarn } =
  processes;
const START_TIMEOUT_MS = 180_000;

const timings = [];
async function step(name, action) {
  console.log(`\n=== ${name}`);
  const started = Date.now();
  const result = await action();
  timings.push([name, (Date.now() - started) / 1000]);
  return result;
}

async function mustRun(name, command, options) {
  const code = await run(name, command, options);
  if (code !== 0) {
    throw new Error(`${name} ended with exit code ${code}`);
  }
}

function publishedPackages() {
  return readdirSync(join(ROOT, 'plugins'))
    .map(folder => join(ROOT, 'plugins', folder))
    .filter(folder => existsSync(join(folder, 'package.json')))
    .map(folder => ({
      folder,
      ...JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
    }))
    .filter(manifest => !manifest.private);
}

async function packAll(folder) {
  const tarballs = new Map();
  mkdirSync(folder);
  for (const { name, folder: cwd } of publishedPackages()) {
    const file = join(folder, `${name.replace('/', '-')}.tgz`);
    await mustRun(`pack ${name}`, yarn('pack', '--out', file), { cwd });
    tarballs.set(name, file);
  }
  return tarballs;
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'ai-inventory-adopter-'));
  const backendLog = join(folder, 'backend.log');
  const running = [];
  const stopAll = () => Promise.all(running.map(part => part.stop()));
  const release = onSignal(stopAll);
  try {
    const steps = readAdopterSteps(ROOT);
    await step('Build our packages', async () => {
      await mustRun('tsc', yarn('tsc'));
      await mustRun('build', yarn('backstage-cli', 'repo', 'build'));
    });
    const tarballs = await step('Pack them', () =>
      packAll(join(folder, 'tarballs')),
    );
    const portal = await step("Portal from Backstage's template", () =>
      createPortal(folder),
    );
    const backendUrl = `http://localhost:${await freePort()}`;
    const sandboxPort = await freePort();
    const sandboxUrl = `http://localhost:${sandboxPort}`;
    pinLikeWorkspace(portal, ROOT);
    addTarballs(portal, steps, tarballs);
    addCode(portal, steps);
    addConfiguration(portal, steps, { backendUrl, sandboxUrl });
    await step('Install', () =>
      mustRun('install', yarn('install'), { cwd: portal }),
    );
    await step('Types', () => mustRun('tsc', yarn('tsc'), { cwd: portal }));
    await step('Build the app', () =>
      mustRun('app build', yarn('workspace', 'app', 'build'), { cwd: portal }),
    );
    await step('Start', async () => {
      running.push(
        start('sandbox', yarn('workspace', '@ai-inventory/sandbox', 'start'), {
          env: { PORT: String(sandboxPort) },
          logFile: join(folder, 'sandbox.log'),
        }),
        start('backend', yarn('start', 'backend'), {
          cwd: portal,
          env: { NODE_ENV: 'development' },
          logFile: backendLog,
        }),
      );
      const ready = await waitForUrl(
        `${backendUrl}/.backstage/health/v1/readiness`,
        { timeoutMs: START_TIMEOUT_MS },
      );
      if (!ready) {
        throw new Error(
          `The portal did not start within ${START_TIMEOUT_MS / 1000} s.`,
        );
      }
    });
    await step('Find the models', () => checkPortal(backendUrl));
    const errors = endOfLog(backendLog).match(
      /^\S+ (ai-inventory|catalog) error .*/gm,
    );
    if (errors) {
      throw new Error(`The backend reports errors:\n${errors.join('\n')}`);
    }
  } catch (error) {
    if (existsSync(backendLog)) {
      console.error(`\nThe end of the backend's log:\n${endOfLog(backendLog)}`);
    }
    throw error;
  } finally {
    await stopAll();
    release();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log('\n=== Timings');
  for (const [name, seconds] of timings) {
    console.log(`${seconds.toFixed(0).padStart(5)} s  ${name}`);
  }
}

main().catch(error => {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
});
