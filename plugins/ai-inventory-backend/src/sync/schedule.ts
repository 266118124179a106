import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { Duration } from 'luxon';

/** A schedule in words, e.g. `every 30 minutes`. */
export function describeSchedule({
  frequency,
}: Pick<SchedulerServiceTaskScheduleDefinition, 'frequency'>): string {
  if ('cron' in frequency) {
    return `cron ${frequency.cron}`;
  }
  if ('trigger' in frequency) {
    return 'when asked for';
  }
  const duration = Duration.isDuration(frequency)
    ? frequency
    : Duration.fromObject(frequency);
  return `every ${duration.reconfigure({ locale: 'en' }).toHuman()}`;
}
