import { artifactEtagOf } from '@ai-inventory/backstage-plugin-ai-inventory-backend-module-mlflow/src/artifacts';
import { MlflowSource } from '@ai-inventory/backstage-plugin-ai-inventory-backend-module-mlflow/src/MlflowSource';
import type {
  InventorySource,
  KnownVersions,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { GeneratedData } from '@ai-inventory/sandbox/src/generated/GeneratedData';

/** How large a simulated registry is. */
export interface RegistrySize {
  readonly models: number;
  readonly versionsPerModel: number;
}

/** The source of a MLflow at an address, as the MLflow module makes it. */
export function createMlflowSource(url: string): InventorySource {
  return MlflowSource.fromConfig({
    ref: 'mlflow/prod',
    environment: 'production',
    schedule: { frequency: { hours: 1 }, timeout: { hours: 1 } },
    fields: { url },
  });
}

/**
 * The same source as one whose artifacts were all downloaded before. The
 * inventory is asked for what it knows all the same.
 */
export function withKnownArtifacts(
  source: InventorySource,
  etags: KnownEtags,
): InventorySource {
  const { ref, environment, location } = source;
  return {
    ref,
    environment,
    location,
    read: options =>
      source.read({
        ...options,
        known: async ids => {
          await options.known(ids);
          return etags.of(ids);
        },
      }),
  };
}

/** What an inventory would know of the artifacts of a generated registry. */
export class KnownEtags {
  readonly #data: GeneratedData;
  readonly #kept: Map<string, KnownVersions> | undefined;

  /** @param keep - whether to keep what was computed: memory for time */
  constructor(size: RegistrySize, { keep }: { readonly keep: boolean }) {
    this.#data = new GeneratedData(size);
    this.#kept = keep ? new Map() : undefined;
  }

  of(names: readonly string[]): Map<string, KnownVersions> {
    return new Map(
      names.map(name => {
        const etags = this.#kept?.get(name) ?? this.#compute(name);
        this.#kept?.set(name, etags);
        return [name, etags];
      }),
    );
  }

  #compute(name: string): KnownVersions {
    return new Map(
      this.#data.versionsOf(name).map(version => {
        const number = String(version.version);
        // As it is: to parse it would cost the backend more than the sync does.
        const artifactEtag = artifactEtagOf({
          source: version.source,
          run_id: version.runId,
          status: version.status,
        });
        return [number, { artifactEtag }];
      }),
    );
  }
}
