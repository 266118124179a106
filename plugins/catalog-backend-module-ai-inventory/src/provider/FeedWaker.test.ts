import { ConflictError } from '@backstage/errors';
import { mockServices } from '@backstage/backend-test-utils';
import { createDeferred } from '@backstage/types';
import { FeedWaker } from './FeedWaker';

function setup(trigger: () => Promise<void>) {
  const logger = mockServices.logger.mock();
  const shutdown = new AbortController();
  const pause = jest.fn(async (_: AbortSignal) => {});
  const waker = new FeedWaker({
    trigger,
    logger,
    signal: shutdown.signal,
    pause,
  });
  return { logger, pause, shutdown, waker };
}

const settle = () => new Promise(resolve => setImmediate(resolve));

describe('FeedWaker', () => {
  it('asks for a run', async () => {
    const trigger = jest.fn(async () => {});
    const { waker, pause } = setup(trigger);
    waker.wake();
    await settle();
    expect(trigger).toHaveBeenCalledTimes(1);
    expect(pause).not.toHaveBeenCalled();
  });

  it('asks again until a running task has ended', async () => {
    let attempts = 0;
    const { waker, pause, logger } = setup(async () => {
      attempts += 1;
      if (attempts < 4) {
        throw new ConflictError('Task is currently running');
      }
    });
    waker.wake();
    await settle();
    expect(attempts).toBe(4);
    expect(pause).toHaveBeenCalledTimes(3);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('loses no wake-up that comes while it asks, and makes one of many', async () => {
    const first = createDeferred();
    const trigger = jest.fn(async () => {});
    trigger.mockImplementationOnce(async () => first);
    const { waker } = setup(trigger);
    waker.wake();
    for (let i = 0; i < 50; i++) {
      waker.wake();
    }
    expect(trigger).toHaveBeenCalledTimes(1);
    first.resolve();
    await settle();
    expect(trigger).toHaveBeenCalledTimes(2);
  });

  it('says that it failed, and works the next time', async () => {
    const trigger = jest.fn(async () => {});
    trigger.mockRejectedValueOnce(new Error('no database'));
    const { waker, logger } = setup(trigger);
    waker.wake();
    await settle();
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('no database'),
    );
    waker.wake();
    await settle();
    expect(trigger).toHaveBeenCalledTimes(2);
  });

  it('gives up when the backend shuts down', async () => {
    const trigger = jest.fn(async () => {
      throw new ConflictError('Task is currently running');
    });
    const { waker, pause, shutdown } = setup(trigger);
    pause.mockImplementation(async () => shutdown.abort());
    waker.wake();
    await settle();
    waker.wake();
    await settle();
    expect(trigger).toHaveBeenCalledTimes(1);
  });
});
