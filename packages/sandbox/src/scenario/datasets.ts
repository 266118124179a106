import type { ScenarioDataset } from './types';

/** The data that the company's models are trained and checked with. */
export const DATASETS: Readonly<Record<string, ScenarioDataset>> = {
  'card-transactions': {
    location: {
      type: 's3',
      uri: 's3://northwind-lake/payments/card-transactions',
    },
    rows: 48_210_334,
    columns: [
      'transaction_id',
      'card_hash',
      'amount: double',
      'merchant_id',
      'country',
      'is_fraud: boolean',
    ],
    before: [
      { until: '2026-03', rows: 41_077_912 },
      {
        until: '2026-01',
        rows: 39_310_448,
        columns: [
          'transaction_id',
          'card_hash',
          'amount: float',
          'merchant_id',
          'country',
          'weekday: integer',
          'is_fraud: boolean',
        ],
      },
      {
        until: '2025-08',
        rows: 33_902_675,
        columns: [
          'transaction_id',
          'card_hash',
          'amount: float',
          'merchant_id',
          'country',
          'is_fraud: boolean',
        ],
      },
      {
        until: '2025-02',
        rows: 27_441_003,
        columns: [
          'transaction_id',
          'card_hash',
          'amount: float',
          'merchant_id',
          'is_fraud: boolean',
        ],
      },
      {
        until: '2024-10',
        rows: 22_118_540,
        columns: [
          'transaction_id',
          'card_hash',
          'amount: float',
          'merchant_id',
          'is_fraud: boolean',
        ],
      },
    ],
  },
  'fraud-cases-2026': {
    location: {
      type: 's3',
      uri: 's3://northwind-lake/risk/confirmed-fraud/2026',
    },
    rows: 61_904,
    columns: ['case_id', 'transaction_id', 'verdict', 'analyst_note'],
  },
  chargebacks: {
    location: { type: 'spark', table_name: 'risk.disputes.chargebacks' },
    rows: 912_553,
    columns: ['dispute_id', 'transaction_id', 'reason_code', 'won: boolean'],
  },
  'loan-applications': {
    location: {
      type: 'delta_table',
      delta_table_name: 'credit.curated.loan_applications',
      delta_table_version: 218,
    },
    rows: 388_120,
    columns: [
      'application_id',
      'income: double',
      'household: long',
      'defaulted: boolean',
    ],
    before: [
      { until: 'v205', rows: 341_866 },
      {
        until: 'v180',
        rows: 287_402,
        columns: [
          'application_id',
          'income: double',
          'household: long',
          'postcode',
          'defaulted: boolean',
        ],
      },
    ],
  },
  'device-fingerprints': {
    location: { type: 'gs', uri: 'gs://northwind-signals/device-fingerprints' },
    rows: 7_441_002,
    columns: [
      'device_id',
      'os',
      'screen',
      'first_seen: datetime',
      'cards_seen: long',
    ],
  },
  'merchant-profiles': {
    location: {
      type: 'spark',
      table_name: 'payments.curated.merchant_profiles',
    },
    rows: 128_744,
    columns: ['merchant_id', 'category', 'country', 'monthly_volume: double'],
  },
  'authorisation-log': {
    location: {
      type: 's3',
      uri: 's3://northwind-lake/payments/authorisations',
    },
    rows: 96_011_871,
    columns: [
      'auth_id',
      'acquirer',
      'response_code: integer',
      'latency_ms: long',
    ],
  },
  'help-centre-queries': {
    location: { type: 'gs', uri: 'gs://northwind-search/help-centre/queries' },
    rows: 2_204_518,
    columns: ['query', 'clicked_article', 'locale'],
  },
  'merchant-search-clicks': {
    location: { type: 'gs', uri: 'gs://northwind-search/merchants/clicks' },
    rows: 18_377_209,
    columns: ['query', 'merchant_id', 'position: integer', 'clicked: boolean'],
  },
  'terminal-shipments': {
    location: {
      type: 'delta_table',
      delta_table_name: 'supply.curated.terminal_shipments',
      delta_table_version: 77,
    },
    rows: 203_115,
    columns: [
      'depot',
      'week: integer',
      'terminals_shipped: long',
      'terminals_returned: long',
    ],
  },
  'public-holidays': {
    location: {
      type: 'http',
      url: 'https://data.northwind.example/calendars/public-holidays.csv',
    },
    rows: 4_120,
    columns: ['country', 'date: datetime', 'name'],
  },
  // The two that follow are data of Vertex AI and of Azure ML, too.
  'customer-value-features': {
    location: { type: 'gs', uri: 'gs://northwind-marketing/clv/features' },
    rows: 2_118_940,
    columns: [
      'customer_id',
      'recency: long',
      'frequency: long',
      'monetary_value: double',
    ],
  },
  'depot-inventory': {
    location: {
      type: 'abfss',
      uri: 'abfss://supply@northwindlake.dfs.core.windows.net/depot-inventory/2',
    },
    rows: 96_400,
    columns: ['depot', 'day: datetime', 'terminals_in_stock: long'],
  },
  'newsletter-engagement': {
    location: {
      type: 's3',
      uri: 's3://northwind-lake/marketing/newsletter-engagement',
    },
    rows: 3_902_441,
    columns: [
      'customer_id',
      'campaign',
      'opened: boolean',
      'clicked: boolean',
      'unsubscribed: boolean',
    ],
  },
  'customer-activity': {
    location: {
      type: 'spark',
      table_name: 'growth.features.customer_activity_daily',
    },
    rows: 55_310_006,
    columns: [
      'customer_id',
      'day: datetime',
      'payments: long',
      'logins: long',
      'support_contacts: long',
    ],
    before: [
      { until: '2026-02', rows: 44_730_912 },
      {
        until: '2025-12',
        rows: 41_965_227,
        columns: [
          'customer_id',
          'day: datetime',
          'payments: long',
          'logins: long',
        ],
      },
      {
        until: '2025-04',
        rows: 28_004_191,
        columns: ['customer_id', 'day: datetime', 'payments: long'],
      },
    ],
  },
  'support-tickets': {
    location: { type: 's3', uri: 's3://northwind-lake/care/support-tickets' },
    rows: 1_118_402,
    columns: [
      'ticket_id',
      'subject',
      'body',
      'queue',
      'resolved_in_hours: double',
    ],
    before: [
      { until: '2026-05', rows: 968_317 },
      { until: '2025-12', rows: 801_244 },
      { until: '2024-10', rows: 402_118 },
    ],
  },
  banking77: {
    location: { type: 'hugging_face', path: 'PolyAI/banking77' },
    rows: 13_083,
    columns: ['text', 'label: long'],
  },
  'identity-documents': {
    location: {
      type: 's3',
      uri: 's3://northwind-vault/kyc/identity-documents',
    },
    rows: 84_660,
    columns: [
      'document_id',
      'image_key',
      'country',
      'document_type',
      'genuine: boolean',
    ],
  },
  'synthetic-payments': {
    location: { type: 'code' },
    rows: 250_000,
    columns: [
      'amount: double',
      'hour: integer',
      'merchant_category',
      'is_fraud: boolean',
    ],
  },
};
