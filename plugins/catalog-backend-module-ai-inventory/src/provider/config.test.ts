import { mockServices } from '@backstage/backend-test-utils';
import { readFeedSchedule } from './config';

function read(schedule?: object) {
  return readFeedSchedule(
    mockServices.rootConfig({
      data: schedule
        ? { catalog: { providers: { aiInventory: { schedule } } } }
        : {},
    }),
  );
}

describe('readFeedSchedule', () => {
  it('has a default', () => {
    expect(read()).toEqual({
      frequency: { seconds: 30 },
      timeout: { minutes: 10 },
      scope: 'global',
    });
  });

  it('takes what is configured', () => {
    expect(
      read({ frequency: { cron: '0 * * * *' }, timeout: { minutes: 1 } }),
    ).toMatchObject({
      frequency: { cron: '0 * * * *' },
      timeout: { minutes: 1 },
      scope: 'global',
    });
  });

  it.each([
    [
      { frequency: { minutes: 1 } },
      /catalog\.providers\.aiInventory\.schedule .*timeout/,
    ],
    [
      { frequency: { minutes: 1 }, timeout: { minutes: 1 }, scope: 'local' },
      /catalog\.providers\.aiInventory\.schedule\.scope.*global/,
    ],
  ])('refuses %j and names the key', (schedule, message) => {
    expect(() => read(schedule)).toThrow(message);
  });
});
