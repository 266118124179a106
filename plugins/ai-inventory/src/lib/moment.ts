import { DateTime } from 'luxon';

/**
 * How a date is looked at: as the inventory knew it then, or as it was at the
 * sources, by what is known today.
 */
export const CLOCKS = ['known', 'actual'] as const;

/** One of the two ways to look at a date. */
export type Clock = (typeof CLOCKS)[number];

/** The point in time as of which a page is shown; as the API takes it. */
export interface Moment {
  /** ISO 8601 in UTC. */
  readonly asOf: string;
  readonly clock: Clock;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const toIso = (time: DateTime): string => time.toJSDate().toISOString();

/**
 * Reads a time out of an address: an ISO time, or a day, of which its end is
 * meant. What is no time, or yet to come, is none.
 */
export function parseTime(
  text: string | null,
  now: DateTime,
): string | undefined {
  if (!text) {
    return undefined;
  }
  const time = DateTime.fromISO(text);
  if (!time.isValid) {
    return undefined;
  }
  if (!DAY.test(text)) {
    return time <= now ? toIso(time) : undefined;
  }
  return time <= now ? toIso(DateTime.min(time.endOf('day'), now)) : undefined;
}

/** Reads a clock out of an address; the usual one where it names none. */
export function parseClock(text: string | null): Clock {
  return CLOCKS.find(clock => clock === text) ?? CLOCKS[0];
}

/** The moment that two values of an address mean, if they make sense. */
export function momentOf(
  time: string | null,
  clock: string | null,
  now: DateTime,
): Moment | undefined {
  const asOf = parseTime(time, now);
  return asOf ? { asOf, clock: parseClock(clock) } : undefined;
}

/** Reads the moment out of an address; none where it makes no sense. */
export function parseMoment(
  params: URLSearchParams,
  now: DateTime,
): Moment | undefined {
  return momentOf(params.get('asOf'), params.get('clock'), now);
}

/** Writes a moment into an address, or takes it out. */
export function writeMoment(
  params: URLSearchParams,
  moment: Moment | undefined,
): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete('asOf');
  next.delete('clock');
  if (moment) {
    next.set('asOf', moment.asOf);
    if (moment.clock !== CLOCKS[0]) {
      next.set('clock', moment.clock);
    }
  }
  return next;
}

/**
 * The time that a reader means by a day and a time of day in their zone.
 * Without a time of day it is the end of the day, and now for today.
 *
 * @returns undefined for what is no day, or yet to come
 */
export function timeOfFields(
  fields: { readonly day: string; readonly time: string },
  now: DateTime,
): string | undefined {
  const { day, time } = fields;
  return DAY.test(day)
    ? parseTime(time ? `${day}T${time}` : day, now)
    : undefined;
}

/**
 * The day and the time of day of a moment in the reader's zone; no time where it
 * is the end of the day.
 */
export function fieldsOfTime(iso: string | undefined): {
  day: string;
  time: string;
} {
  if (!iso) {
    return { day: '', time: '' };
  }
  const time = DateTime.fromISO(iso);
  const isEnd = time.toMillis() === time.endOf('day').toMillis();
  return {
    day: time.toFormat('yyyy-MM-dd'),
    time: isEnd ? '' : time.toFormat('HH:mm'),
  };
}

/** Days that readers look back to most, by the end of which it is asked. */
export function quickDays(now: DateTime) {
  return {
    yesterday: now.minus({ days: 1 }).toFormat('yyyy-MM-dd'),
    week: now.minus({ weeks: 1 }).toFormat('yyyy-MM-dd'),
    month: now.minus({ months: 1 }).toFormat('yyyy-MM-dd'),
    quarter: now.startOf('quarter').minus({ days: 1 }).toFormat('yyyy-MM-dd'),
  } as const;
}
