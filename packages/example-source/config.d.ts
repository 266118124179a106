import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  aiInventory?: {
    sources?: {
      /** Acme servers, each under a key of its own. */
      acme?: {
        [key: string]: {
          /** Where the server is, e.g. `https://acme.example.com`. */
          url: string;
          /** @visibility secret */
          token: string;
          /** What you call this server's place, e.g. `production`. */
          environment?: string;
          /** When it is read. Default: each hour, for at most 10 minutes. */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        };
      };
    };
  };
}
