import type {
  Source,
  SourceState,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { comparePlatforms } from './sourceRef';

export const SOURCE_ORDERS = ['platform', 'attention', 'oldest'] as const;

/** What a reader looks for first among the sources. */
export type SourceOrder = (typeof SOURCE_ORDERS)[number];

/** Sources that stand together; without a platform they are all of them. */
export interface SourceGroup {
  readonly platform?: string;
  readonly sources: Source[];
}

const URGENCY: Record<SourceState, number> = {
  failed: 0,
  held: 1,
  partial: 2,
  unconfigured: 4,
  never: 5,
  ok: 6,
};
const WITH_WARNINGS = 3;

function urgency(source: Source): number {
  const rank = URGENCY[source.state] ?? WITH_WARNINGS;
  return source.lastRun?.warnings?.length
    ? Math.min(rank, WITH_WARNINGS)
    : rank;
}

const byRef = (a: Source, b: Source) =>
  a.ref.localeCompare(b.ref, 'en', { numeric: true });

const byFreshness = (a: Source, b: Source) =>
  (a.lastCompleteAt ?? '').localeCompare(b.lastCompleteAt ?? '');

/** The platforms of the sources, each once, with how many there are. */
export function countPlatforms(
  sources: readonly Source[],
): { platform: string; count: number }[] {
  return [...new Set(sources.map(source => source.type))]
    .sort(comparePlatforms)
    .map(platform => ({
      platform,
      count: sources.filter(source => source.type === platform).length,
    }));
}

/** The sources in the order that the reader asked for. */
export function arrangeSources(
  sources: readonly Source[],
  order: SourceOrder,
): SourceGroup[] {
  const sorted = [...sources].sort(byRef);
  switch (order) {
    case 'attention':
      return [{ sources: sorted.sort((a, b) => urgency(a) - urgency(b)) }];
    case 'oldest':
      return [{ sources: sorted.sort(byFreshness) }];
    default:
      return countPlatforms(sources).map(({ platform }) => ({
        platform,
        sources: sorted.filter(source => source.type === platform),
      }));
  }
}
