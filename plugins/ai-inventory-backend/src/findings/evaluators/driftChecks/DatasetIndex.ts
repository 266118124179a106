import type { DatasetFacts } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { plainVersion } from '../trainingDatasets';

/**
 * Datasets to look others up in, in constant time: by their asset where both
 * have one, else by their name.
 */
export class DatasetIndex {
  readonly #datasets: readonly DatasetFacts[];
  readonly #namesWithoutAsset = new Set<string>();
  /** The versions of each asset, from how they count to how they are written. */
  readonly #versions = new Map<string, Map<string, string>>();
  #allNames: ReadonlySet<string> | undefined;

  constructor(datasets: readonly DatasetFacts[]) {
    this.#datasets = datasets;
    for (const { assetId, name, version } of datasets) {
      if (assetId === undefined) {
        this.#namesWithoutAsset.add(plainName(name));
        continue;
      }
      const versions = this.#versions.get(assetId) ?? new Map<string, string>();
      this.#versions.set(assetId, versions);
      if (version !== undefined) {
        versions.set(plainVersion(version), version);
      }
    }
  }

  has({ assetId, name }: DatasetFacts): boolean {
    if (assetId === undefined) {
      return this.#names().has(plainName(name));
    }
    return (
      this.#versions.has(assetId) ||
      (this.#namesWithoutAsset.size > 0 &&
        this.#namesWithoutAsset.has(plainName(name)))
    );
  }

  /**
   * A version that is here instead of the dataset's own; undefined where the
   * two are the same, or one of them is not known.
   */
  versionInsteadOf({ assetId, version }: DatasetFacts): string | undefined {
    const versions = this.#versions.get(assetId ?? '');
    if (!versions || version === undefined) {
      return undefined;
    }
    return versions.has(plainVersion(version))
      ? undefined
      : versions.values().next().value;
  }

  // Made when first asked for: nearly all datasets have an asset.
  #names(): ReadonlySet<string> {
    this.#allNames ??= new Set(
      this.#datasets.map(({ name }) => plainName(name)),
    );
    return this.#allNames;
  }
}

/** `dataset:default/Transactions` and `transactions` may well be one. */
function plainName(name: string): string {
  const lastPart = name.split('/').findLast(Boolean) ?? name;
  return lastPart.replace(/^dataset:/i, '').toLowerCase();
}
