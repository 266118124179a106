import { DateTime, Duration } from 'luxon';

/** `12 minutes ago`, `in 3 hours`; within 45 seconds it says `just now` through the given words. */
export function formatRelative(
  iso: string,
  now: DateTime,
  options: { locale: string; justNow: string; short?: boolean },
): string {
  const time = DateTime.fromISO(iso);
  if (Math.abs(now.diff(time).as('seconds')) < 45) {
    return options.justNow;
  }
  return (
    time.setLocale(options.locale).toRelative({
      base: now,
      style: options.short ? 'short' : 'long',
    }) ?? formatAbsolute(iso, options.locale)
  );
}

/** Date and time to the second, in the reader's time zone. */
export function formatAbsolute(iso: string, locale: string): string {
  return DateTime.fromISO(iso)
    .setLocale(locale)
    .toLocaleString(DateTime.DATETIME_FULL_WITH_SECONDS);
}

/** Date and time to the minute, in the reader's time zone. */
export function formatMinute(iso: string, locale: string): string {
  return DateTime.fromISO(iso)
    .setLocale(locale)
    .toLocaleString({ dateStyle: 'long', timeStyle: 'short' });
}

/** `350ms`, `4s`, `2m, 10s`, `1h, 5m`: at most two units. */
export function formatDuration(
  fromIso: string,
  to: string | DateTime,
  locale: string,
): string {
  const end = typeof to === 'string' ? DateTime.fromISO(to) : to;
  return formatMilliseconds(
    Math.max(0, end.diff(DateTime.fromISO(fromIso)).toMillis()),
    locale,
  );
}

/** The same for a length of time that is known already. */
export function formatMilliseconds(
  milliseconds: number,
  locale: string,
): string {
  if (milliseconds < 1000) {
    return Duration.fromObject(
      { milliseconds: Math.round(milliseconds) },
      { locale },
    ).toHuman({ unitDisplay: 'narrow' });
  }
  const { hours, minutes, seconds } = Duration.fromMillis(milliseconds, {
    locale,
  }).shiftTo('hours', 'minutes', 'seconds');
  const units =
    hours > 0
      ? { hours, minutes }
      : { ...(minutes > 0 ? { minutes } : {}), seconds: Math.round(seconds) };
  return Duration.fromObject(units, { locale }).toHuman({
    unitDisplay: 'narrow',
    listStyle: 'narrow',
  });
}
