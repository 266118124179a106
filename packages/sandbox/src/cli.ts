import { isPrompt } from './mlflow/rows';
import { startSandbox, type SandboxScenario } from './startSandbox';

const DEFAULT_PORT = 5500;

/** `MODELS=10000 VERSIONS=4` gives a generated registry instead of the company's. */
function readScenario(): SandboxScenario {
  const models = readNumber('MODELS');
  return models === undefined
    ? 'company'
    : {
        generated: { models, versionsPerModel: readNumber('VERSIONS') ?? 4 },
      };
}

function readNumber(name: string): number | undefined {
  const text = process.env[name];
  if (!text) {
    return undefined;
  }
  if (!/^\d{1,7}$/.test(text)) {
    throw new Error(`${name} must be a whole number, got '${text}'.`);
  }
  return Number(text);
}

async function main(): Promise<void> {
  const port = readNumber('PORT') ?? DEFAULT_PORT;
  const sandbox = await startSandbox({ port, scenario: readScenario() });
  const { models, hasPrompts } = sandbox.data;
  const count = hasPrompts
    ? [...models].filter(model => !isPrompt(model)).length
    : models.length;
  process.stdout.write(
    [
      `Simulated platforms (no real ones) at ${sandbox.url}`,
      `  MLflow with ${count} models`,
      ...sandbox.clouds.map(({ name, path }) => `  ${name} at ${path}`),
      '',
    ].join('\n'),
  );
  const stop = () => {
    sandbox.close().then(
      () => process.exit(0),
      error => {
        process.stderr.write(`${error}\n`);
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch(error => {
  const taken = error?.code === 'EADDRINUSE';
  process.stderr.write(
    taken
      ? `Port ${error.port} is taken: stop what uses it, or set PORT to another.\n`
      : `${error?.stack ?? error}\n`,
  );
  process.exit(1);
});
