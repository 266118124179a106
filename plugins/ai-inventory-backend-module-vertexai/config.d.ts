import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';

export interface Config {
  aiInventory?: {
    sources?: {
      /**
       * Projects and locations of Vertex AI, each under a key of its own: 1 to
       * 40 lower case letters, digits or '-'.
       */
      vertexai?: {
        [key: string]: {
          /**
           * The project's id (or number), e.g. `my-project`.
           */
          project: string;
          /**
           * The location, e.g. `europe-west4`.
           */
          location: string;
          /**
           * What you call this project's place, e.g. `production`.
           */
          environment?: string;
          /**
           * The label that tells the environment of an endpoint. Default:
           * `environment`.
           */
          environmentLabel?: string;
          /**
           * When it is read. Default: every 6 hours, for at most 30 minutes.
           */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
          /**
           * The file of a service account's key, or of a workload identity
           * federation. Default: application default credentials.
           * @visibility secret
           */
          credentialsFile?: string;
          /**
           * An access token that is used as it is, for sandboxes and tests.
           * @visibility secret
           */
          token?: string;
          /**
           * Where Vertex AI is asked. Default:
           * `https://<location>-aiplatform.googleapis.com`.
           */
          endpoint?: string;
          /**
           * Where Cloud Monitoring is asked. Default:
           * `https://monitoring.googleapis.com`.
           */
          monitoringEndpoint?: string;
          /**
           * What aliases and labels say about a version's lifecycle. What is
           * given replaces the default mapping of its kind.
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
             * By the label's key, then by its value. Default: the label
             * `lifecycle` with the four values themselves, `staging` for
             * `testing` and `archived` for `retired`.
             */
            labels?: {
              [label: string]: {
                [value: string]:
                  | 'development'
                  | 'testing'
                  | 'production'
                  | 'retired';
              };
            };
          };
          /**
           * Whether the metadata store is asked which datasets a version was
           * made from, where its training does not tell. Default: true.
           */
          lineage?: boolean;
          /**
           * How long one request may take. Default: one minute.
           */
          requestTimeout?: HumanDuration;
          /**
           * How many requests are under way at most, 1 to 32. Default: 4.
           */
          concurrency?: number;
          /**
           * How many requests are sent per minute at most, 1 to 60,000.
           * Default: 300, half of what Google allows a project and region for
           * managing resources unless that quota was raised.
           */
          requestsPerMinute?: number;
        };
      };
    };
  };
}
