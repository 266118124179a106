import {
  LANGCHAIN,
  LIGHTGBM,
  TRANSFORMERS,
  TRANSFORMERS_2024,
} from '../libraries';
import type { ScenarioModel } from '../types';

/** Search helps people find the article, or the merchant, they meant. */
export const SEARCH_MODELS: readonly ScenarioModel[] = [
  {
    name: 'help-article-ranker',
    description:
      'Orders the help centre by what solved it for others. Every tenth search is left unranked, to keep learning.',
    tags: { team: 'search' },
    aliases: { champion: 4 },
    experiment: '/search/help-centre',
    versions: [
      {
        on: '2024-12-09',
        by: 'priya.nair',
        stage: 'Archived',
        origin: 'run',
        params: { metric: 'ndcg', rounds: '300' },
        metrics: { ndcg_at_5: 0.61 },
        data: [['help-centre-queries', '2024-11', 'training']],
        libraries: LIGHTGBM,
      },
      {
        on: '2025-06-23',
        by: 'priya.nair',
        stage: 'Archived',
        params: { metric: 'ndcg', rounds: '450' },
        metrics: { ndcg_at_5: 0.66 },
        data: [['help-centre-queries', '2025-05', 'training']],
        libraries: LIGHTGBM,
      },
      {
        on: '2025-12-15',
        by: 'tom.aubert',
        stage: 'Archived',
        params: { metric: 'ndcg', rounds: '450', embeddings: 'yes' },
        metrics: { ndcg_at_5: 0.72 },
        data: [['help-centre-queries', '2025-11', 'training']],
        libraries: LIGHTGBM,
      },
      {
        on: '2026-06-08',
        by: 'tom.aubert',
        stage: 'Production',
        params: { metric: 'ndcg', rounds: '600', embeddings: 'yes' },
        metrics: { ndcg_at_5: 0.75, mrr: 0.69 },
        data: [
          ['help-centre-queries', '2026-05', 'training'],
          ['help-centre-queries', '2026-06', 'validation'],
        ],
        libraries: LIGHTGBM,
      },
    ],
  },
  {
    name: 'query-embedder',
    description:
      'Turns a search into 384 numbers. The base that the ranker and the merchant search build on.',
    tags: { team: 'search', reuse: 'shared' },
    aliases: { champion: 2 },
    experiment: '/search/embeddings',
    versions: [
      {
        on: '2024-10-21',
        by: 'priya.nair',
        stage: 'Archived',
        origin: 'run',
        params: { base: 'multilingual-minilm', epochs: '2' },
        metrics: { recall_at_10: 0.71 },
        data: [['help-centre-queries', '2024-09', 'training']],
        libraries: TRANSFORMERS_2024,
      },
      {
        on: '2026-01-26',
        by: 'priya.nair',
        params: {
          base: 'multilingual-e5-small',
          epochs: '3',
          temperature: '0.02',
        },
        metrics: { recall_at_10: 0.84 },
        data: [
          ['help-centre-queries', '2025-12', 'training'],
          ['merchant-search-clicks', '2025-12', 'training'],
          ['banking77', 'main', 'test'],
        ],
        libraries: TRANSFORMERS,
      },
    ],
  },
  {
    name: 'merchant-search-ranker',
    description:
      'Finds "that bakery near the station" among 128,744 merchants.',
    tags: { team: 'search' },
    aliases: { champion: 1 },
    experiment: '/search/merchants',
    versions: [
      {
        on: '2026-02-16',
        by: 'tom.aubert',
        params: { metric: 'ndcg', rounds: '500' },
        metrics: { ndcg_at_10: 0.58 },
        data: [
          ['merchant-search-clicks', '2026-01', 'training'],
          ['merchant-profiles', '2026-01', 'training'],
        ],
        libraries: LIGHTGBM,
      },
      {
        on: '2026-11-09',
        by: 'tom.aubert',
        note: 'Better in Portuguese, worse in Polish. Not yet.',
        params: { metric: 'ndcg', rounds: '700' },
        metrics: { ndcg_at_10: 0.6, ndcg_at_10_pl: 0.51 },
        data: [
          ['merchant-search-clicks', '2026-10', 'training'],
          ['merchant-profiles', '2026-09', 'training'],
        ],
        libraries: LIGHTGBM,
      },
    ],
  },
  {
    name: 'help-centre-assistant',
    description:
      'Answers from help articles only, with the article beside the answer. Says so when it does not know.',
    tags: { team: 'search', 'risk-class': 'limited' },
    aliases: { challenger: 2 },
    experiment: '/search/assistant',
    versions: [
      {
        on: '2026-05-04',
        by: 'tom.aubert',
        params: { llm: 'gpt-4o-mini', k: '4' },
        metrics: { groundedness: 0.88, answered: 0.61 },
        data: [['help-centre-queries', '2026-04', 'eval']],
        libraries: LANGCHAIN,
      },
      {
        on: '2026-10-05',
        by: 'priya.nair',
        stage: 'Staging',
        params: { llm: 'gpt-4o-mini', k: '6', rerank: 'help-article-ranker/4' },
        metrics: { groundedness: 0.93, answered: 0.7 },
        data: [
          ['help-centre-queries', '2026-09', 'eval'],
          ['banking77', 'main', 'eval'],
        ],
        libraries: LANGCHAIN,
      },
    ],
  },
];
