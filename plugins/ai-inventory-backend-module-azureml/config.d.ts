import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  aiInventory?: {
    sources?: {
      /**
       * Azure Machine Learning workspaces, each under a key of its own: 1 to 40
       * lower case letters, digits or '-'.
       */
      azureml?: {
        [key: string]: {
          /**
           * The subscription that the workspace is in.
           */
          subscriptionId: string;
          /**
           * The resource group that the workspace is in.
           */
          resourceGroup: string;
          /**
           * The workspace's name.
           */
          workspace: string;
          /**
           * Where Azure Resource Manager is. Default:
           * `https://management.azure.com`.
           */
          endpoint?: string;
          /**
           * Where people see Azure Machine Learning studio: links lead there.
           * Default: `https://ml.azure.com`.
           */
          webUrl?: string;
          /**
           * The tenant of the identity. Without clientSecret: that of the identity
           * that the backend runs with.
           */
          tenantId?: string;
          /**
           * The application that reads. Without clientSecret: the managed identity
           * or workload identity to use.
           */
          clientId?: string;
          /**
           * The application's secret. Default: the identity that the backend runs
           * with.
           * @visibility secret
           */
          clientSecret?: string;
          /**
           * A bearer token instead of an identity, for what stands in for Azure.
           * @visibility secret
           */
          token?: string;
          /**
           * What you call the workspace's place, e.g. `production`.
           */
          environment?: string;
          /**
           * The tag of an endpoint, model or other object that tells where it runs,
           * if not where the workspace does. Default: `environment`.
           */
          environmentTag?: string;
          /**
           * The version of Azure ML's REST API. Default: `2026-05-01`.
           */
          apiVersion?: string;
          /**
           * When it is read. Default: every 6 hours, for at most 30 minutes.
           */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
          /**
           * What stages say about a version's lifecycle. What is given replaces the
           * default mapping.
           */
          lifecycle?: {
            /**
             * Default: `Production` means `production`, `Staging` and `Testing`
             * `testing`, `Development` `development`, `Archived` `retired`.
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
           * News from Azure Event Grid. Without it, such news is refused.
           */
          events?: {
            /**
             * What the subscription sends in the header `x-ai-inventory-secret`, at
             * least 16 characters.
             * @visibility secret
             */
            secret: string;
          };
        };
      };
    };
  };
}
