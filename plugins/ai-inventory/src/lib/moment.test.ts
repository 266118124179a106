import { DateTime } from 'luxon';
import {
  fieldsOfTime,
  parseMoment,
  quickDays,
  timeOfFields,
  writeMoment,
} from './moment';

const BERLIN = { zone: 'Europe/Berlin' };
const NOW = DateTime.fromISO('2026-11-23T14:00:00.000Z');

describe('parseMoment', () => {
  it.each([
    ['asOf=2026-03-01T22:59:00.000Z', '2026-03-01T22:59:00.000Z', 'known'],
    [
      'asOf=2026-03-01T22:59:00%2B01:00&clock=actual',
      '2026-03-01T21:59:00.000Z',
      'actual',
    ],
    ['asOf=2026-03-01', '2026-03-01T23:59:59.999Z', 'known'],
    ['asOf=2026-11-23', '2026-11-23T14:00:00.000Z', 'known'],
    ['asOf=2026-03-01&clock=sundial', '2026-03-01T23:59:59.999Z', 'known'],
  ])('reads %s', (search, asOf, clock) => {
    expect(parseMoment(new URLSearchParams(search), NOW)).toEqual({
      asOf,
      clock,
    });
  });

  it.each([
    '',
    'clock=actual',
    'asOf=',
    'asOf=yesterday',
    'asOf=2026-02-30',
    'asOf=2026-11-23T14:00:01Z',
    'asOf=2026-11-24',
  ])('sees no moment in %p', search => {
    expect(parseMoment(new URLSearchParams(search), NOW)).toBeUndefined();
  });
});

describe('writeMoment', () => {
  const params = new URLSearchParams('q=fraud&asOf=old&clock=actual');

  it('leaves the rest of the address, and the usual clock out', () => {
    const asOf = '2026-03-01T22:59:00.000Z';
    expect(writeMoment(params, { asOf, clock: 'known' }).toString()).toBe(
      `q=fraud&asOf=${encodeURIComponent(asOf)}`,
    );
    expect(writeMoment(params, { asOf, clock: 'actual' }).get('clock')).toBe(
      'actual',
    );
  });

  it('takes the moment out', () => {
    expect(writeMoment(params, undefined).toString()).toBe('q=fraud');
  });
});

describe('timeOfFields', () => {
  it.each([
    [{ day: '2026-03-01', time: '' }, '2026-03-01T23:59:59.999Z'],
    [{ day: '2026-03-01', time: '08:30' }, '2026-03-01T08:30:00.000Z'],
    [{ day: '2026-11-23', time: '' }, '2026-11-23T14:00:00.000Z'],
    [{ day: '2026-11-23', time: '14:01' }, undefined],
    [{ day: '2026-11-24', time: '' }, undefined],
    [{ day: '', time: '08:30' }, undefined],
  ])('reads %p', (fields, iso) => {
    expect(timeOfFields(fields, NOW)).toBe(iso);
  });

  it('comes back as it was given', () => {
    expect(fieldsOfTime('2026-03-01T08:30:00.000Z')).toEqual({
      day: '2026-03-01',
      time: '08:30',
    });
    expect(fieldsOfTime('2026-03-01T23:59:59.999Z')).toEqual({
      day: '2026-03-01',
      time: '',
    });
    expect(fieldsOfTime(undefined)).toEqual({ day: '', time: '' });
  });
});

describe('quickDays', () => {
  it('are days of the reader', () => {
    const now = DateTime.fromISO('2026-05-01T00:30:00', BERLIN);
    expect(quickDays(now)).toEqual({
      yesterday: '2026-04-30',
      week: '2026-04-24',
      month: '2026-04-01',
      quarter: '2026-03-31',
    });
  });
});
