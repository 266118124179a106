import { createDeferred } from '@backstage/types';
import { gather } from './gather';

const settle = () => new Promise(resolve => setImmediate(resolve));
const each = { sizeOf: () => 1, upTo: 3 };

/** Lists numbers, and tells how far it was read and whether it was closed. */
function numbers(count: number) {
  const state = { read: 0, closed: false };
  async function* read() {
    try {
      for (let n = 1; n <= count; n++) {
        state.read = n;
        yield n;
      }
    } finally {
      state.closed = true;
    }
  }
  return { state, items: read() };
}

describe('gather', () => {
  it('yields what comes slowly as it comes', async () => {
    async function* slow() {
      for (let n = 1; n <= 3; n++) {
        await settle();
        yield n;
      }
    }
    const batches: number[][] = [];
    for await (const batch of gather(slow(), each)) {
      batches.push(batch);
    }
    expect(batches).toEqual([[1], [2], [3]]);
  });

  it('yields together what came while its caller worked, up to a size', async () => {
    const { state, items } = numbers(8);
    const batches: number[][] = [];
    const read: number[] = [];
    for await (const batch of gather(items, each)) {
      await settle();
      batches.push(batch);
      read.push(state.read);
    }
    expect(batches.flat()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(batches.slice(1)).toEqual([[2, 3, 4], [5, 6, 7], [8]]);
    expect(read).toEqual([4, 7, 8, 8]);
  });

  it('counts what items come to', async () => {
    const batches: number[][] = [];
    const large = { sizeOf: (n: number) => n, upTo: 5 };
    for await (const batch of gather(numbers(5).items, large)) {
      await settle();
      batches.push(batch);
    }
    expect(batches.slice(1)).toEqual([
      [2, 3],
      [4, 5],
    ]);
  });

  it('yields nothing where nothing comes', async () => {
    const batches: number[][] = [];
    for await (const batch of gather(numbers(0).items, each)) {
      batches.push(batch);
    }
    expect(batches).toEqual([]);
  });

  it('fails only after what was read before', async () => {
    async function* failing() {
      yield 1;
      yield 2;
      throw new Error('no page 3');
    }
    const seen: number[] = [];
    const reading = (async () => {
      for await (const batch of gather(failing(), each)) {
        await settle();
        seen.push(...batch);
      }
    })();
    await expect(reading).rejects.toThrow('no page 3');
    expect(seen).toEqual([1, 2]);
  });

  it('closes what it reads from when its caller fails', async () => {
    const { state, items } = numbers(100);
    const reading = (async () => {
      for await (const batch of gather(items, each)) {
        await settle();
        throw new Error(`cannot store ${batch}`);
      }
    })();
    await expect(reading).rejects.toThrow('cannot store 1');
    expect(state.closed).toBe(true);
    expect(state.read).toBeLessThanOrEqual(5);
  });

  it('hands on what its caller failed with when the next item fails too', async () => {
    const second = createDeferred();
    async function* failing() {
      yield 1;
      await second;
    }
    const reading = (async () => {
      for await (const batch of gather(failing(), each)) {
        second.reject(new Error('no page 2'));
        throw new Error(`cannot store ${batch}`);
      }
    })();
    await expect(reading).rejects.toThrow('cannot store 1');
  });
});
