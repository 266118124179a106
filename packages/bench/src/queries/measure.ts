import { median, percentile } from '../report/statistics';

/** What was asked for, and the milliseconds that each answer took. */
export interface Latency {
  readonly median: number;
  readonly p95: number;
}

/** Where one question goes. */
export interface Address {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One question, as several servers are asked it. */
export type Addresses<TServer extends string> = Readonly<
  Partial<Record<TServer, Address>>
>;

const WARM_UPS = 5;

/**
 * Puts each question once to each server, then all of them again, so that
 * whatever else the machine does hits all of them alike. One request at a time.
 *
 * @param requests - how often each question is asked
 */
export async function measureLatencies<TServer extends string>(
  questions: ReadonlyArray<Addresses<TServer>>,
  requests: number,
): Promise<Array<Partial<Record<TServer, Latency>>>> {
  const asked = questions.map(addresses =>
    Object.entries<Address | undefined>(addresses).flatMap(
      ([server, address]) =>
        address
          ? [{ server: server as TServer, address, times: new Array<number>() }]
          : [],
    ),
  );
  for (let i = 0; i < WARM_UPS + requests; i++) {
    for (const { address, times } of asked.flat()) {
      const start = performance.now();
      await ask(address);
      if (i >= WARM_UPS) {
        times.push(performance.now() - start);
      }
    }
  }
  return asked.map(servers => {
    const latencies: Partial<Record<TServer, Latency>> = {};
    for (const { server, times } of servers) {
      latencies[server] = {
        median: median(times),
        p95: percentile(times, 0.95),
      };
    }
    return latencies;
  });
}

/** Until the last byte of the answer is here. */
async function ask({ url, headers }: Address): Promise<void> {
  const answer = await fetch(url, { headers });
  const body = await answer.text();
  if (!answer.ok) {
    throw new Error(`${url} answered ${answer.status}: ${body}`);
  }
}
