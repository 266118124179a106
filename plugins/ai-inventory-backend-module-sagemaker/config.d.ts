import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';

export interface Config {
  aiInventory?: {
    sources?: {
      /**
       * AWS accounts with SageMaker, one for each account and region, each under
       * a key of its own: 1 to 40 lower case letters, digits or '-'.
       */
      sagemaker?: {
        [key: string]: {
          /**
           * E.g. `eu-west-1`.
           */
          region: string;
          /**
           * The account's 12 digits, in quotes. Its credentials are those that
           * `aws.accounts` has for it. Default: the account of the main
           * credentials. News from EventBridge needs it.
           */
          accountId?: string;
          /**
           * What you call the account's place, e.g. `production`.
           */
          environment?: string;
          /**
           * When it is read. Default: every 6 hours, for at most 30 minutes.
           */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
          /**
           * Where SageMaker's API is, if not at the region's public address,
           * e.g. a VPC endpoint.
           */
          endpoint?: string;
          /**
           * The same for CloudWatch.
           */
          cloudwatchEndpoint?: string;
          /**
           * Where people see SageMaker, if not at the region's public console.
           */
          webUrl?: string;
          /**
           * The key of the tag that tells an endpoint's environment. Default:
           * `environment`.
           */
          environmentTag?: string;
          /**
           * What life cycle stages and approvals say about a version. What is
           * given replaces the default mapping of its kind.
           */
          lifecycle?: {
            /**
             * By the stage of a package's life cycle.
             */
            stages?: {
              [stage: string]:
                | 'development'
                | 'testing'
                | 'production'
                | 'retired';
            };
            /**
             * By a package's approval, where it has no stage. Default:
             * `Approved` means `testing`, all else `development`.
             */
            approvals?: {
              [approval: string]:
                | 'development'
                | 'testing'
                | 'production'
                | 'retired';
            };
          };
          /**
           * For how many packages in one sync a training job is looked for in
           * SageMaker's lineage, 0 to 10000. Default: 100.
           */
          lineageLookups?: number;
          /**
           * How long one request may take. Default: half a minute.
           */
          requestTimeout?: HumanDuration;
          /**
           * How many requests are under way at most, 1 to 32. Default: 4.
           */
          concurrency?: number;
          /**
           * How many requests are made in a second at most, 1 to 100, by all
           * sources of the same account and region together. Default: 10.
           */
          requestsPerSecond?: number;
        };
      };
    };
  };
}
