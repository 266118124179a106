// The one way to start the portal with its sandbox: for `npm run quickstart`,
// for the browser journeys and for whoever wants another set of ports.
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');
const { parseArgs } = require('node:util');
const { ensureAppIsBuilt, serveApp } = require('./app.cjs');
const {
  ROOT,
  endOfLog,
  isPortFree,
  onSignal,
  start,
  waitForUrl,
  yarn,
} = require('./processes.cjs');

const READY_TIMEOUT_MS = 300_000;
// As the hub's README advises: a sync of 50,000 models then takes a fifth of the
// memory, as Node lets less garbage pile up.
const LITTLE_MEMORY = ['--max-semi-space-size=16', '--heap-growing-percent=25'];
const TYPESCRIPT = [
  '--enable-source-maps',
  '--require',
  '@backstage/cli-node/config/nodeTransform.cjs',
];

const FLAGS = {
  'app-port': { type: 'string', default: '3000' },
  'backend-port': { type: 'string', default: '7007' },
  'sandbox-port': { type: 'string', default: '5500' },
  data: { type: 'string' },
  fresh: { type: 'boolean', default: false },
  logs: { type: 'string', default: '.data/logs' },
};

function readPort(values, flag) {
  const port = Number(values[flag]);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(
      `--${flag} must be a port between 1 and 65535, not '${values[flag]}'.`,
    );
  }
  return port;
}

function readOptions(args) {
  const { values } = parseArgs({ args, options: FLAGS });
  return {
    ports: {
      app: readPort(values, 'app-port'),
      backend: readPort(values, 'backend-port'),
      sandbox: readPort(values, 'sandbox-port'),
    },
    dataFolder: values.data && resolve(ROOT, values.data),
    fresh: values.fresh,
    logFolder: resolve(ROOT, values.logs),
  };
}

async function refuseTakenPorts(ports) {
  for (const [name, port] of Object.entries(ports)) {
    if (!(await isPortFree(port))) {
      throw new Error(
        `Port ${port} is taken: stop the program that listens there, or choose another port with --${name}-port.`,
      );
    }
  }
}

// The configuration files hold the usual ports; what differs goes on top.
function configuration(urls, ports, dataFolder) {
  return {
    APP_CONFIG_app_baseUrl: urls.app,
    APP_CONFIG_backend_baseUrl: urls.backend,
    APP_CONFIG_backend_listen_port: String(ports.backend),
    APP_CONFIG_backend_cors_origin: urls.app,
    // Only when it lies elsewhere: whoever leaves the sandbox out says so there.
    ...(ports.sandbox !== Number(FLAGS['sandbox-port'].default) && {
      APP_CONFIG_backend_reading_allow: JSON.stringify([
        { host: `localhost:${ports.sandbox}`, paths: ['/code/'] },
      ]),
      APP_CONFIG_aiInventory_sources_mlflow_sandbox_url: urls.sandbox,
      APP_CONFIG_aiInventory_sources_sagemaker_sandbox_endpoint: `${urls.sandbox}/aws/sagemaker`,
      APP_CONFIG_aiInventory_sources_sagemaker_sandbox_cloudwatchEndpoint: `${urls.sandbox}/aws/cloudwatch`,
      APP_CONFIG_aiInventory_sources_azureml_sandbox_endpoint: `${urls.sandbox}/azure`,
      APP_CONFIG_aiInventory_sources_vertexai_sandbox_endpoint: `${urls.sandbox}/vertex`,
      APP_CONFIG_aiInventory_sources_vertexai_sandbox_monitoringEndpoint: `${urls.sandbox}/vertex/monitoring`,
    }),
    ...(dataFolder && {
      APP_CONFIG_backend_database_connection_directory: dataFolder,
    }),
  };
}

// As `yarn start` runs it, but without a watcher: what ends, ends.
function backendCommand({ fresh }) {
  // Whatever someone has in app-config.local.yaml is no part of a fresh portal.
  const config = fresh ? ['--config', join(ROOT, 'app-config.yaml')] : [];
  return [
    process.execPath,
    ...LITTLE_MEMORY,
    ...TYPESCRIPT,
    'src/index',
    ...config,
  ];
}

/**
 * Starts sandbox, backend and app, and comes back when all three answer.
 * `onStop` gets, as soon as there is something to stop, the way to stop it.
 * `ended` settles when one of them ends by itself.
 */
async function startPortal(options) {
  const { ports, logFolder } = options;
  await refuseTakenPorts(ports);
  const logFile = name => join(logFolder, `${name}.log`);
  await ensureAppIsBuilt(logFile('build'));

  const urls = {
    app: `http://localhost:${ports.app}`,
    backend: `http://localhost:${ports.backend}`,
    sandbox: `http://localhost:${ports.sandbox}`,
  };
  const temporary = options.fresh
    ? mkdtempSync(join(tmpdir(), 'ai-inventory-'))
    : undefined;
  console.log('Starting the sandbox, the backend and the app.');
  const parts = [
    start('sandbox', yarn('workspace', '@ai-inventory/sandbox', 'start'), {
      env: { PORT: String(ports.sandbox) },
      logFile: logFile('sandbox'),
    }),
    start('backend', backendCommand(options), {
      cwd: join(ROOT, 'packages/backend'),
      env: {
        ...configuration(urls, ports, temporary ?? options.dataFolder),
        NODE_ENV: 'development',
      },
      logFile: logFile('backend'),
    }),
  ];
  const app = await serveApp(ports.app, urls.backend);
  const stop = async () => {
    await Promise.all([app.close(), ...parts.map(part => part.stop())]);
    if (temporary) rmSync(temporary, { recursive: true, force: true });
  };
  options.onStop?.(stop);

  const ended = Promise.race(
    parts.map(async part => {
      const { code, signal } = await part.exited;
      const how = signal ?? `exit code ${code}`;
      return `The ${part.name} ended by itself (${how}). The end of its log, ${
        part.logFile
      }:\n\n${endOfLog(part.logFile)}`;
    }),
  );
  const waiting = new AbortController();
  const problem = await Promise.race([
    ended,
    waitForAnswers(urls, logFile, waiting.signal),
  ]);
  waiting.abort();
  if (problem) {
    await stop();
    throw new Error(problem);
  }
  return { urls, stop, ended };
}

/** Comes back with nothing once all answer, else with what does not. */
async function waitForAnswers(urls, logFile, signal) {
  // The app last: a page asked of a starting backend is an error in its log.
  const addresses = [
    ['sandbox', `${urls.sandbox}/health`],
    ['backend', `${urls.backend}/.backstage/health/v1/readiness`],
    ['app', `${urls.app}/`],
  ];
  for (const [name, url] of addresses) {
    if (!(await waitForUrl(url, { timeoutMs: READY_TIMEOUT_MS, signal }))) {
      return `No answer within ${
        READY_TIMEOUT_MS / 1000
      } s from the ${name} (${url}); its log is ${logFile(name)}.`;
    }
  }
  return undefined;
}

function announcement(urls, seconds, logFolder) {
  return [
    '',
    `The portal is ready, after ${seconds} s. Choose "Enter" to sign in as a guest.`,
    '',
    `  AI Inventory      ${urls.app}/ai-inventory`,
    `  Software catalog  ${urls.app}/catalog`,
    `  REST API          ${urls.backend}/api/ai-inventory`,
    `  Sandbox           ${urls.sandbox} (simulated MLflow, SageMaker, Azure ML, Vertex AI)`,
    `  Logs              ${logFolder}`,
    '',
    'Ctrl-C stops all of it.',
    '',
  ].join('\n');
}

async function main(args) {
  const started = Date.now();
  const options = readOptions(args);
  let stopRequested = false;
  let stopPortal;
  const stopped = new Promise(resolveStopped => {
    onSignal(async () => {
      stopRequested = true;
      await stopPortal?.();
      resolveStopped();
    });
  });
  try {
    const portal = await startPortal({
      ...options,
      onStop: stop => {
        stopPortal = stop;
      },
    });
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    console.log(announcement(portal.urls, seconds, options.logFolder));
    const problem = await Promise.race([portal.ended, stopped]);
    await portal.stop();
    if (problem && !stopRequested) throw new Error(problem);
  } catch (error) {
    if (!stopRequested) throw error;
    await stopped;
  }
}

module.exports = { main };

if (require.main === module) {
  main(process.argv.slice(2)).catch(error => {
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  });
}
