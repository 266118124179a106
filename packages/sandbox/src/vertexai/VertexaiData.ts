import { createHash } from 'node:crypto';
import { GoogleError, invalid } from './errors';
import { PARENT, resourceName } from './place';
import type {
  DailyCalls,
  DeployedModel,
  Endpoint,
  LineageSubgraph,
  ModelVersion,
  Resource,
} from './types';

/** Everything in one project and location, in memory. */
export class VertexaiData {
  /** The versions of each model, by the model's id, in the order of numbers. */
  readonly models = new Map<string, readonly ModelVersion[]>();
  /** By model and version, as `5839201746820194304@2`. */
  readonly evaluations = new Map<string, readonly Resource[]>();
  readonly trainingPipelines = new Map<string, Resource>();
  readonly datasets = new Map<string, Resource>();
  /** By the dataset's id. */
  readonly datasetVersions = new Map<string, readonly Resource[]>();
  readonly endpoints = new Map<string, Endpoint>();
  readonly pipelineJobs = new Map<string, Resource>();
  /** By the id of the artifact that was asked about. */
  readonly lineage = new Map<string, LineageSubgraph>();
  readonly calls: DailyCalls[] = [];
  private nextId = 7_000_000_000_000_000_001n;

  constructor(private readonly now: () => number) {}

  get time(): string {
    return new Date(this.now()).toISOString();
  }

  newId(): string {
    return String(this.nextId++);
  }

  /**
   * The versions of a model.
   * @throws GoogleError when there is no such model.
   */
  versionsOf(model: string): readonly ModelVersion[] {
    return this.models.get(model) ?? notFound(`models/${model}`);
  }

  defaultVersion(model: string): ModelVersion {
    const versions = this.versionsOf(model);
    return (
      versions.find(version => version.versionAliases.includes('default')) ??
      versions[0]
    );
  }

  /**
   * A version by `<id>`, `<id>@<version>` or `<id>@<alias>`.
   * @throws GoogleError when there is none.
   */
  version(reference: string): ModelVersion {
    const [model, wanted] = reference.split('@');
    if (wanted === undefined) {
      return this.defaultVersion(model);
    }
    return (
      this.versionsOf(model).find(
        ({ versionId, versionAliases }) =>
          versionId === wanted || versionAliases.includes(wanted),
      ) ?? notFound(`models/${reference}`)
    );
  }

  changeVersion(
    model: string,
    versionId: string,
    change: Partial<ModelVersion>,
  ): ModelVersion {
    const changed = withEtag({
      ...this.version(`${model}@${versionId}`),
      ...change,
      updateTime: this.time,
      versionUpdateTime: this.time,
    });
    this.models.set(
      model,
      this.versionsOf(model).map(version =>
        version.versionId === versionId ? changed : version,
      ),
    );
    return changed;
  }

  /** Adds a model, or a version to one that is there. */
  upload(
    model: Readonly<Record<string, unknown>>,
    options: { readonly modelId?: string; readonly parentModel?: string },
  ): ModelVersion {
    const id =
      options.parentModel?.split('/').at(-1) ?? options.modelId ?? this.newId();
    const before = this.models.get(id) ?? [];
    if (options.parentModel && before.length === 0) {
      return notFound(`models/${id}`);
    }
    const aliases = readTexts(model.versionAliases);
    const isDefault = before.length === 0 || aliases.includes('default');
    const version = withEtag({
      ...model,
      name: resourceName(`models/${id}`),
      versionId: String(Number(before.at(-1)?.versionId ?? 0) + 1),
      versionAliases: isDefault
        ? ['default', ...aliases.filter(alias => alias !== 'default')]
        : aliases,
      createTime: this.time,
      updateTime: this.time,
      versionCreateTime: this.time,
      versionUpdateTime: this.time,
    });
    const moved = new Set(version.versionAliases);
    this.models.set(id, [
      ...before.map(other => ({
        ...other,
        versionAliases: other.versionAliases.filter(alias => !moved.has(alias)),
      })),
      version,
    ]);
    return version;
  }

  /** Gives aliases to a version, which its siblings lose; `-x` takes `x` away. */
  mergeAliases(reference: string, aliases: readonly string[]): ModelVersion {
    const [model] = reference.split('@');
    const { versionId } = this.version(reference);
    const taken = aliases
      .filter(alias => alias.startsWith('-'))
      .map(alias => alias.slice(1));
    const given = aliases.filter(alias => !alias.startsWith('-'));
    if (taken.includes('default')) {
      throw invalid(
        "The alias 'default' can only be moved to another version.",
      );
    }
    this.models.set(
      model,
      this.versionsOf(model).map(version => {
        const kept = version.versionAliases.filter(
          alias => !given.includes(alias),
        );
        return version.versionId === versionId
          ? withEtag({
              ...version,
              versionAliases: [
                ...kept.filter(alias => !taken.includes(alias)),
                ...given,
              ],
              versionUpdateTime: this.time,
            })
          : { ...version, versionAliases: kept };
      }),
    );
    return this.version(`${model}@${versionId}`);
  }

  deleteModel(model: string): void {
    this.versionsOf(model);
    this.refuseWhileDeployed(model);
    this.models.delete(model);
  }

  deleteVersion(reference: string): void {
    const [model] = reference.split('@');
    const versions = this.versionsOf(model);
    const { versionId, versionAliases } = this.version(reference);
    if (versions.length === 1 || versionAliases.includes('default')) {
      throw new GoogleError(
        'FAILED_PRECONDITION',
        'The only version, or the default version, of a model cannot be deleted.',
      );
    }
    this.refuseWhileDeployed(model, versionId);
    this.models.set(
      model,
      versions.filter(version => version.versionId !== versionId),
    );
  }

  endpoint(id: string): Endpoint {
    return this.endpoints.get(id) ?? notFound(`endpoints/${id}`);
  }

  changeEndpoint(id: string, change: Partial<Endpoint>): Endpoint {
    const changed = withEtag({
      ...this.endpoint(id),
      ...change,
      updateTime: this.time,
    });
    const split = Object.values(changed.trafficSplit ?? {});
    const sum = split.reduce((total, share) => total + share, 0);
    if (split.length > 0 && sum !== 100) {
      throw invalid('The traffic split must add up to 100, or be empty.');
    }
    this.endpoints.set(id, changed);
    return changed;
  }

  /** Where a model runs, as its `deployedModels` tell it. */
  deploymentsOf(
    model: string,
    versionId: string,
  ): { readonly endpoint: string; readonly deployedModelId: string }[] {
    return [...this.endpoints.values()].flatMap(endpoint =>
      (endpoint.deployedModels ?? [])
        .filter(deployed => runs(deployed, model, versionId))
        .map(({ id }) => ({ endpoint: endpoint.name, deployedModelId: id })),
    );
  }

  private refuseWhileDeployed(model: string, versionId?: string): void {
    for (const endpoint of this.endpoints.values()) {
      if (endpoint.deployedModels?.some(d => runs(d, model, versionId))) {
        throw new GoogleError(
          'FAILED_PRECONDITION',
          `The Model is deployed at the following Endpoint: ${endpoint.name}.`,
        );
      }
    }
  }
}

function runs(
  deployed: DeployedModel,
  model: string,
  versionId: string | undefined,
): boolean {
  return (
    deployed.model === `${PARENT}/models/${model}` &&
    (versionId === undefined || deployed.modelVersionId === versionId)
  );
}

export function notFound(path: string): never {
  const [kind] = path.split('/');
  throw new GoogleError(
    'NOT_FOUND',
    `The ${kind} does not exist. resource=${resourceName(path)}`,
  );
}

/** Vertex AI's etags change with what they stand for. */
export function withEtag<T extends Resource>(resource: T): T {
  const { etag: _, ...content } = resource as T & { etag?: unknown };
  const digest = createHash('sha256').update(JSON.stringify(content)).digest();
  return { ...resource, etag: digest.toString('base64').slice(0, 24) };
}

export function readTexts(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}
