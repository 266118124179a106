import { artifactOf, runIdOf } from '../../scenario/origins';
import type { ScenarioModel } from './types';

const PREBUILT = 'europe-docker.pkg.dev/vertex-ai/prediction';

const MARKETING_MODELS: readonly ScenarioModel[] = [
  {
    id: '5839201746820194304',
    displayName: 'campaign-uplift',
    description:
      'Tells whom a campaign changes, rather than who would have come anyway.',
    versions: [
      {
        on: '2025-02-10',
        labels: { team: 'marketing', owner: 'marketing', lifecycle: 'retired' },
        sourceType: 'AUTOML',
        trainingPipeline: '3310049287715356672',
        evaluations: [
          {
            id: '4410001',
            name: 'campaign-uplift v1',
            on: '2025-02-10',
            metrics: { auPrc: 0.611, auRoc: 0.702, logLoss: 0.58 },
          },
        ],
      },
      {
        on: '2025-11-17',
        note: 'Leaves out who unsubscribed.',
        labels: { team: 'marketing', owner: 'marketing' },
        aliases: ['fallback'],
        sourceType: 'AUTOML',
        trainingPipeline: '7421900316642869248',
        evaluations: [
          {
            id: '4410002',
            name: 'campaign-uplift v2',
            on: '2025-11-17',
            metrics: { auPrc: 0.655, auRoc: 0.741, logLoss: 0.53 },
          },
        ],
      },
      {
        on: '2026-08-24',
        labels: { team: 'marketing', owner: 'marketing' },
        aliases: ['champion'],
        sourceType: 'AUTOML',
        trainingPipeline: '1188420077365133312',
        evaluations: [
          {
            id: '4410003',
            name: 'campaign-uplift v3',
            on: '2026-08-24',
            metrics: {
              auPrc: 0.694,
              auRoc: 0.778,
              logLoss: 0.497,
              confidenceMetrics: [
                { confidenceThreshold: 0.5, precision: 0.71, recall: 0.66 },
              ],
            },
          },
          {
            id: '4410004',
            name: 'campaign-uplift v3, autumn',
            on: '2026-10-19',
            metrics: { auRoc: 0.769 },
            data: 'bq://northwind-ml.marketing.campaign_responses_autumn',
          },
        ],
      },
    ],
  },
  {
    id: '2094417730046885888',
    displayName: 'customer-lifetime-value',
    description: 'What a customer will bring in the next twelve months.',
    versions: [
      {
        on: '2025-06-16',
        labels: { team: 'marketing' },
        sourceType: 'CUSTOM',
        imageUri: `${PREBUILT}/xgboost-cpu.1-7:latest`,
        artifactUri: 'gs://northwind-marketing/clv/model/2025-06-16',
        pipelineJob: 'clv-training-20250616031502',
      },
      {
        on: '2026-04-13',
        note: 'Without the calendar, which had leaked the answer.',
        labels: { team: 'marketing', lifecycle: 'staging' },
        aliases: ['challenger'],
        sourceType: 'CUSTOM',
        imageUri: `${PREBUILT}/xgboost-cpu.2-1:latest`,
        artifactUri: 'gs://northwind-marketing/clv/model/2026-04-13',
        pipelineJob: 'clv-training-20260413031417',
        metadataArtifact: '10442871956634402812',
        evaluations: [
          {
            id: '5520001',
            name: 'clv holdout',
            on: '2026-04-13',
            metrics: {
              rootMeanSquaredError: 41.7,
              meanAbsoluteError: 18.2,
              rSquared: 0.63,
            },
            data: 'gs://northwind-marketing/clv/holdout.csv',
          },
        ],
      },
    ],
    defaultVersion: 2,
  },
  {
    id: 'betreffzeilen',
    displayName: 'Betreffzeilen für Newsletter',
    versions: [
      {
        on: '2026-01-19',
        labels: { team: 'marketing', sprache: 'de' },
        aliases: ['production'],
        sourceType: 'BQML',
        artifactUri: 'gs://northwind-marketing/bqml/subject_lines',
      },
    ],
  },
];

const CARE_MODELS: readonly ScenarioModel[] = [
  {
    id: '8127740039215439872',
    displayName: 'callback-intent',
    description: 'Tells from the first words why somebody wants to be called.',
    versions: [
      {
        on: '2024-12-02',
        labels: { team: 'customer-care', lifecycle: 'archived' },
        sourceType: 'CUSTOM',
        imageUri: `${PREBUILT}/sklearn-cpu.1-2:latest`,
        artifactUri: 'gs://northwind-care/callback-intent/1',
        trainingPipeline: '6650177391104065536',
      },
      {
        on: '2026-02-23',
        labels: { team: 'customer-care', lifecycle: 'production' },
        sourceType: 'CUSTOM',
        imageUri: `${PREBUILT}/sklearn-cpu.1-5@sha256:3f1c2a9e55d07b6418c2a4a1f0d9b7e6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0`,
        artifactUri: 'gs://northwind-care/callback-intent/2',
        trainingPipeline: '4923316870551339008',
        evaluations: [
          {
            id: '6630001',
            name: 'intent test set',
            on: '2026-02-23',
            metrics: { macroF1: 0.842, microF1: 0.881 },
          },
        ],
      },
    ],
  },
  {
    id: '3361190427835564032',
    displayName: 'ticket-summariser',
    description: 'Three sentences instead of forty messages.',
    versions: [
      {
        on: '2026-05-18',
        labels: { team: 'customer-care', language: 'en' },
        aliases: ['production'],
        sourceType: 'MODEL_GARDEN',
        imageUri:
          'europe-docker.pkg.dev/northwind-ml/serving/vllm-gateway:0.8.2',
        artifactUri: 'gs://northwind-care/ticket-summariser/1',
        base: 'publishers/google/models/gemma2',
        trainingPipeline: '5540981237769404416',
      },
    ],
  },
  {
    id: '7731940026518495744',
    displayName: 'queue-picker',
    description: 'The ticket router of MLflow, as the chat asks it.',
    versions: [
      {
        on: '2026-08-05',
        labels: { team: 'customer-care' },
        aliases: ['production'],
        sourceType: 'CUSTOM',
        imageUri: 'europe-docker.pkg.dev/northwind-ml/serving/mlflow-pyfunc:3',
        artifactUri: artifactOf('/care/tickets', 'ticket-router', 3),
      },
    ],
  },
  {
    id: '1602847755093311488',
    displayName: 'draft-tone',
    versions: [
      {
        on: '2026-06-03',
        // As MLflow's plugin for Google Cloud leaves it, and what the team adds.
        labels: {
          team: 'customer-care',
          mlflow_model_vertex_ai_deployer: 'mlflow_model_vertex_ai_deployer',
          mlflow_run_id: runIdOf('tone-of-voice', 1),
        },
        sourceType: 'CUSTOM',
        imageUri: 'europe-docker.pkg.dev/northwind-ml/mlflow/draft-tone:latest',
      },
    ],
  },
  {
    id: '6075512290467012608',
    displayName: 'chat-sentiment',
    versions: [
      {
        on: '2024-09-30',
        note: 'Replaced by the mood that agents set themselves.',
        labels: { team: 'customer-care', lifecycle: 'retired' },
        sourceType: 'CUSTOM',
        imageUri: `${PREBUILT}/tf2-cpu.2-15:latest`,
        copyOf: 'projects/481516234200/locations/us-central1/models/7781',
      },
    ],
  },
];

export const MODELS: readonly ScenarioModel[] = [
  ...MARKETING_MODELS,
  ...CARE_MODELS,
];
