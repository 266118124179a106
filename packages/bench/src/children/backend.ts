import { readFile } from 'node:fs/promises';
import type { Entity } from '@backstage/catalog-model';
import { answerCalls } from '../environment/Child';
import { startBackend, type BackendOptions } from '../portal/startBackend';
import { MemoryProbe, type MemoryUse } from '../portal/MemoryProbe';
import { time } from '../report/statistics';

/** The most entities of one delta, as the entity provider has it. */
const DELTA = 1_000;

let running: Awaited<ReturnType<typeof startBackend>> | undefined;
let entities: Entity[] = [];

function backend() {
  if (!running) {
    throw new Error('The backend was not started');
  }
  return running;
}

function catalog() {
  const { catalog: found } = backend();
  if (!found) {
    throw new Error('The backend has no catalog');
  }
  return found;
}

const deferred = (some: readonly Entity[]) =>
  some.map(entity => ({ entity, locationKey: 'bench' }));

const calls = {
  async start(options: BackendOptions): Promise<void> {
    running = await startBackend(options);
  },

  /** Reads what the hub's feed holds, as JSON, into this process. */
  async loadEntities(path: string): Promise<number> {
    entities = JSON.parse(await readFile(path, 'utf8'));
    return entities.length;
  },

  /** Has the entity provider read the feed to its end; in milliseconds. */
  async readFeed(): Promise<number> {
    return time(() => catalog().readFeed());
  },

  /** Gives the catalog the loaded entities in deltas; in milliseconds. */
  async applyDeltas(): Promise<number> {
    const { connection } = catalog();
    return time(async () => {
      for (let start = 0; start < entities.length; start += DELTA) {
        await connection().applyMutation({
          type: 'delta',
          added: deferred(entities.slice(start, start + DELTA)),
          removed: [],
        });
      }
    });
  },

  /** Gives the catalog the loaded entities all at once; in milliseconds. */
  async applyFull(): Promise<number> {
    const { connection } = catalog();
    return time(() =>
      connection().applyMutation({
        type: 'full',
        entities: deferred(entities),
      }),
    );
  },

  /** Has the hub read a source; in milliseconds. */
  async sync(sourceRef: string): Promise<number> {
    return time(() => backend().sync(sourceRef));
  },

  /** Has the hub read a source while memory is watched. */
  async syncWatchingMemory({
    sourceRef,
    onlyInUse,
  }: {
    readonly sourceRef: string;
    readonly onlyInUse: boolean;
  }): Promise<{ idle: MemoryUse; peak: MemoryUse; ms: number }> {
    const idle = await MemoryProbe.idle();
    const probe = MemoryProbe.start({ onlyInUse });
    const ms = await time(() => backend().sync(sourceRef));
    return { idle, peak: probe.stop(), ms };
  },
};

export type BackendCalls = typeof calls;

answerCalls(calls);
