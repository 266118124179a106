import { DateTime, type DurationLikeObject } from 'luxon';

/** When the fixture's story plays; tests freeze their clock here. */
export const FIXTURE_NOW = DateTime.fromISO('2026-11-23T14:00:00.000Z', {
  zone: 'utc',
});

let shift = 0;

/** Moves the story, so that the development app shows it as of now. */
export function playFixtureAt(now: DateTime) {
  shift = now.diff(FIXTURE_NOW).toMillis();
}

/** A time of the story, as the API writes it. */
export function ago(duration: DurationLikeObject): string {
  return FIXTURE_NOW.plus({ milliseconds: shift })
    .minus(duration)
    .toJSDate()
    .toISOString();
}

/** A made-up id that is always the same for the same number. */
export function fixtureId(group: number, index: number): string {
  const tail = String(index).padStart(12, '0');
  return `${String(group).padStart(8, '0')}-0000-4000-8000-${tail}`;
}
