import { createDeferred } from '@backstage/types';
import { readAhead } from './readAhead';

const { signal } = new AbortController();
const settle = () => new Promise(resolve => setImmediate(resolve));

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

describe('readAhead', () => {
  it('yields everything in its order', async () => {
    const seen: number[] = [];
    for await (const item of readAhead(numbers(5).items, signal)) {
      seen.push(item);
    }
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it('reads the next item meanwhile, and no further', async () => {
    const { state, items } = numbers(5);
    const ahead: number[] = [];
    for await (const item of readAhead(items, signal)) {
      await settle();
      ahead.push(state.read - item);
    }
    expect(ahead).toEqual([1, 1, 1, 1, 0]);
  });

  it('fails only after what was read before', async () => {
    async function* failing() {
      yield 1;
      throw new Error('no page 2');
    }
    const seen: number[] = [];
    const reading = (async () => {
      for await (const item of readAhead(failing(), signal)) {
        await settle();
        seen.push(item);
      }
    })();
    await expect(reading).rejects.toThrow('no page 2');
    expect(seen).toEqual([1]);
  });

  it('closes what it reads from when its caller fails', async () => {
    const { state, items } = numbers(5);
    const reading = (async () => {
      for await (const item of readAhead(items, signal)) {
        throw new Error(`cannot store ${item}`);
      }
    })();
    await expect(reading).rejects.toThrow('cannot store 1');
    expect(state).toEqual({ read: 2, closed: true });
  });

  it('hands on what its caller failed with when the next item fails too', async () => {
    const second = createDeferred();
    async function* failing() {
      yield 1;
      await second;
    }
    const reading = (async () => {
      for await (const item of readAhead(failing(), signal)) {
        second.reject(new Error('no page 2'));
        throw new Error(`cannot store ${item}`);
      }
    })();
    await expect(reading).rejects.toThrow('cannot store 1');
  });

  it('ends when it is aborted, though nothing comes any more', async () => {
    const stopping = new AbortController();
    async function* silent() {
      yield 1;
      await new Promise(() => {});
    }
    const reading = (async () => {
      for await (const item of readAhead(silent(), stopping.signal)) {
        setImmediate(() => stopping.abort(new Error(`enough after ${item}`)));
      }
    })();
    await expect(reading).rejects.toThrow('enough after 1');
  });
});
