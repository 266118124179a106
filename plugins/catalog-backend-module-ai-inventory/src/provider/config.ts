import {
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

const SCHEDULE_KEY = 'catalog.providers.aiInventory.schedule';

/**
 * When the feed is read besides its wake-ups.
 *
 * @throws `InputError` that names the key which can't be used.
 */
export function readFeedSchedule(
  config: RootConfigService,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = config.has(SCHEDULE_KEY)
    ? readConfigured(config)
    : { frequency: { seconds: 30 }, timeout: { minutes: 10 } };
  return { ...schedule, scope: 'global' };
}

function readConfigured(
  config: RootConfigService,
): SchedulerServiceTaskScheduleDefinition {
  let schedule: SchedulerServiceTaskScheduleDefinition;
  try {
    schedule = readSchedulerServiceTaskScheduleDefinitionFromConfig(
      config.getConfig(SCHEDULE_KEY),
    );
  } catch (error) {
    throw new InputError(
      `${SCHEDULE_KEY} is no schedule with a frequency and a timeout`,
      error,
    );
  }
  // Replicas that read the feed at the same time would undo each other's work.
  if (schedule.scope === 'local') {
    throw new InputError(
      `${SCHEDULE_KEY}.scope is "local" (allowed: global, which is the default)`,
    );
  }
  return schedule;
}
