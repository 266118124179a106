import type { ScenarioDataset } from './types';

/** The data that the teams on Vertex AI manage there. */
export const DATASETS: readonly ScenarioDataset[] = [
  {
    id: '2810458810933805056',
    displayName: 'campaign-responses',
    description:
      'Who was sent which campaign, and what they did within two weeks.',
    on: '2025-01-13',
    kind: 'tabular',
    labels: {
      team: 'marketing',
      owner: 'marketing',
      contains: 'personal-data',
    },
    uris: ['bq://northwind-ml.marketing.campaign_responses'],
    versions: [
      { id: '1', on: '2025-02-03' },
      { id: '2', on: '2025-11-10' },
      { id: '3', on: '2026-08-17' },
    ],
  },
  {
    id: '4419827302115409920',
    displayName: 'customer-value-features',
    on: '2025-05-26',
    kind: 'tabular',
    labels: { team: 'marketing' },
    uris: [
      'gs://northwind-marketing/clv/features/2025.csv',
      'gs://northwind-marketing/clv/features/2026.csv',
    ],
  },
  {
    id: '1177359021846134784',
    displayName: 'support-transcripts',
    description: 'Chats and calls of the last two years, names blacked out.',
    on: '2025-03-10',
    kind: 'text',
    labels: { team: 'customer-care', contains: 'personal-data' },
    uris: ['gs://northwind-care/transcripts/anonymised.jsonl'],
    items: 184_220,
  },
  {
    id: '6622014495827361792',
    displayName: 'ticket-summary-pairs',
    on: '2026-05-04',
    kind: 'multimodal',
    labels: { team: 'customer-care' },
    uris: ['bq://northwind-ml.care.ticket_summary_pairs'],
    items: 12_400,
    versions: [{ id: '8801', on: '2026-05-11' }],
  },
  {
    id: '9038114772003512320',
    displayName: 'callback-recordings',
    on: '2024-11-18',
    kind: 'text',
    labels: {},
    uris: [],
  },
];
