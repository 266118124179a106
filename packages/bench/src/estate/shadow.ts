import { isShadow, type Thing } from './Estate';
import type { OpenFinding } from './EstateInventory';
import { scoreOf, type Score } from './score';

export interface ShadowScore extends Score {
  /** Of what was rightly found: how much has its true severity, and which has not. */
  readonly severity: { readonly right: number; readonly wrong: string[] };
}

/**
 * Compares the assets that are found to be shadow AI with those that are. An
 * asset of which one record is that of a shadow thing is one: what was wrongly
 * joined with something declared is missed.
 */
export function scoreShadow(options: {
  readonly things: readonly Thing[];
  /** The records of each asset, by its id. */
  readonly assets: ReadonlyMap<string, readonly string[]>;
  readonly findings: readonly OpenFinding[];
}): ShadowScore {
  const { assets, findings } = options;
  const thingOf = new Map(
    options.things.flatMap(thing =>
      thing.records.map(ref => [ref, thing] as const),
    ),
  );
  const thingsOf = (id: string) =>
    (assets.get(id) ?? []).flatMap(ref => thingOf.get(ref) ?? []);
  const isShadowAsset = (id: string) => thingsOf(id).some(isShadow);
  const ids = [...assets.keys()].filter(id => thingsOf(id).length > 0);
  const score = scoreOf({
    found: findings.map(({ assetId }) => assetId),
    isRight: isShadowAsset,
    wanted: ids.filter(isShadowAsset),
  });
  const describe = (id: string) =>
    `${(assets.get(id) ?? []).join(' + ')} (${[
      ...new Set(thingsOf(id).map(({ example }) => example)),
    ].join('; ')})`;
  const rightlyFound = findings.filter(({ assetId }) => isShadowAsset(assetId));
  const misjudged = rightlyFound.filter(
    ({ assetId, severity }) =>
      severity !==
      (thingsOf(assetId).some(({ production }) => production)
        ? 'error'
        : 'warning'),
  );
  return {
    ...score,
    wrong: score.wrong.map(describe),
    missed: score.missed.map(describe),
    severity: {
      right: rightlyFound.length - misjudged.length,
      wrong: misjudged.map(({ assetId }) => describe(assetId)),
    },
  };
}
