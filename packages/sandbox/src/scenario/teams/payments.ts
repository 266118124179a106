import { LIGHTGBM, SKLEARN, SKLEARN_2024, XGBOOST } from '../libraries';
import type { ScenarioModel } from '../types';

/** Payments moves the money: routing, retries, settlement. */
export const PAYMENTS_MODELS: readonly ScenarioModel[] = [
  {
    name: 'acquirer-router',
    description:
      'Picks the acquirer that is most likely to say yes, per card, hour and merchant. Worth 0.6 points of acceptance.',
    tags: { team: 'payments', tier: '1' },
    aliases: { champion: 3, previous: 2 },
    experiment: '/payments/routing',
    versions: [
      {
        on: '2025-04-14',
        by: 'oluwaseun.ade',
        origin: 'run',
        params: { policy: 'epsilon-greedy', epsilon: '0.05' },
        metrics: { uplift: 0.0031 },
        data: [['authorisation-log', '2025-03', 'training']],
        libraries: SKLEARN,
      },
      {
        on: '2025-10-27',
        by: 'oluwaseun.ade',
        params: { policy: 'thompson', prior: 'beta' },
        metrics: { uplift: 0.0049 },
        data: [
          ['authorisation-log', '2025-09', 'training'],
          ['merchant-profiles', '2025-09', 'training'],
        ],
        libraries: XGBOOST,
      },
      {
        on: '2026-07-06',
        by: 'lena.fischer',
        stage: 'Production',
        note: 'Knows that one acquirer sleeps on Sundays between two and four.',
        params: { policy: 'thompson', prior: 'hierarchical' },
        metrics: { uplift: 0.0062, latency_p99_ms: 4.1 },
        data: [
          ['authorisation-log', '2026-06', 'training'],
          ['merchant-profiles', '2026-06', 'training'],
          ['authorisation-log', '2026-07', 'eval'],
        ],
        libraries: XGBOOST,
      },
    ],
  },
  {
    name: 'retry-timing',
    description:
      'When to try a declined subscription payment again: on payday, not at midnight.',
    tags: { team: 'payments' },
    aliases: { champion: 2 },
    experiment: '/payments/retries',
    versions: [
      {
        on: '2025-06-16',
        by: 'lena.fischer',
        origin: 'run',
        params: { hazard: 'cox' },
        metrics: { concordance: 0.64 },
        data: [['authorisation-log', '2025-05', 'training']],
        libraries: SKLEARN_2024,
      },
      {
        on: '2026-03-02',
        by: 'lena.fischer',
        params: { num_leaves: '31', horizon_days: '14' },
        metrics: { concordance: 0.71, recovered_share: 0.38 },
        data: [['authorisation-log', '2026-02', 'training']],
        libraries: LIGHTGBM,
      },
    ],
  },
  {
    name: 'merchant-category-guesser',
    description:
      'Reads what a merchant says it sells and proposes a category code.',
    tags: { team: 'payments', domain: 'onboarding' },
    experiment: '/payments/merchants',
    versions: [
      {
        on: '2025-09-01',
        by: 'oluwaseun.ade',
        stage: 'Staging',
        params: { ngrams: '1-3', C: '2.0' },
        metrics: { accuracy: 0.83, macro_f1: 0.71 },
        data: [['merchant-profiles', '2025-08', 'training']],
        libraries: SKLEARN,
      },
      {
        on: '2026-08-24',
        by: 'lena.fischer',
        status: 'PENDING_REGISTRATION',
        origin: 'run',
        params: { ngrams: '1-4', C: '1.5' },
        metrics: { accuracy: 0.86, macro_f1: 0.76 },
        data: [['merchant-profiles', '2026-08', 'training']],
      },
    ],
  },
];
