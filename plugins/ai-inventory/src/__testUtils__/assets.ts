import type {
  Asset,
  AssetKind,
  Lifecycle,
  RiskRating,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { DurationLikeObject } from 'luxon';
import { createDeployments, deploymentsOf } from './deployments';
import { RISK_CLASSES } from './classifications';
import { ago, fixtureId } from './fixtureTime';
import { ENDPOINTS, PIPELINES } from './places';

/** What the story says of an asset; what is not given follows from it. */
export interface AssetOutline {
  name: string;
  title?: string;
  description?: string;
  kind?: AssetKind;
  lifecycle?: Lifecycle;
  owner?: string;
  system?: string;
  sources?: string[];
  versions?: number;
  current?: string;
  declared?: boolean;
  seen: DurationLikeObject;
  changed: DurationLikeObject;
  missing?: DurationLikeObject;
  removed?: DurationLikeObject;
  called?: DurationLikeObject;
  /** What its record says beyond what an asset holds. */
  purpose?: string;
  risk?: RiskRating;
  status?: string;
  url?: string;
}

const ENVIRONMENTS: Record<string, string> = {
  'mlflow/prod': 'production',
  'mlflow/research': 'research',
  'sagemaker/eu': 'production',
  'vertexai/main': 'staging',
  'azureml/west': 'staging',
};

const ENTITY_KINDS: Record<AssetKind, string> = {
  model: 'aimodel',
  dataset: 'dataset',
  endpoint: 'api',
  pipeline: 'component',
};

const MODELS: AssetOutline[] = [
  {
    name: 'fraud-model',
    title: 'Fraud scoring',
    description: 'Scores each card transaction for fraud within 40 ms.',
    lifecycle: 'production',
    owner: 'group:default/risk',
    system: 'system:default/payments',
    sources: ['mlflow/prod', 'sagemaker/eu'],
    versions: 7,
    current: '6',
    declared: true,
    purpose: 'Decides whether a card transaction is held for review.',
    risk: 'high',
    seen: { months: 14 },
    changed: { minutes: 12 },
  },
  {
    name: 'credit-limit',
    description: 'Suggests a credit limit for new customers.',
    lifecycle: 'testing',
    owner: 'group:default/risk',
    versions: 4,
    current: '4',
    declared: true,
    seen: { months: 5 },
    changed: { hours: 3 },
  },
  {
    name: 'churn-predictor',
    title: 'Customer churn',
    description: 'Probability that a subscriber leaves within 30 days.',
    lifecycle: 'production',
    owner: 'group:default/growth',
    system: 'system:default/crm',
    versions: 12,
    current: '11',
    declared: true,
    seen: { months: 20 },
    changed: { hours: 26 },
  },
  {
    name: 'product-recommender',
    description: 'Ranks articles for the start page and the newsletter.',
    lifecycle: 'production',
    owner: 'group:default/shop',
    system: 'system:default/shop',
    sources: ['mlflow/prod', 'vertexai/main'],
    versions: 9,
    current: '9',
    seen: { months: 11 },
    changed: { days: 2 },
  },
  {
    name: 'search-ranking',
    lifecycle: 'testing',
    owner: 'group:default/shop',
    sources: ['vertexai/main'],
    versions: 3,
    current: '3',
    seen: { months: 2 },
    changed: { days: 3 },
  },
  {
    name: 'demand-forecast',
    title: 'Demand forecast (EU warehouses)',
    description: 'Daily forecast per article and warehouse, 28 days ahead.',
    lifecycle: 'production',
    owner: 'group:default/logistics',
    sources: ['sagemaker/eu'],
    versions: 15,
    current: '15',
    seen: { months: 26 },
    changed: { days: 4 },
  },
  {
    name: 'route-optimizer',
    lifecycle: 'development',
    owner: 'group:default/logistics',
    sources: ['mlflow/research'],
    versions: 2,
    current: '2',
    seen: { weeks: 6 },
    changed: { days: 5 },
  },
  {
    name: 'support-ticket-classifier',
    description: 'Sends tickets to the right team.',
    lifecycle: 'production',
    owner: 'group:default/support',
    versions: 5,
    current: '4',
    seen: { months: 9 },
    changed: { days: 6 },
  },
  {
    name: 'support-assistant-llm',
    title: 'Support assistant',
    description: 'A fine-tuned language model that drafts answers.',
    lifecycle: 'testing',
    owner: 'group:default/support',
    sources: ['mlflow/research'],
    versions: 6,
    current: '6',
    declared: true,
    seen: { months: 3 },
    changed: { days: 8 },
  },
  {
    name: 'invoice-extraction',
    lifecycle: 'development',
    sources: ['mlflow/research'],
    versions: 1,
    current: '1',
    seen: { days: 9 },
    changed: { days: 9 },
  },
  {
    name: 'image-moderation',
    lifecycle: 'retired',
    owner: 'group:default/trust-and-safety',
    versions: 8,
    current: '8',
    seen: { months: 30 },
    changed: { weeks: 3 },
  },
  {
    name: 'sentiment-de',
    lifecycle: 'development',
    sources: ['mlflow/research'],
    versions: 3,
    current: '3',
    seen: { months: 7 },
    changed: { days: 1 },
    missing: { hours: 20 },
  },
  {
    name: 'legacy-scorecard',
    lifecycle: 'retired',
    owner: 'group:default/risk',
    versions: 2,
    seen: { months: 40 },
    changed: { days: 11 },
    removed: { days: 11 },
  },
];

const DATASETS: AssetOutline[] = [
  {
    name: 'transactions',
    title: 'Card transactions',
    description: 'All card transactions since 2019, pseudonymised.',
    owner: 'group:default/data',
    system: 'system:default/payments',
    lifecycle: 'production',
    declared: true,
    versions: 3,
    seen: { months: 14 },
    changed: { days: 2 },
  },
  {
    name: 'transactions-holdout',
    owner: 'group:default/data',
    versions: 2,
    seen: { months: 12 },
    changed: { days: 12 },
  },
  {
    name: 'customer-events',
    description: 'Clickstream of the shop, one row per event.',
    owner: 'group:default/data',
    versions: 4,
    seen: { months: 18 },
    changed: { days: 7 },
  },
  {
    name: 'tickets-labelled',
    owner: 'group:default/support',
    sources: ['mlflow/prod', 'mlflow/research'],
    versions: 2,
    seen: { months: 9 },
    changed: { days: 8 },
  },
  {
    name: 'warehouse-orders',
    owner: 'group:default/logistics',
    sources: ['sagemaker/eu'],
    versions: 1,
    seen: { months: 22 },
    changed: { days: 30 },
  },
];

function toAsset(outline: AssetOutline, index: number): Asset {
  const kind = outline.kind ?? 'model';
  const sources = outline.sources ?? ['mlflow/prod'];
  const namespace = outline.declared ? 'default' : sources[0].replace('/', '-');
  return {
    id: fixtureId(1, index + 1),
    kind,
    name: outline.name,
    title: outline.title,
    description: outline.description,
    entityRef: `${ENTITY_KINDS[kind]}:${namespace}/${outline.name}`,
    lifecycle: outline.lifecycle,
    owner: outline.owner,
    system: outline.system,
    environments: [...new Set(sources.map(source => ENVIRONMENTS[source]))],
    sources,
    currentVersion: outline.current,
    versionCount: outline.versions ?? 0,
    declared: outline.declared ?? false,
    findings: [],
    riskClass:
      kind === 'model' ? RISK_CLASSES[outline.name] ?? 'unknown' : undefined,
    lastActivityAt: outline.called && ago(outline.called),
    firstSeenAt: ago(outline.seen),
    updatedAt: ago(outline.changed),
    missingSince: outline.missing && ago(outline.missing),
    removedAt: outline.removed && ago(outline.removed),
    removalReason: outline.removed && 'gone',
  };
}

const OUTLINES: AssetOutline[] = [
  ...MODELS,
  ...DATASETS.map(dataset => ({ ...dataset, kind: 'dataset' as const })),
  ...ENDPOINTS,
  ...PIPELINES,
];

function withDeployments(asset: Asset, all: Asset[]): Asset {
  const deployments = deploymentsOf(createDeployments(all), asset);
  if (deployments.length === 0) {
    return asset;
  }
  const calls = deployments.flatMap(({ lastActivityAt }) =>
    lastActivityAt ? [lastActivityAt] : [],
  );
  return {
    ...asset,
    deploymentCount: deployments.length,
    environments: [
      ...new Set([
        ...asset.environments,
        ...deployments.flatMap(({ environment }) => environment ?? []),
      ]),
    ],
    lastActivityAt: asset.lastActivityAt ?? calls.sort().at(-1),
  };
}

/** The assets of the story's company. */
export function createAssets(): Asset[] {
  const assets = OUTLINES.map(toAsset);
  return assets.map(asset => withDeployments(asset, assets));
}

/** What the record of an asset says beyond what an asset holds. */
export function recordFactsOf(name: string) {
  const outline = OUTLINES.find(candidate => candidate.name === name);
  return {
    url: outline?.url,
    status: outline?.status,
    intendedPurpose: outline?.purpose,
    riskRating: outline?.risk,
  };
}

/** The asset of that name; a wrong name in a test fails at once. */
export function assetNamed(assets: Asset[], name: string): Asset {
  const asset = assets.find(candidate => candidate.name === name);
  if (!asset) {
    throw new Error(`The fixture has no asset named ${name}`);
  }
  return asset;
}
