import { FIXTURE_NOW } from '../__testUtils__';
import { formatDuration, formatMilliseconds, formatRelative } from './time';

const words = { locale: 'en', justNow: 'just now' };
const before = (duration: { [unit: string]: number }) =>
  FIXTURE_NOW.minus(duration).toJSDate().toISOString();

describe('formatRelative', () => {
  it.each([
    [{ seconds: 10 }, 'just now'],
    [{ minutes: 12 }, '12 minutes ago'],
    [{ days: 1 }, '1 day ago'],
  ])('says %p as one does', (duration, text) => {
    expect(formatRelative(before(duration), FIXTURE_NOW, words)).toBe(text);
  });

  it('speaks the reader’s language', () => {
    expect(
      formatRelative(before({ hours: 3 }), FIXTURE_NOW, {
        ...words,
        locale: 'de',
      }),
    ).toBe('vor 3 Stunden');
  });
});

describe('formatRelative where there is little room', () => {
  it('shortens the units', () => {
    expect(
      formatRelative(before({ minutes: 12 }), FIXTURE_NOW, {
        ...words,
        short: true,
      }),
    ).toBe('12 min. ago');
  });
});

describe('formatMilliseconds', () => {
  it('says how long something took', () => {
    expect(formatMilliseconds(95_000, 'en')).toBe('1m, 35s');
  });
});

describe('formatDuration', () => {
  it.each([
    [{ milliseconds: 350 }, '350ms'],
    [{ milliseconds: 4200 }, '4s'],
    [{ minutes: 2, seconds: 10 }, '2m, 10s'],
    [{ hours: 1, minutes: 5, seconds: 3 }, '1h, 5m'],
  ])('says %p in two units at most', (duration, text) => {
    const started = before(duration);
    expect(formatDuration(started, FIXTURE_NOW, 'en')).toBe(text);
  });
});
