import {
  LIGHTGBM,
  PROPHET,
  SKLEARN,
  SKLEARN_2024,
  TRANSFORMERS,
  TRANSFORMERS_2024,
  XGBOOST,
} from '../libraries';
import type { ScenarioModel } from '../types';

/** Supply keeps card terminals where shops will need them. */
export const SUPPLY_MODELS: readonly ScenarioModel[] = [
  {
    name: 'terminal-demand',
    description:
      'How many card terminals each depot needs in the next eight weeks.',
    tags: { team: 'supply' },
    aliases: { champion: 3 },
    experiment: '/supply/terminals',
    versions: [
      {
        on: '2025-03-31',
        by: 'carlos.ibarra',
        stage: 'Archived',
        origin: 'run',
        params: { seasonality: 'weekly' },
        metrics: { mape: 0.24 },
        data: [['terminal-shipments', 'v40', 'training']],
        libraries: PROPHET,
      },
      {
        on: '2025-10-06',
        by: 'carlos.ibarra',
        stage: 'Archived',
        note: 'Knows about public holidays. Christmas surprised us only once.',
        params: { seasonality: 'weekly,yearly', holidays: 'yes' },
        metrics: { mape: 0.17 },
        data: [
          ['terminal-shipments', 'v58', 'training'],
          ['public-holidays', '2025', 'training'],
        ],
        libraries: PROPHET,
      },
      {
        on: '2026-04-06',
        by: 'wanjiru.kamau',
        stage: 'Production',
        params: {
          seasonality: 'weekly,yearly',
          holidays: 'yes',
          changepoints: '18',
        },
        metrics: { mape: 0.13, bias: -0.01 },
        data: [
          ['terminal-shipments', 'v70', 'training'],
          ['public-holidays', '2026', 'training'],
          ['depot-inventory', '2026-03', 'training'],
          ['terminal-shipments', 'v71', 'validation'],
        ],
        libraries: PROPHET,
      },
    ],
  },
  {
    name: '需求预测',
    description:
      'Terminal demand for the Shenzhen depot, which counts in pallets.',
    tags: { team: 'supply', region: 'apac' },
    aliases: { champion: 1 },
    experiment: '/supply/terminals',
    versions: [
      {
        on: '2026-05-11',
        by: 'wei.zhang',
        params: { seasonality: 'weekly', unit: 'pallet' },
        metrics: { mape: 0.19 },
        data: [['terminal-shipments', 'v71', 'training']],
        libraries: PROPHET,
      },
    ],
  },
  {
    name: 'terminal-repair-triage',
    description: 'Reserved for the repair project. Nothing trained yet.',
    tags: { team: 'supply' },
    experiment: '/supply/terminals',
    versions: [],
  },
];

/** Marketing writes to people who want to hear from us, and stops in time. */
export const MARKETING_MODELS: readonly ScenarioModel[] = [
  {
    name: 'Churn Propensity (EU)',
    description:
      'Which business customers are about to leave. Used for calls, never for prices.',
    tags: { team: 'marketing', region: 'eu' },
    aliases: { champion: 3, challenger: 4 },
    experiment: '/marketing/churn',
    versions: [
      {
        on: '2024-09-16',
        by: 'nora.eklund',
        stage: 'Archived',
        origin: 'run',
        runDeleted: true,
        params: { C: '1.0' },
        metrics: { auc: 0.72 },
        data: [['customer-activity', '2024-08', 'training']],
        libraries: SKLEARN_2024,
      },
      {
        on: '2025-05-05',
        by: 'nora.eklund',
        stage: 'Archived',
        params: { max_depth: '5', eta: '0.1' },
        metrics: { auc: 0.79, lift_at_10: 3.1 },
        data: [['customer-activity', '2025-04', 'training']],
        libraries: XGBOOST,
      },
      {
        on: '2026-01-12',
        by: 'nora.eklund',
        stage: 'Production',
        params: { max_depth: '6', eta: '0.08' },
        metrics: { auc: 0.82, lift_at_10: 3.6 },
        data: [
          ['customer-activity', '2025-12', 'training'],
          ['support-tickets', '2025-12', 'training'],
          ['customer-activity', '2026-01', 'test'],
        ],
        libraries: XGBOOST,
      },
      {
        on: '2026-09-28',
        by: 'matteo.ricci',
        note: 'Without support tickets: nearly as good, and far less personal.',
        params: { max_depth: '6', eta: '0.06' },
        metrics: { auc: 0.815, lift_at_10: 3.5 },
        data: [
          ['customer-activity', '2026-08', 'training'],
          ['customer-value-features', '2026-08', 'training'],
          ['customer-activity', '2026-09', 'test'],
        ],
        libraries: XGBOOST,
      },
    ],
  },
  {
    name: 'newsletter-send-time',
    description:
      'The hour at which somebody reads mail. Retired: people turned out to read mail in the morning.',
    tags: { team: 'marketing' },
    experiment: '/marketing/newsletter',
    versions: [
      {
        on: '2024-08-19',
        by: 'matteo.ricci',
        stage: 'Archived',
        origin: 'run',
        params: { bins: '24' },
        metrics: { uplift: 0.004 },
        data: [['newsletter-engagement', '2024-07', 'training']],
        libraries: SKLEARN_2024,
      },
      {
        on: '2025-02-10',
        by: 'matteo.ricci',
        stage: 'Archived',
        origin: 'run',
        params: { bins: '48' },
        metrics: { uplift: 0.003 },
        data: [['newsletter-engagement', '2025-01', 'training']],
        libraries: SKLEARN_2024,
      },
    ],
  },
  {
    name: 'préférences-contact',
    description:
      'Courriel, téléphone ou rien du tout : le canal que chacun préfère.',
    tags: { team: 'marketing', langue: 'fr' },
    experiment: '/marketing/newsletter',
    versions: [
      {
        on: '2026-03-23',
        by: 'élodie.garnier',
        stage: 'Staging',
        params: { num_leaves: '24' },
        metrics: { accuracy: 0.68 },
        data: [
          ['newsletter-engagement', '2026-02', 'training'],
          ['customer-activity', '2026-02', 'training'],
        ],
        libraries: LIGHTGBM,
      },
    ],
  },
];

/** Customer care answers; ML platform keeps the lights on. */
export const CARE_AND_PLATFORM_MODELS: readonly ScenarioModel[] = [
  {
    name: 'ticket-router',
    description:
      'Reads a support ticket and picks the queue. Languages it does not know go to people first.',
    tags: { team: 'customer-care' },
    aliases: { champion: 3 },
    experiment: '/care/tickets',
    versions: [
      {
        on: '2024-11-25',
        by: 'amina.haddad',
        stage: 'Archived',
        origin: 'run',
        params: { base: 'distilbert-multilingual', epochs: '3' },
        metrics: { accuracy: 0.81 },
        data: [['support-tickets', '2024-10', 'training']],
        libraries: TRANSFORMERS_2024,
      },
      {
        on: '2025-11-24',
        by: 'amina.haddad',
        stage: 'Archived',
        params: { base: 'xlm-roberta-base', epochs: '3' },
        metrics: { accuracy: 0.88, macro_f1: 0.84 },
        data: [
          ['support-tickets', '2025-10', 'training'],
          ['banking77', 'main', 'validation'],
        ],
        libraries: TRANSFORMERS,
      },
      {
        on: '2026-08-03',
        by: 'amina.haddad',
        stage: 'Production',
        params: {
          base: 'xlm-roberta-base',
          epochs: '4',
          label_smoothing: '0.1',
        },
        metrics: { accuracy: 0.91, macro_f1: 0.88 },
        data: [
          ['support-tickets', '2026-07', 'training'],
          ['support-tickets', '2026-08', 'test'],
          ['banking77', 'main', 'validation'],
        ],
        libraries: TRANSFORMERS,
      },
    ],
  },
  {
    name: 'tone-of-voice',
    description: 'Warns an agent when a draft sounds colder than intended.',
    tags: { team: 'customer-care' },
    experiment: '/care/tone',
    versions: [
      {
        on: '2026-06-01',
        by: 'amina.haddad',
        stage: 'Staging',
        params: { base: 'xlm-roberta-base', epochs: '2' },
        metrics: { accuracy: 0.77, loss: 'NaN' },
        data: [['support-tickets', '2026-05', 'training']],
        libraries: TRANSFORMERS,
      },
    ],
  },
  {
    name: 'drift-sentinel',
    description:
      'Watches the inputs of every production model and raises its hand when they change.',
    tags: { team: 'ml-platform', tier: '2' },
    aliases: { production: 2 },
    experiment: '/platform/monitoring',
    versions: [
      {
        on: '2025-07-21',
        by: 'joris.de.boer',
        params: { test: 'psi', window_days: '7' },
        metrics: { false_alarms_per_week: 5.2 },
        data: [['authorisation-log', '2025-06', 'training']],
        libraries: SKLEARN,
      },
      {
        on: '2026-02-23',
        by: 'joris.de.boer',
        note: 'Quieter: 0.8 false alarms a week.',
        params: { test: 'mmd', window_days: '14' },
        metrics: { false_alarms_per_week: 0.8 },
        data: [
          ['authorisation-log', '2026-01', 'training'],
          ['customer-activity', '2026-01', 'training'],
        ],
        libraries: SKLEARN,
      },
    ],
  },
  {
    name: 'prod.fraud-scorer',
    description:
      'What the authorisation service loads: copies of the fraud-scorer versions that were signed off.',
    tags: { team: 'ml-platform', 'copied-from': 'fraud-scorer' },
    aliases: { champion: 2 },
    experiment: '/risk/card-fraud',
    versions: [
      {
        on: '2025-10-02',
        by: 'joris.de.boer',
        stage: 'Archived',
        origin: { copyOf: 'fraud-scorer/3' },
      },
      {
        on: '2026-04-28',
        by: 'joris.de.boer',
        stage: 'Production',
        origin: { copyOf: 'fraud-scorer/5' },
      },
    ],
  },
  {
    name: 'vendor-speech-to-text',
    description:
      'Bought, not trained. Lies in the vendor bucket, which MLflow cannot read.',
    tags: { vendor: 'Auris GmbH' },
    aliases: { production: 1 },
    experiment: '/platform/monitoring',
    versions: [
      {
        on: '2026-01-19',
        by: 'joris.de.boer',
        origin: { uri: 's3://auris-delivery/northwind/stt-2.3' },
        tags: { licence: 'commercial', contract: 'C-2291' },
      },
    ],
  },
];
