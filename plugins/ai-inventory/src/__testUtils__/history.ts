import type {
  Asset,
  RecentChange,
  Revision,
  RevisionType,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { DurationLikeObject } from 'luxon';
import { assetNamed } from './assets';
import { ago, fixtureId } from './fixtureTime';

interface RevisionOutline {
  asset: string;
  type: RevisionType;
  version?: string;
  happened?: DurationLikeObject;
  learned: DurationLikeObject;
  actor?: string;
  changes?: Revision['changes'];
}

const REVISIONS: RevisionOutline[] = [
  {
    asset: 'fraud-model',
    type: 'version-added',
    version: '7',
    happened: { minutes: 14 },
    learned: { minutes: 12 },
    actor: 'amelie.brandt',
  },
  {
    asset: 'fraud-model',
    type: 'version-changed',
    version: '7',
    happened: { minutes: 13 },
    learned: { minutes: 12 },
    actor: 'amelie.brandt',
    changes: [
      { field: 'lifecycle', from: 'development', to: 'testing' },
      { field: 'aliases', from: [], to: ['challenger'] },
    ],
  },
  {
    asset: 'credit-limit',
    type: 'changed',
    happened: { hours: 4 },
    learned: { hours: 3 },
    changes: [{ field: 'lifecycle', from: 'development', to: 'testing' }],
  },
  {
    asset: 'sentiment-de',
    type: 'missing',
    learned: { hours: 20 },
  },
  {
    asset: 'churn-predictor',
    type: 'version-changed',
    version: '11',
    happened: { hours: 27 },
    learned: { hours: 26 },
    changes: [{ field: 'lifecycle', from: 'testing', to: 'production' }],
  },
  {
    asset: 'product-recommender',
    type: 'changed',
    learned: { days: 2 },
    changes: [
      { field: 'tags.team', from: 'web', to: 'shop' },
      {
        field: 'owner',
        from: 'group:default/web',
        to: 'group:default/shop',
      },
      { field: 'description', from: 'Ranks articles.', to: 'Ranks articles…' },
    ],
  },
  {
    asset: 'invoice-extraction',
    type: 'created',
    happened: { days: 40 },
    learned: { days: 9 },
  },
  { asset: 'legacy-scorecard', type: 'removed', learned: { days: 11 } },
  {
    asset: 'fraud-model',
    type: 'changed',
    happened: { days: 23 },
    learned: { days: 22, hours: 23 },
    actor: 'tomasz.nowak',
    changes: [{ field: 'lifecycle', from: 'testing', to: 'production' }],
  },
  {
    asset: 'fraud-model',
    type: 'version-added',
    version: '6',
    happened: { days: 23 },
    learned: { days: 23 },
    actor: 'tomasz.nowak',
  },
  {
    asset: 'fraud-model',
    type: 'changed',
    happened: { months: 2 },
    learned: { months: 2 },
    changes: [{ field: 'lifecycle', from: 'development', to: 'testing' }],
  },
  { asset: 'fraud-model', type: 'created', learned: { months: 14 } },
];

/** What happened in the story, newest first. */
export function createHistory(assets: Asset[]): RecentChange[] {
  return REVISIONS.map((outline, index) => {
    const asset = assetNamed(assets, outline.asset);
    return {
      id: String(1000 - index),
      assetId: asset.id,
      asset,
      type: outline.type,
      version: outline.version,
      recordRef: `${asset.sources[0]}:${asset.name}`,
      occurredAt: outline.happened && ago(outline.happened),
      recordedAt: ago(outline.learned),
      runId: fixtureId(3, index + 1),
      actor: outline.actor,
      changes: outline.changes ?? [],
    };
  });
}
