import { Background } from './Background';

/** Work that goes on until a test lets it end. */
function heldWork() {
  const ends: Array<(error?: Error) => void> = [];
  const work = jest.fn(
    () =>
      new Promise<void>((resolve, reject) => {
        ends.push(error => (error ? reject(error) : resolve()));
      }),
  );
  const end = async (error?: Error) => {
    ends.shift()?.(error);
    await new Promise(resolve => setImmediate(resolve));
  };
  return { work, end };
}

describe('Background', () => {
  it('does what is asked for once at a time, and once more if asked meanwhile', async () => {
    const { work, end } = heldWork();
    const background = new Background(work, () => {});
    background.wake();
    background.wake();
    background.wake();
    expect(work).toHaveBeenCalledTimes(1);
    await end();
    expect(work).toHaveBeenCalledTimes(2);
    await end();
    expect(work).toHaveBeenCalledTimes(2);
    background.wake();
    expect(work).toHaveBeenCalledTimes(3);
    await end();
  });

  it('lets what is under way end, and begins nothing more', async () => {
    const { work, end } = heldWork();
    const background = new Background(work, () => {});
    background.wake();
    background.wake();
    const stopped = background.stop();
    await end();
    await stopped;
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('tells what went wrong, and works again after it', async () => {
    const { work, end } = heldWork();
    const onError = jest.fn();
    const background = new Background(work, onError);
    background.wake();
    await end(new Error('broken'));
    expect(onError).toHaveBeenCalledWith(new Error('broken'));
    background.wake();
    expect(work).toHaveBeenCalledTimes(2);
    await end();
  });
});
