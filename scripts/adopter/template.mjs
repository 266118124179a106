// A portal fresh from Backstage's own template, with our tarballs added to it.
import { spawn } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

function editJson(path, edit) {
  const value = JSON.parse(readFileSync(path, 'utf8'));
  edit(value);
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

function editYaml(path, edit) {
  const value = parse(readFileSync(path, 'utf8'));
  edit(value);
  writeFileSync(path, stringify(value));
}

/** Makes the portal in `<folder>/portal` and answers with that path. */
export async function createPortal(folder) {
  await new Promise((resolve, reject) => {
    const child = spawn(
      'npx',
      ['-y', '@backstage/create-app@latest', '--skip-install'],
      { cwd: folder, stdio: ['pipe', 'inherit', 'inherit'] },
    );
    child.once('error', reject);
    child.once('exit', code =>
      code === 0
        ? resolve()
        : reject(new Error(`create-app ended with exit code ${code}`)),
    );
    // Its one question: the name of the portal.
    child.stdin.end('portal\n');
  });
  return join(folder, 'portal');
}

/**
 * Lets the template install where some newest releases are broken, as in our
 * own workspace: same pins, same lock file to start from.
 */
export function pinLikeWorkspace(portal, root) {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  editJson(join(portal, 'package.json'), manifest => {
    manifest.resolutions = { ...manifest.resolutions, ...own.resolutions };
    manifest.dependenciesMeta = own.dependenciesMeta;
  });
  editYaml(join(portal, '.yarnrc.yml'), settings => {
    settings.npmMinimalAgeGate = 0;
    settings.enableTelemetry = false;
    // A new portal has no lock file that could be immutable.
    settings.enableImmutableInstalls = false;
  });
  copyFileSync(join(root, 'yarn.lock'), join(portal, 'yarn.lock'));
}

/** What `yarn --cwd packages/… add …` would do, with files for the registry. */
export function addTarballs(portal, steps, tarballs) {
  const file = name => `file:${tarballs.get(name)}`;
  const add = (folder, names) =>
    editJson(join(portal, 'packages', folder, 'package.json'), manifest => {
      for (const name of names) {
        manifest.dependencies[name] = file(name);
      }
    });
  add('app', steps.appPackages);
  add('backend', steps.backendPackages);
  editJson(join(portal, 'package.json'), manifest => {
    // What the packages ask of each other would come from the registry.
    for (const name of tarballs.keys()) {
      manifest.resolutions[name] = file(name);
    }
  });
}

function insert(portal, file, marker, edit) {
  const path = join(portal, file);
  const source = readFileSync(path, 'utf8');
  if (!source.includes(marker)) {
    throw new Error(
      `The template's ${file} has no '${marker}' to add ours to.`,
    );
  }
  writeFileSync(path, edit(source));
}

/** Adds the README's lines to the template's backend and app. */
export function addCode(portal, steps) {
  const start = 'backend.start();';
  insert(portal, 'packages/backend/src/index.ts', start, source =>
    source.replace(start, `${steps.backendLines}\n\n${start}`),
  );
  const features = 'features: [';
  insert(portal, 'packages/app/src/App.tsx', features, source =>
    `${steps.appImport}\n${source}`.replace(
      features,
      `${features}${steps.appFeatures}, `,
    ),
  );
}

/** The README's configuration, with the sandbox for the adopter's MLflow. */
export function addConfiguration(portal, steps, { backendUrl, sandboxUrl }) {
  editYaml(join(portal, 'app-config.yaml'), config => {
    config.catalog.rules = steps.catalogRules;
    config.aiInventory = steps.inventory;
    for (const source of Object.values(config.aiInventory.sources.mlflow)) {
      source.url = sandboxUrl;
      delete source.token;
    }
    // The built app is served by the backend, as in production.
    config.app.baseUrl = backendUrl;
    config.backend.baseUrl = backendUrl;
    config.backend.listen.port = Number(new URL(backendUrl).port);
    config.backend.cors.origin = backendUrl;
  });
}
