import {
  LIGHTGBM,
  PYFUNC,
  SKLEARN,
  SKLEARN_2024,
  TORCH,
  XGBOOST,
} from '../libraries';
import type { ScenarioModel } from '../types';

/** Risk decides in 40 milliseconds whether a payment is what it seems to be. */
export const RISK_MODELS: readonly ScenarioModel[] = [
  {
    name: 'fraud-scorer',
    description:
      'Scores every card payment from 0 to 1 before it is authorised. Above 0.83 the payment waits for a second factor; above 0.97 it is declined and a human looks at it within the hour.',
    tags: { team: 'risk', owner: 'risk', domain: 'card payments', tier: '1' },
    aliases: { champion: 5, challenger: 6 },
    experiment: '/risk/card-fraud',
    versions: [
      {
        on: '2024-11-04',
        by: 'mara.lindqvist',
        stage: 'Archived',
        origin: 'run',
        note: 'The first one that beat the rules. Trained on a laptop over a weekend.',
        params: {
          model: 'RandomForest',
          n_estimators: '400',
          class_weight: 'balanced',
        },
        metrics: { auc: 0.871, recall_at_1pct_fpr: 0.52 },
        data: [['card-transactions', '2024-10', 'training']],
        libraries: SKLEARN_2024,
      },
      {
        on: '2025-03-17',
        by: 'mara.lindqvist',
        stage: 'Archived',
        origin: 'run',
        note: 'Adds how far the terminal is from the last one.',
        params: {
          model: 'GradientBoosting',
          n_estimators: '600',
          learning_rate: '0.05',
        },
        metrics: { auc: 0.903, recall_at_1pct_fpr: 0.61 },
        data: [
          ['card-transactions', '2025-02', 'training'],
          ['card-transactions', '2024-10', 'validation'],
        ],
        libraries: SKLEARN_2024,
      },
      {
        on: '2025-09-22',
        by: 'deniz.arslan',
        stage: 'Archived',
        params: {
          booster: 'gbtree',
          max_depth: '7',
          eta: '0.05',
          rounds: '1200',
        },
        metrics: { auc: 0.937, recall_at_1pct_fpr: 0.72, log_loss: 0.0412 },
        data: [
          ['card-transactions', '2025-08', 'training'],
          ['device-fingerprints', '2025-08', 'training'],
          ['fraud-cases-2026', 'seed', 'test'],
        ],
        libraries: XGBOOST,
      },
      {
        on: '2026-02-09',
        by: 'deniz.arslan',
        stage: 'Archived',
        note: 'Withdrawn after two days: it had learnt that Tuesdays are suspicious.',
        params: {
          booster: 'gbtree',
          max_depth: '9',
          eta: '0.04',
          rounds: '1500',
        },
        metrics: { auc: 0.951, recall_at_1pct_fpr: 0.69, log_loss: 0.0455 },
        data: [
          ['card-transactions', '2026-01', 'training'],
          ['fraud-cases-2026', '2026-01', 'test'],
        ],
        libraries: XGBOOST,
      },
      {
        on: '2026-04-20',
        by: 'mara.lindqvist',
        stage: 'Production',
        note: 'Calendar features are out, merchant graph is in. Signed off by model risk on 2026-04-28.',
        tags: { approval: 'MR-2026-031' },
        params: {
          booster: 'gbtree',
          max_depth: '7',
          eta: '0.04',
          rounds: '1400',
          monotone: 'amount:+1',
        },
        metrics: { auc: 0.958, recall_at_1pct_fpr: 0.78, log_loss: 0.0371 },
        data: [
          ['card-transactions', '2026-03', 'training'],
          ['merchant-profiles', '2026-03', 'training'],
          ['device-fingerprints', '2026-03', 'training'],
          ['fraud-cases-2026', '2026-03', 'test'],
        ],
        libraries: XGBOOST,
      },
      {
        on: '2026-10-12',
        by: 'deniz.arslan',
        note: 'Shadow traffic since mid October. Faster by a third, as good so far.',
        params: {
          objective: 'binary',
          num_leaves: '127',
          learning_rate: '0.03',
          rounds: '1800',
        },
        metrics: { auc: 0.961, recall_at_1pct_fpr: 0.8, log_loss: 0.0362 },
        data: [
          ['card-transactions', '2026-09', 'training'],
          ['merchant-profiles', '2026-09', 'training'],
          ['device-fingerprints', '2026-09', 'training'],
          ['fraud-cases-2026', '2026-09', 'test'],
        ],
        libraries: LIGHTGBM,
      },
    ],
  },
  {
    name: 'Fraud-Scorer',
    description:
      "Someone's copy of fraud-scorer for a conference talk. Not the one you want.",
    experiment: '/Users/guest/fraud-demo',
    versions: [
      {
        on: '2025-05-28',
        by: 'guest',
        params: { model: 'LogisticRegression' },
        metrics: { auc: 0.741 },
        data: [['synthetic-payments', 'seed-42', 'training']],
        libraries: SKLEARN,
      },
    ],
  },
  {
    name: 'chargeback-outcome',
    description:
      'Guesses whether a dispute will be won, so that the team argues the ones worth arguing.',
    tags: { team: 'risk', domain: 'disputes' },
    aliases: { champion: 3 },
    experiment: '/risk/disputes',
    versions: [
      {
        on: '2025-01-20',
        by: 'sofia.marin',
        origin: 'run',
        params: { C: '0.7' },
        metrics: { auc: 0.69, brier: 0.21 },
        data: [['chargebacks', '2024-12', 'training']],
        libraries: SKLEARN_2024,
      },
      {
        on: '2025-11-11',
        by: 'sofia.marin',
        params: { num_leaves: '63', learning_rate: '0.05' },
        metrics: { auc: 0.77, brier: 0.17 },
        data: [
          ['chargebacks', '2025-10', 'training'],
          ['merchant-profiles', '2025-10', 'training'],
        ],
        libraries: LIGHTGBM,
      },
      {
        on: '2026-06-30',
        by: 'sofia.marin',
        params: { num_leaves: '95', learning_rate: '0.04' },
        metrics: { auc: 0.8, brier: 0.152 },
        data: [
          ['chargebacks', '2026-05', 'training'],
          ['merchant-profiles', '2026-05', 'training'],
          ['chargebacks', '2026-06', 'test'],
        ],
        libraries: LIGHTGBM,
      },
    ],
  },
  {
    name: 'credit-limit-advisor',
    description:
      'Suggests a first credit limit for business customers. An underwriter decides; the suggestion and its reasons are kept for seven years.',
    tags: { team: 'risk', domain: 'credit', 'risk-class': 'high' },
    aliases: { production: 2, candidate: 3 },
    experiment: '/risk/credit',
    versions: [
      {
        on: '2025-02-25',
        by: 'henrik.vos',
        stage: 'Archived',
        origin: 'run',
        params: { model: 'LogisticRegression', binning: 'woe' },
        metrics: { gini: 0.41, ks: 0.33 },
        data: [['loan-applications', 'v180', 'training']],
        libraries: SKLEARN_2024,
      },
      {
        on: '2025-12-01',
        by: 'henrik.vos',
        stage: 'Production',
        note: 'Postcode is gone: it spoke about people, not about their business.',
        params: { model: 'GAM', splines: '12' },
        metrics: { gini: 0.46, ks: 0.37, demographic_parity: 0.97 },
        data: [
          ['loan-applications', 'v204', 'training'],
          ['loan-applications', 'v205', 'validation'],
        ],
        libraries: SKLEARN,
      },
      {
        on: '2026-09-07',
        by: 'ines.carvalho',
        stage: 'Staging',
        note: 'In front of the model risk committee on 3 December.',
        params: { model: 'GAM', splines: '16', interactions: '4' },
        metrics: { gini: 0.49, ks: 0.4, demographic_parity: 0.96 },
        data: [
          ['loan-applications', 'v218', 'training'],
          ['loan-applications', 'v219', 'validation'],
        ],
        libraries: SKLEARN,
      },
    ],
  },
  {
    name: 'identity-document-check',
    description:
      'Tells a real passport from a printed one. Sees images of people: handle with care.',
    tags: { team: 'risk', domain: 'onboarding', 'personal-data': 'yes' },
    aliases: { champion: 2 },
    experiment: '/risk/kyc',
    versions: [
      {
        on: '2025-08-13',
        by: 'yuki.tanaka',
        params: { backbone: 'resnet50', epochs: '24', batch_size: '64' },
        metrics: { apcer: 0.031, bpcer: 0.024 },
        data: [['identity-documents', '2025-07', 'training']],
        libraries: TORCH,
      },
      {
        on: '2026-05-19',
        by: 'yuki.tanaka',
        note: 'Understands the new Portuguese card.',
        params: { backbone: 'convnext_tiny', epochs: '30', batch_size: '64' },
        metrics: { apcer: 0.014, bpcer: 0.019 },
        data: [
          ['identity-documents', '2026-04', 'training'],
          ['identity-documents', '2026-05', 'validation'],
        ],
        libraries: TORCH,
      },
      {
        on: '2026-11-16',
        by: 'yuki.tanaka',
        status: 'FAILED_REGISTRATION',
        statusMessage: 'The upload of 2 of 9 files did not finish.',
        origin: 'run',
        params: { backbone: 'convnext_small' },
        data: [['identity-documents', '2026-10', 'training']],
      },
    ],
  },
  {
    name: '100% "edge" cases & chargebacks',
    description:
      'Yes, it is really called that. The rules nobody could put into a model, wrapped as one.',
    tags: { team: 'risk' },
    experiment: '/risk/disputes',
    versions: [
      {
        on: '2025-07-07',
        by: 'sofia.marin',
        params: { rules: '41' },
        metrics: { coverage: 0.03 },
        libraries: PYFUNC,
      },
    ],
  },
];
