import type { EstateSource } from './Estate';

/** Four platforms; of MLflow two servers, which know nothing of each other. */
export const SOURCES = {
  central: {
    ref: 'mlflow/central',
    environment: 'production',
    location: 'https://mlflow.example.com',
  },
  research: {
    ref: 'mlflow/research',
    environment: 'research',
    location: 'https://mlflow.research.example.com',
  },
  sagemaker: {
    ref: 'sagemaker/eu',
    environment: 'staging',
    account: '123456789012',
    location: 'aws:123456789012/eu-west-1',
  },
  azureml: {
    ref: 'azureml/west',
    environment: 'production',
    account: '5f0e2b6c-1d7a-4c1e-9a55-0c9f5f1d7a10',
    location: 'https://management.azure.com/subscriptions/5f0e2b6c/ml-west',
  },
  vertexai: {
    ref: 'vertexai/main',
    environment: 'production',
    account: 'northwind-ml',
    location: 'https://europe-west4-aiplatform.googleapis.com/northwind-ml',
  },
} as const satisfies Record<string, EstateSource>;

export type SourceName = keyof typeof SOURCES;

/** The two servers of MLflow. */
export type MlflowServer = Extract<SourceName, 'central' | 'research'>;
