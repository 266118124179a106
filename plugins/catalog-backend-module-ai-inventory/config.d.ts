import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      aiInventory?: {
        /**
         * When to read the AI inventory's catalog feed, besides when the
         * inventory says that it has something new. Every 30 seconds, for at
         * most 10 minutes, where absent.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
