import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';

export interface Config {
  aiInventory?: {
    sources?: {
      /**
       * MLflow servers, each under a key of its own: 1 to 40 lower case letters,
       * digits or '-'.
       */
      mlflow?: {
        [key: string]: {
          /**
           * Where the server's REST API is, with its static prefix if it has one,
           * e.g. `https://mlflow.example.com`.
           */
          url: string;
          /**
           * Where people see MLflow, if not at `url`: links lead there.
           */
          webUrl?: string;
          /**
           * A bearer token. Give this, or username and password, or nothing.
           * @visibility secret
           */
          token?: string;
          /**
           * The name for basic authentication.
           * @visibility secret
           */
          username?: string;
          /**
           * The password for basic authentication.
           * @visibility secret
           */
          password?: string;
          /**
           * Headers that each request carries, e.g. `X-MLFLOW-WORKSPACE`.
           * @deepVisibility secret
           */
          headers?: { [name: string]: string };
          /**
           * The secret of the webhook in MLflow that tells the inventory of
           * changes. Without it, no such news is accepted.
           * @visibility secret
           */
          webhookSecret?: string;
          /**
           * What you call this server's place, e.g. `production`.
           */
          environment?: string;
          /**
           * When it is read. Default: every 30 minutes, for at most 10.
           */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
          /**
           * What aliases and stages say about a version's lifecycle. What is given
           * replaces the default mapping of its kind.
           */
          lifecycle?: {
            /**
             * Default: `champion` and `production` mean `production`.
             */
            aliases?: {
              [alias: string]:
                | 'development'
                | 'testing'
                | 'production'
                | 'retired';
            };
            /**
             * Default: `Production` means `production`, `Staging` `testing`,
             * `Archived` `retired`.
             */
            stages?: {
              [stage: string]:
                | 'development'
                | 'testing'
                | 'production'
                | 'retired';
            };
          };
          /**
           * How long one request may take. Default: one minute.
           */
          requestTimeout?: HumanDuration;
          /**
           * How many requests are under way at most, 1 to 32. Default: 4.
           */
          concurrency?: number;
        };
      };
    };
  };
}
