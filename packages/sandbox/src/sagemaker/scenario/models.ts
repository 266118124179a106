import { artifactOf } from '../../scenario/origins';
import type { ScenarioCard, ScenarioGroup, ScenarioTrainingJob } from './types';

const REGISTRY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/northwind';
const LAKE = 's3://northwind-lake';
const MODELS = 's3://northwind-models/training';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

export const TRAINING_JOBS: readonly ScenarioTrainingJob[] = [
  {
    name: 'fraud-scorer-2026-02-09',
    on: '2026-02-09',
    image: `${REGISTRY}/xgboost-train:2.1`,
    parameters: { max_depth: '8', eta: '0.04', rounds: '1400' },
    metrics: { auc: 0.948, log_loss: 0.0387 },
    channels: {
      train: `${LAKE}/payments/card-transactions/`,
      validation: `${LAKE}/payments/card-transactions-holdout`,
    },
  },
  {
    name: 'fraud-scorer-2026-05-18',
    on: '2026-05-18',
    image: `${REGISTRY}/xgboost-train:2.1`,
    parameters: {
      max_depth: '8',
      eta: '0.03',
      rounds: '1800',
      sagemaker_program: '"train.py"',
      objective: '"binary:logistic"',
    },
    metrics: { auc: 0.957, log_loss: 0.0361 },
    channels: {
      train: `${LAKE}/payments/card-transactions`,
      validation: `${LAKE}/payments/card-transactions-holdout`,
      test: `${LAKE}/risk/confirmed-fraud/2026`,
    },
  },
  {
    name: 'fraud-scorer-2026-10-05',
    on: '2026-10-05',
    image: `${REGISTRY}/xgboost-train:2.1`,
    parameters: { max_depth: '9', eta: '0.03', rounds: '2200' },
    metrics: { auc: 0.961, log_loss: 0.0352 },
    channels: {
      train: `${LAKE}/payments/card-transactions`,
      'train-cases': `${LAKE}/risk/confirmed-fraud/2026`,
      eval: `${LAKE}/payments/card-transactions-holdout`,
    },
  },
  {
    name: 'chargeback-outcome-2026-06-30',
    on: '2026-06-30',
    image: `${REGISTRY}/lightgbm-train:4.5`,
    parameters: { num_leaves: '95', learning_rate: '0.04' },
    metrics: { auc: 0.8, brier: 0.152 },
    channels: {
      training: `${LAKE}/risk/disputes/chargebacks`,
      vocabulary: `${LAKE}/risk/disputes/reason-codes`,
    },
  },
  {
    name: 'document-forgery-2026-08-24',
    on: '2026-08-24',
    image: `${REGISTRY}/torch-train:2.5`,
    parameters: { backbone: '"convnext-small"', epochs: '14' },
    metrics: { f1: 0.912 },
    channels: { train: 's3://northwind-vault/kyc/identity-documents' },
    output: 'model/',
  },
];

export const GROUPS: readonly ScenarioGroup[] = [
  {
    name: 'fraud-scorer',
    description:
      'Packages of the MLflow model fraud-scorer, as they are served.',
    on: '2026-02-10',
    by: 'deniz-arslan',
    tags: { team: 'risk', owner: 'risk', 'cost-centre': '4711' },
    packages: [
      {
        on: '2026-02-10',
        ModelPackageDescription: 'The first one that went through the gate.',
        ModelApprovalStatus: 'Approved',
        ModelLifeCycle: { Stage: 'Archived', StageStatus: 'Approved' },
        SourceUri: 'models:/fraud-scorer/4',
        InferenceSpecification: xgboost('fraud-scorer-2026-02-09', 'a'),
        CustomerMetadataProperties: { team: 'risk', 'git.commit': '51f0b2e' },
      },
      {
        on: '2026-05-19',
        ModelPackageDescription: 'Serves every card payment.',
        ModelApprovalStatus: 'Approved',
        ApprovalDescription: 'Model risk committee, 2026-05-21.',
        ModelLifeCycle: {
          Stage: 'Production',
          StageStatus: 'Approved',
          StageDescription: 'Since 2 June 2026.',
        },
        SourceUri: 'models:/fraud-scorer/5',
        Domain: 'MACHINE_LEARNING',
        Task: 'CLASSIFICATION',
        InferenceSpecification: xgboost('fraud-scorer-2026-05-18', 'b'),
        CustomerMetadataProperties: { team: 'risk', 'git.commit': '9c31d07' },
        MetadataProperties: {
          CommitId: '9c31d07',
          Repository: 'https://git.northwind.example/risk/fraud-scorer',
        },
      },
      {
        on: '2026-10-06',
        ModelPackageDescription: 'Knows the confirmed cases of this year.',
        ModelApprovalStatus: 'PendingManualApproval',
        ModelLifeCycle: { Stage: 'Staging', StageStatus: 'PendingApproval' },
        SourceUri: 'models:/fraud-scorer/6',
        InferenceSpecification: xgboost('fraud-scorer-2026-10-05', 'c'),
        CustomerMetadataProperties: { team: 'risk' },
      },
    ],
  },
  {
    name: 'chargeback-outcome',
    description:
      'Repacked by a pipeline, so that only lineage leads to its job.',
    on: '2026-07-01',
    by: 'sofia-marin',
    tags: { team: 'risk' },
    packages: [
      {
        on: '2026-07-01',
        lineage: 'chargeback-outcome-2026-06-30',
        ModelApprovalStatus: 'Approved',
        SourceUri: 'models:/chargeback-outcome/3',
        InferenceSpecification: {
          Containers: [
            {
              Image: `${REGISTRY}/lightgbm-serve:4.5`,
              ImageDigest: digest('d'),
              ModelDataUrl:
                's3://northwind-models/repacked/chargeback-outcome/3/model.tar.gz',
            },
          ],
          SupportedContentTypes: ['application/json'],
          SupportedResponseMIMETypes: ['application/json'],
        },
      },
    ],
  },
  {
    name: 'Document-Forgery',
    on: '2026-08-25',
    by: 'ines-carvalho',
    tags: { team: 'kyc' },
    packages: [
      {
        on: '2026-08-25',
        ModelApprovalStatus: 'Rejected',
        ApprovalDescription: 'Worse on passports of two countries.',
        InferenceSpecification: {
          Containers: [
            {
              Image: `${REGISTRY}/torch-serve@${digest('e')}`,
              ModelDataSource: {
                S3DataSource: {
                  S3Uri: `${MODELS}/document-forgery-2026-08-24/output/model/`,
                  S3DataType: 'S3Prefix',
                  CompressionType: 'None',
                },
              },
              Framework: 'PYTORCH',
              FrameworkVersion: '2.5',
            },
          ],
          SupportedContentTypes: ['image/jpeg'],
          SupportedResponseMIMETypes: ['application/json'],
        },
        ModelCard: {
          ModelCardStatus: 'Draft',
          ModelCardContent: JSON.stringify({
            model_overview: { model_owner: 'kyc-team@northwind.example' },
            intended_uses: {
              purpose_of_model: 'Finds forged identity documents.',
              risk_rating: 'High',
            },
            evaluation_details: [
              {
                name: 'holdout',
                datasets: ['s3://northwind-vault/kyc/holdout'],
                metric_groups: [
                  {
                    name: 'binary classification',
                    metric_data: [
                      { name: 'recall', type: 'number', value: 0.87 },
                    ],
                  },
                ],
              },
            ],
          }),
        },
      },
    ],
  },
  {
    name: 'passport-gate',
    description: 'Stands before the opening of an account.',
    on: '2026-05-22',
    by: 'ines-carvalho',
    tags: { team: 'risk' },
    packages: [
      {
        // Registered by hand: nothing but its files tells where it is from.
        on: '2026-05-22',
        ModelApprovalStatus: 'Approved',
        ModelLifeCycle: { Stage: 'Production', StageStatus: 'Approved' },
        InferenceSpecification: fromMlflow(
          artifactOf('/risk/kyc', 'identity-document-check', 2),
          'torch-serve:2.5',
        ),
      },
    ],
  },
  {
    name: 'merchant-codes',
    on: '2025-09-02',
    by: 'oluwaseun-ade',
    tags: { team: 'payments' },
    packages: [
      {
        on: '2025-09-02',
        ModelApprovalStatus: 'PendingManualApproval',
        ModelLifeCycle: { Stage: 'Staging', StageStatus: 'PendingApproval' },
        InferenceSpecification: {
          Containers: [
            {
              Image: `${REGISTRY}/sklearn-serve:1.5`,
              ImageDigest: digest('f'),
              ModelDataUrl:
                's3://northwind-models/repacked/merchant-codes/1/model.tar.gz',
            },
          ],
          SupportedContentTypes: ['application/json'],
          SupportedResponseMIMETypes: ['application/json'],
        },
        CustomerMetadataProperties: {
          'mlflow.source': 'models:/merchant-category-guesser/1',
        },
      },
    ],
  },
  {
    name: 'churn-experiments',
    description: 'Empty since the spring cleaning.',
    on: '2025-11-03',
    by: 'guest',
    tags: {},
    packages: [],
  },
];

export const CARDS: readonly ScenarioCard[] = [
  {
    name: 'fraud-scorer-card',
    on: '2026-05-20',
    status: 'Approved',
    content: {
      model_overview: {
        model_description: 'Scores card payments from 0 to 1.',
        model_owner: 'risk',
      },
      model_package_details: { model_package_group_name: 'fraud-scorer' },
      intended_uses: {
        purpose_of_model:
          'Decides which card payments wait for a second factor.',
        intended_uses: 'Not for decisions on a person’s account.',
        risk_rating: 'High',
      },
    },
  },
  {
    name: 'fraud-scorer-card-draft',
    on: '2026-11-02',
    status: 'Draft',
    content: {
      model_overview: { model_owner: 'nobody-yet' },
      model_package_details: { model_package_group_name: 'fraud-scorer' },
    },
  },
  {
    name: 'doc-ocr-hotfix',
    on: '2026-09-14',
    status: 'PendingReview',
    content: {
      model_overview: { model_owner: 'kyc-team@northwind.example' },
      intended_uses: { risk_rating: 'Medium' },
    },
  },
];

/** As MLflow left it: a folder, not an archive. */
function fromMlflow(artifact: string, image: string) {
  return {
    Containers: [
      {
        Image: `${REGISTRY}/${image}`,
        ModelDataSource: {
          S3DataSource: {
            S3Uri: `${artifact}/`,
            S3DataType: 'S3Prefix',
            CompressionType: 'None',
          },
        },
      },
    ],
    SupportedContentTypes: ['application/json'],
    SupportedResponseMIMETypes: ['application/json'],
  };
}

function xgboost(job: string, letter: string) {
  return {
    Containers: [
      {
        Image: `${REGISTRY}/xgboost-serve:2.1`,
        ImageDigest: digest(letter),
        ModelDataUrl: `${MODELS}/${job}/output/model.tar.gz`,
        Framework: 'XGBOOST',
        FrameworkVersion: '2.1',
        Environment: { LOG_LEVEL: 'info' },
      },
    ],
    SupportedRealtimeInferenceInstanceTypes: ['ml.c5.xlarge'],
    SupportedContentTypes: ['text/csv'],
    SupportedResponseMIMETypes: ['text/csv'],
  };
}
