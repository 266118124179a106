// The built app on a port of its own. The backend serves it, with the
// configuration in it; this hands its answers on.
const { createServer, request } = require('node:http');
const { readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');
const { ROOT, run, yarn } = require('./processes.cjs');

const BUILT = 'packages/app/dist/index.html';
const SOURCES = [
  'app-config.yaml',
  'yarn.lock',
  'packages/app/package.json',
  'packages/app/public',
  'packages/app/src',
  'plugins/ai-inventory/package.json',
  'plugins/ai-inventory/src',
  'plugins/ai-inventory-common/src',
];

function newestChange(path) {
  const stat = statSync(path);
  return stat.isDirectory()
    ? Math.max(
        stat.mtimeMs,
        ...readdirSync(path).map(name => newestChange(join(path, name))),
      )
    : stat.mtimeMs;
}

function isBuilt() {
  const built = statSync(join(ROOT, BUILT), { throwIfNoEntry: false });
  return (
    built !== undefined &&
    SOURCES.every(path => newestChange(join(ROOT, path)) < built.mtimeMs)
  );
}

/** Builds the app where it was never built or has changed since. */
async function ensureAppIsBuilt(logFile) {
  if (isBuilt()) return;
  console.log('Building the app; this takes up to a minute, once.');
  const code = await run('The build', yarn('workspace', 'app', 'build'), {
    logFile,
  });
  if (code !== 0) {
    throw new Error(
      `The app could not be built; ${
        logFile ?? 'the lines above'
      } may say why.`,
    );
  }
}

/** Serves at the port what the backend serves; `close` ends it. */
function serveApp(port, backendUrl) {
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const onward = request(
      new URL(url, backendUrl),
      { method, headers },
      answer => {
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.once('error', () => {
      if (!outgoing.headersSent) {
        outgoing.writeHead(502, { 'content-type': 'text/plain' });
      }
      outgoing.end('The backend does not answer. Is it still starting?\n');
    });
    incoming.pipe(onward);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () =>
      resolve({
        close: () =>
          new Promise(closed => {
            server.close(closed);
            server.closeAllConnections();
          }),
      }),
    );
  });
}

module.exports = { ensureAppIsBuilt, serveApp };
