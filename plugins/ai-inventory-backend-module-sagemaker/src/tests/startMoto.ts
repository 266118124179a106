import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const START_TIMEOUT_MS = 120_000;
const POLL_MS = 250;

/** A moto server with an AWS of its own, in memory. */
export interface Moto {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the given `moto_server` on a free port.
 * @throws an Error with what the server said when it does not come up.
 */
export async function startMoto(executable: string): Promise<Moto> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(executable, ['-H', '127.0.0.1', '-p', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = `${output}${chunk}`.slice(-4_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exited = new Promise<void>(resolve => {
    child.once('error', error => {
      keep(Buffer.from(String(error)));
      resolve();
    });
    child.once('exit', () => resolve());
  });
  const close = async () => {
    if (child.pid !== undefined && child.exitCode === null) {
      child.kill('SIGTERM');
    }
    await exited;
  };

  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await isUp(url))) {
    if (
      child.pid === undefined ||
      child.exitCode !== null ||
      Date.now() > deadline
    ) {
      await close();
      throw new Error(`moto did not come up:\n${output}`);
    }
    await delay(POLL_MS);
  }
  return { url, close };
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/moto-api/data.json`)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise<void>(resolve => {
    server.close(() => resolve());
  });
  return port;
}
