import { randomBytes } from 'node:crypto';
import type { Bench } from '../Bench';
import type { BackendCalls } from '../children/backend';
import { Child } from '../environment/Child';
import { freePort, type BackendOptions } from './startBackend';

/** A real backend in a process of its own, on databases of its own. */
export class Portal {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly child: Child<BackendCalls>;

  static async start(
    bench: Bench,
    options: Omit<BackendOptions, 'port' | 'token' | 'database'> & {
      readonly prefix: string;
      /** For Node.js itself. */
      readonly nodeOptions?: readonly string[];
    },
  ): Promise<Portal> {
    const { prefix, nodeOptions = [], ...rest } = options;
    const port = await freePort();
    const token = randomBytes(24).toString('hex');
    const child = Child.start<BackendCalls>('backend', [
      '--expose-gc',
      ...nodeOptions,
    ]);
    await child.call('start', {
      ...rest,
      port,
      token,
      database: { connection: bench.postgres.connection, prefix },
    });
    return new Portal(child, `http://localhost:${port}`, token);
  }

  private constructor(child: Child<BackendCalls>, url: string, token: string) {
    this.child = child;
    this.url = url;
    this.headers = { authorization: `Bearer ${token}` };
  }

  /**
   * Asks it something.
   * @throws an Error unless the answer is a success
   */
  async get(path: string): Promise<unknown> {
    const answer = await fetch(`${this.url}${path}`, { headers: this.headers });
    if (!answer.ok) {
      throw new Error(
        `${path} answered ${answer.status}: ${await answer.text()}`,
      );
    }
    return answer.json();
  }

  async stop(): Promise<void> {
    await this.child.stop();
  }
}

/** The names of the databases that a backend makes. */
export function databasesOf(prefix: string) {
  return {
    inventory: `${prefix}ai-inventory`,
    catalog: `${prefix}catalog`,
    all: ['ai-inventory', 'catalog', 'app', 'auth', 'events'].map(
      plugin => `${prefix}${plugin}`,
    ),
  };
}
