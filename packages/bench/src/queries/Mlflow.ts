import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../portal/startBackend';

const START_TIMEOUT_MS = 120_000;
const POLL_MS = 250;
const EPOCH_MS = Date.UTC(2026, 0, 1);
const MINUTE_MS = 60_000;
const STOP_MS = 10_000;

/** A real MLflow server with a filled registry. */
export class Mlflow {
  readonly url: string;
  readonly #folder: string;
  readonly #server: ChildProcess;

  /**
   * Has MLflow make its SQLite database, puts models and versions straight into
   * it, and starts one worker on it.
   *
   * @param executable - the path of `mlflow`
   */
  static async start(
    executable: string,
    options: {
      readonly names: readonly string[];
      readonly versionsPerModel: number;
      readonly teamOf: (index: number) => string;
    },
  ): Promise<Mlflow> {
    const folder = await mkdtemp(join(tmpdir(), 'ai-inventory-bench-'));
    const database = join(folder, 'mlflow.db');
    const uri = `sqlite:///${database}`;
    await promisify(execFile)(executable, ['db', 'upgrade', uri], {
      cwd: folder,
    });
    fill(database, options);
    const port = await freePort();
    const server = spawn(
      executable,
      [
        'server',
        ...['--backend-store-uri', uri],
        ...['--artifacts-destination', join(folder, 'artifacts')],
        ...['--host', '127.0.0.1', '--port', String(port), '--workers', '1'],
      ],
      // In a group of its own: its workers must end with it.
      { cwd: folder, detached: true, stdio: 'ignore' },
    );
    const mlflow = new Mlflow(`http://127.0.0.1:${port}`, folder, server);
    try {
      await mlflow.#waitUntilUp();
    } catch (error) {
      await mlflow.stop();
      throw error;
    }
    return mlflow;
  }

  private constructor(url: string, folder: string, server: ChildProcess) {
    this.url = url;
    this.#folder = folder;
    this.#server = server;
  }

  /** The address of a search for registered models. */
  searchUrl(query: Readonly<Record<string, string>>): string {
    return `${
      this.url
    }/api/2.0/mlflow/registered-models/search?${new URLSearchParams({
      max_results: '50',
      ...query,
    })}`;
  }

  /** The token of the page that comes after so many models. */
  async pageToken(offset: number): Promise<string | undefined> {
    let token: string | undefined;
    for (let passed = 0; passed < offset; ) {
      const step = Math.min(1_000, offset - passed);
      const url = this.searchUrl({
        max_results: String(step),
        ...(token && { page_token: token }),
      });
      const page = (await (await fetch(url)).json()) as {
        next_page_token?: string;
      };
      token = page.next_page_token;
      passed += step;
    }
    return token;
  }

  async stop(): Promise<void> {
    const { pid } = this.#server;
    if (pid !== undefined && this.#server.exitCode === null) {
      const exited = new Promise(resolve => this.#server.once('exit', resolve));
      process.kill(-pid, 'SIGTERM');
      await Promise.race([exited, delay(STOP_MS)]);
    }
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #waitUntilUp(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!(await isUp(this.url))) {
      if (this.#server.exitCode !== null || Date.now() > deadline) {
        throw new Error(`MLflow did not come up at ${this.url}`);
      }
      await delay(POLL_MS);
    }
  }
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    // Not listening yet.
    return false;
  }
}

function fill(
  path: string,
  options: {
    readonly names: readonly string[];
    readonly versionsPerModel: number;
    readonly teamOf: (index: number) => string;
  },
): void {
  const database = new DatabaseSync(path);
  const model = database.prepare(
    'insert into registered_models (name, creation_time, last_updated_time, description) values (?, ?, ?, ?)',
  );
  const tag = database.prepare(
    'insert into registered_model_tags (key, value, name) values (?, ?, ?)',
  );
  const version = database.prepare(
    "insert into model_versions (name, version, creation_time, last_updated_time, description, user_id, current_stage, source, status) values (?, ?, ?, ?, '', 'bench', 'None', 's3://models', 'READY')",
  );
  database.exec('begin');
  options.names.forEach((name, index) => {
    const time = EPOCH_MS + index * MINUTE_MS;
    const team = options.teamOf(index);
    model.run(name, time, time, `A model of ${team}, trained every night.`);
    tag.run('team', team, name);
    for (let number = 1; number <= options.versionsPerModel; number++) {
      version.run(name, number, time, time);
    }
  });
  database.exec('commit');
  database.close();
}
