import type { SourceActivity } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { groupBy } from '../database/values';
import type { KnownActivity, KnownDeploymentActivity } from './ActivityStore';

/** By the id of a row, the time to which what it knows is to be raised. */
export interface LatestCalls {
  readonly deployments: ReadonlyMap<string, Date>;
  readonly records: ReadonlyMap<string, Date>;
  readonly assets: ReadonlyMap<string, Date>;
}

/**
 * What answers about calls mean for deployments, endpoints and the models that
 * run there. Where the platform tells of the endpoint alone, each deployment
 * that gets traffic counts as called.
 */
export function latestCalls(
  endpoints: readonly KnownActivity[],
  answers: readonly SourceActivity[],
  now: Date,
): LatestCalls {
  const deployments = new Map<string, Date>();
  const records = new Map<string, Date>();
  const assets = new Map<string, Date>();
  const byEndpoint = groupBy(answers, answer => answer.externalId);
  for (const endpoint of endpoints) {
    const byDeployment = groupBy(
      byEndpoint.get(endpoint.externalId) ?? [],
      answer => answer.deployment,
    );
    const all = [...byDeployment.values()].flat();
    const latest = latestOf(all, now);
    if (!latest) {
      continue;
    }
    raise(records, endpoint.recordId, latest);
    raise(assets, endpoint.assetId, latest);
    const toldApart = endpoint.deployments.some(({ deployment }) =>
      byDeployment.has(deployment),
    );
    for (const each of endpoint.deployments) {
      const own = latestOf(byDeployment.get(each.deployment) ?? [], now);
      if (own) {
        raise(deployments, each.id, own);
      }
      const time = toldApart || each.traffic === 0 ? own : latest;
      if (time && each.modelAssetId && ranThen(each, time)) {
        raise(assets, each.modelAssetId, time);
      }
    }
  }
  return { deployments, records, assets };
}

/** A call before the model was swapped was a call of another one. */
function ranThen({ modelSince }: KnownDeploymentActivity, time: Date): boolean {
  return !modelSince || time >= modelSince;
}

/** The latest time; a clock that is ahead must not make it a future one. */
function latestOf(
  answers: readonly SourceActivity[],
  now: Date,
): Date | undefined {
  const times = answers.map(answer => answer.lastActivityAt.getTime());
  return times.length
    ? new Date(Math.min(Math.max(...times), now.getTime()))
    : undefined;
}

function raise(times: Map<string, Date>, id: string, time: Date): void {
  const known = times.get(id);
  if (!known || known < time) {
    times.set(id, time);
  }
}
