import type { DatasetFacts } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { plainVersion } from '../trainingDatasets';

/** What is used instead of a pinned version of a dataset. */
export interface UsedInstead {
  readonly version: string;
  /** Set where both digests are known, and tell that the data differ. */
  readonly digests?: { readonly pinned: string; readonly used: string };
}

/** What is used of one dataset. */
interface UsedVersions {
  /** From how they count to how they are written. */
  readonly versions: Map<string, string>;
  readonly digests: Set<string>;
  /** Whether there is a use of which no digest is known. */
  hasUnknown: boolean;
}

/**
 * Datasets to look others up in, in constant time: by their asset where both
 * have one, else by their name.
 */
export class DatasetIndex {
  readonly #datasets: readonly DatasetFacts[];
  readonly #namesWithoutAsset = new Set<string>();
  readonly #byAsset = new Map<string, UsedVersions>();
  #allNames: ReadonlySet<string> | undefined;

  constructor(datasets: readonly DatasetFacts[]) {
    this.#datasets = datasets;
    for (const { assetId, name, version, digest } of datasets) {
      if (assetId === undefined) {
        this.#namesWithoutAsset.add(plainName(name));
        continue;
      }
      const used = this.#byAsset.get(assetId) ?? {
        versions: new Map<string, string>(),
        digests: new Set<string>(),
        hasUnknown: false,
      };
      this.#byAsset.set(assetId, used);
      if (version !== undefined) {
        used.versions.set(plainVersion(version), version);
      }
      if (digest === undefined) {
        used.hasUnknown = true;
      } else {
        used.digests.add(digest);
      }
    }
  }

  has({ assetId, name }: DatasetFacts): boolean {
    if (assetId === undefined) {
      return this.#names().has(plainName(name));
    }
    return (
      this.#byAsset.has(assetId) ||
      (this.#namesWithoutAsset.size > 0 &&
        this.#namesWithoutAsset.has(plainName(name)))
    );
  }

  /**
   * What is here instead of the dataset's own version; undefined where the two
   * are the same data, or one of them is not known.
   */
  usedInstead(pinned: DatasetFacts): UsedInstead | undefined {
    const used = this.#byAsset.get(pinned.assetId ?? '');
    const version = used?.versions.values().next().value;
    if (
      !used ||
      version === undefined ||
      pinned.version === undefined ||
      used.versions.has(plainVersion(pinned.version)) ||
      (pinned.digest !== undefined && used.digests.has(pinned.digest))
    ) {
      return undefined;
    }
    const digest = used.digests.values().next().value;
    return pinned.digest !== undefined &&
      digest !== undefined &&
      !used.hasUnknown
      ? { version, digests: { pinned: pinned.digest, used: digest } }
      : { version };
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
