import { artifactOf } from '../../scenario/origins';
import { toArn } from '../wire';
import type {
  ScenarioComponent,
  ScenarioEndpoint,
  ScenarioPipeline,
  ScenarioServedModel,
} from './types';

const REGISTRY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/northwind';

export const MODELS: readonly ScenarioServedModel[] = [
  {
    name: 'fraud-scorer-2',
    on: '2026-06-02',
    tags: { team: 'risk' },
    PrimaryContainer: {
      ModelPackageName: toArn('model-package', 'fraud-scorer/2'),
    },
  },
  {
    name: 'fraud-scorer-3',
    on: '2026-10-07',
    tags: { team: 'risk' },
    PrimaryContainer: {
      ModelPackageName: toArn('model-package', 'fraud-scorer/3'),
    },
  },
  {
    name: 'doc-ocr-hotfix',
    on: '2026-09-12',
    tags: { team: 'kyc' },
    PrimaryContainer: {
      Image: `${REGISTRY}/ocr:hotfix-3`,
      ModelDataUrl: 's3://northwind-scratch/ines/ocr/model.tar.gz',
    },
  },
  {
    // Straight from MLflow's bucket: nobody made a package of it.
    name: 'retry-timing-2026-03',
    on: '2026-03-04',
    tags: { team: 'payments' },
    PrimaryContainer: {
      Image: `${REGISTRY}/lightgbm-serve:4.5`,
      ModelDataSource: {
        S3DataSource: {
          S3Uri: `${artifactOf('/payments/retries', 'retry-timing', 2)}/`,
          S3DataType: 'S3Prefix',
          CompressionType: 'None',
        },
      },
    },
  },
  {
    name: 'help-centre-llm',
    on: '2026-07-20',
    tags: { team: 'search', owner: 'search' },
    Containers: [
      {
        Image: `${REGISTRY}/text-generation:3.1`,
        ModelDataSource: {
          S3DataSource: {
            S3Uri: 's3://northwind-models/foundation/help-centre-8b/',
            S3DataType: 'S3Prefix',
            CompressionType: 'None',
          },
        },
      },
    ],
  },
  {
    name: 'vendor-sanctions-match',
    on: '2026-03-16',
    tags: {},
    PrimaryContainer: {
      // Bought on the marketplace: the package belongs to another account.
      ModelPackageName:
        'arn:aws:sagemaker:eu-west-1:985815980388:model-package/sanctions-match-7f2c',
    },
  },
];

export const ENDPOINTS: readonly ScenarioEndpoint[] = [
  {
    name: 'fraud-scorer',
    on: '2026-06-02',
    tags: { environment: 'production', team: 'risk' },
    variants: [variant('AllTraffic', 'fraud-scorer-2', 1, 4)],
    lastCalled: { AllTraffic: 0.01 },
  },
  {
    name: 'fraud-scorer-staging',
    on: '2026-10-08',
    tags: { environment: 'staging', team: 'risk' },
    variants: [
      variant('current', 'fraud-scorer-2', 3, 1),
      variant('candidate', 'fraud-scorer-3', 1, 1),
    ],
    lastCalled: { current: 3, candidate: 3 },
  },
  {
    name: 'subscription-retries',
    on: '2026-03-04',
    tags: { environment: 'production', team: 'payments' },
    variants: [variant('AllTraffic', 'retry-timing-2026-03', 1, 2)],
    lastCalled: { AllTraffic: 0.2 },
  },
  {
    name: 'doc-ocr',
    on: '2026-09-12',
    tags: {},
    variants: [variant('AllTraffic', 'doc-ocr-hotfix', 1, 1)],
    lastCalled: { AllTraffic: 70 },
  },
  {
    name: 'help-centre',
    on: '2026-07-21',
    tags: { environment: 'production', team: 'search' },
    // Its models are inference components.
    variants: [
      {
        VariantName: 'pool',
        InstanceType: 'ml.g5.2xlarge',
        InitialInstanceCount: 1,
      },
    ],
  },
  {
    name: 'sanctions-trial',
    on: '2026-03-17',
    tags: { environment: 'test' },
    variants: [variant('AllTraffic', 'vendor-sanctions-match', 1, 1)],
    // Never came up, and its configuration was tidied away.
    status: 'Failed',
    reason: 'The primary container did not pass the ping health check.',
  },
];

export const COMPONENTS: readonly ScenarioComponent[] = [
  {
    name: 'help-centre-answers',
    on: '2026-07-21',
    EndpointName: 'help-centre',
    VariantName: 'pool',
    Specification: {
      ModelName: 'help-centre-llm',
      ComputeResourceRequirements: { MinMemoryRequiredInMb: 24_576 },
    },
    lastCalled: 0.5,
  },
];

export const PIPELINES: readonly ScenarioPipeline[] = [
  {
    name: 'fraud-scorer-training',
    on: '2026-02-01',
    changed: '2026-10-04',
    tags: { team: 'risk' },
    PipelineDisplayName: 'fraud-scorer-training',
    PipelineDescription: 'Trains, checks and packages fraud-scorer.',
    PipelineDefinition: '{"Version":"2020-12-01","Steps":[]}',
  },
  {
    name: 'kyc-nightly',
    on: '2026-08-01',
    changed: '2026-08-01',
    tags: { team: 'kyc' },
    PipelineDisplayName: 'KYC-nightly',
    PipelineDefinition: '{"Version":"2020-12-01","Steps":[]}',
  },
];

function variant(
  VariantName: string,
  ModelName: string,
  InitialVariantWeight: number,
  InitialInstanceCount: number,
) {
  return {
    VariantName,
    ModelName,
    InitialVariantWeight,
    InitialInstanceCount,
    InstanceType: 'ml.c5.xlarge',
  };
}
