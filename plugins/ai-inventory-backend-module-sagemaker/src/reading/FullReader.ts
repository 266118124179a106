import type {
  SourcePage,
  SourceReadOptions,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { parseArn } from '../aws/arn';
import { CardIndex } from '../mapping/CardIndex';
import {
  toDatasetRecord,
  toPipelineRecord,
  type ServedModel,
} from '../mapping/endpoints';
import { cardId, modelId, pipelineId } from '../mapping/ids';
import { toModelRecord, type MappingOptions } from '../mapping/models';
import { EndpointReader } from './EndpointReader';
import { GroupAssembly, type AssembledGroup } from './GroupAssembly';
import {
  CARDS,
  describeGroup,
  ENDPOINTS,
  GROUPS,
  MODELS,
  PACKAGES,
  PIPELINES,
} from './kinds';
import { ModelPages } from './ModelPages';
import { PackageIndex, toServedModel } from './PackageIndex';
import { readCards } from './readCards';
import { describeOne, Listing, readListed, type Read } from './readKind';
import type { SagemakerApi } from './SagemakerApi';
import type {
  Group,
  Model,
  Package,
  PackageSummary,
  Pipeline,
  Row,
} from './schemas';
import { TrainingReader } from './TrainingReader';

export interface ReaderOptions {
  readonly mapping: MappingOptions;
  /** For how many packages lineage may be asked. */
  readonly lineageLookups: number;
  /** The account that everything must be of, where it is known. */
  readonly accountId?: string;
}

/** Versions, or groups, in a page: few enough that progress shows. */
const VERSIONS_AT_ONCE = 500;
const GROUPS_AT_ONCE = 100;
const DATASETS_AT_ONCE = 500;

/** Reads everything that an account holds in a region. */
export class FullReader {
  private readonly cards = new CardIndex();
  private readonly packages = new PackageIndex();
  private readonly models = new Map<string, Row<ServedModel>>();
  private readonly pages: ModelPages;

  constructor(
    private readonly api: SagemakerApi,
    known: SourceReadOptions['known'],
    private readonly options: ReaderOptions,
  ) {
    this.pages = new ModelPages(
      new TrainingReader(api, options.lineageLookups),
      this.cards,
      known,
      options.mapping,
    );
  }

  async *read(): AsyncGenerator<SourcePage> {
    const groups = await this.list(GROUPS, one => one.ModelPackageGroupArn);
    const packages = await Listing.of(this.api, PACKAGES);
    for (const summary of packages.summaries.values()) {
      this.packages.add(summary);
    }
    yield* this.readCards();
    yield* this.readModels();
    yield* this.readGroups(groups, packages);
    yield* this.readEndpoints();
    yield* this.readPipelines();

    const uris = [...this.pages.datasets].sort();
    for (let start = 0; start < uris.length; start += DATASETS_AT_ONCE) {
      const part = uris.slice(start, start + DATASETS_AT_ONCE);
      yield { records: part.map(toDatasetRecord) };
    }
  }

  /** A listing whose first object tells whose account it is. */
  private async list<TSummary, TDetail extends TSummary>(
    kind: Parameters<typeof readListed<TSummary, TDetail>>[1],
    arnOf: (summary: TSummary) => string | undefined,
  ): Promise<Listing<TSummary>> {
    const listing = await Listing.of(this.api, kind);
    const [first] = listing.summaries.values();
    const account = first && parseArn(arnOf(first) ?? '')?.account;
    const { accountId } = this.options;
    if (accountId && account && account !== accountId) {
      throw new Error(
        `SageMaker (${this.api.place}): the credentials lead to account ${account}. Check what aws.accounts has for ${accountId}.`,
      );
    }
    return listing;
  }

  private async *readCards(): AsyncGenerator<SourcePage> {
    const listing = await this.list(CARDS, card => card.ModelCardArn);
    for await (const cards of readCards(this.api, listing)) {
      const problems = [];
      for (const { id, row } of cards) {
        if (row.ok) {
          this.cards.add(row.value);
        } else {
          problems.push({ externalId: cardId(id), problem: row.problem });
        }
      }
      if (problems.length > 0) {
        yield { records: [], problems };
      }
    }
  }

  private async *readModels(): AsyncGenerator<SourcePage> {
    const listing = await this.list(MODELS, model => model.ModelArn);
    for await (const models of readListed(this.api, MODELS, listing)) {
      yield {
        records: models.flatMap(({ row }) =>
          row.ok ? this.toOwnRecord(row.value) : [],
        ),
        problems: models.flatMap(({ id, row }) => {
          if (row.ok) {
            return [];
          }
          this.models.set(id, row);
          return [{ externalId: modelId(id), problem: row.problem }];
        }),
      };
    }
  }

  private toOwnRecord(model: Model) {
    const served = toServedModel(model, this.packages);
    this.models.set(model.ModelName, { ok: true, value: served });
    const externalId = modelId(model.ModelName);
    return served.modelExternalId === externalId
      ? [
          toModelRecord(
            model,
            this.cards.get(externalId, model.ModelName),
            this.options.mapping,
          ),
        ]
      : [];
  }

  private async *readGroups(
    groups: Listing<Group>,
    packages: Listing<PackageSummary>,
  ): AsyncGenerator<SourcePage> {
    const found: Read<Group>[] = await this.groupsMadeMeanwhile(
      groups,
      packages,
    );
    for await (const rows of readListed(this.api, GROUPS, groups)) {
      found.push(...rows);
    }
    const assembly = new GroupAssembly(found);
    for (const summary of packages.summaries.values()) {
      assembly.expect(summary);
    }
    const broken = packages.broken.flatMap(
      ({ id, problem }) =>
        assembly.add({ id, row: { ok: false, problem } }) ?? [],
    );
    let ready = [...broken, ...assembly.complete()];
    for await (const rows of readListed(this.api, PACKAGES, packages)) {
      const alone = rows.filter(row => !isVersion(row, packages));
      if (alone.length > 0) {
        yield await this.pages.ofPackages(alone.map(nameAlone));
      }
      for (const row of rows) {
        const whole = assembly.add(row);
        if (whole) {
          ready.push(whole);
        }
      }
      while (isPageful(ready)) {
        yield await this.pages.ofGroups(ready.splice(0, pageLength(ready)));
      }
    }
    ready = [...ready, ...assembly.rest()];
    while (ready.length > 0) {
      yield await this.pages.ofGroups(ready.splice(0, pageLength(ready)));
    }
  }

  /** Groups that were made after they were listed, and before their packages. */
  private async groupsMadeMeanwhile(
    groups: Listing<Group>,
    packages: Listing<PackageSummary>,
  ): Promise<Read<Group>[]> {
    const listed = new Set([
      ...groups.summaries.keys(),
      ...groups.broken.map(({ id }) => id),
    ]);
    const names = new Set(
      [...packages.summaries.values()]
        .flatMap(({ ModelPackageGroupName: name }) => name ?? [])
        .filter(name => !listed.has(name)),
    );
    const found: Read<Group>[] = [];
    for (const name of names) {
      const commands = describeGroup(name);
      found.push(...(await describeOne(this.api, GROUPS, name, commands)));
    }
    return found;
  }

  private async *readEndpoints(): AsyncGenerator<SourcePage> {
    const reader = new EndpointReader(
      this.api,
      async name => this.models.get(name),
      this.options.mapping,
    );
    const listing = await this.list(ENDPOINTS, one => one.EndpointArn);
    for await (const rows of readListed(this.api, ENDPOINTS, listing)) {
      yield await reader.toPage(rows);
    }
  }

  private async *readPipelines(): AsyncGenerator<SourcePage> {
    const listing = await this.list(PIPELINES, one => one.PipelineArn);
    for await (const rows of readListed(this.api, PIPELINES, listing)) {
      yield toPipelinePage(rows);
    }
  }
}

export function toPipelinePage(rows: readonly Read<Pipeline>[]): SourcePage {
  return {
    records: rows.flatMap(({ row }) =>
      row.ok ? [toPipelineRecord(row.value)] : [],
    ),
    problems: rows.flatMap(({ id, row }) =>
      row.ok ? [] : [{ externalId: pipelineId(id), problem: row.problem }],
    ),
  };
}

/** Whether a package belongs to a group, as far as can be told. */
function isVersion(
  { id, row }: Read<Package>,
  packages: Listing<PackageSummary>,
): boolean {
  const summary = row.ok ? row.value : packages.summaries.get(id);
  return summary
    ? summary.ModelPackageGroupName !== undefined
    : (parseArn(id)?.name ?? '').includes('/');
}

function nameAlone({ id, row }: Read<Package>) {
  const name = row.ok ? row.value.ModelPackageName : undefined;
  return { name: name ?? parseArn(id)?.name ?? id, row };
}

function isPageful(groups: readonly AssembledGroup[]): boolean {
  const versions = groups.reduce((sum, one) => sum + one.packages.length, 0);
  return versions >= VERSIONS_AT_ONCE || groups.length >= GROUPS_AT_ONCE;
}

/** How many of the groups make a page: one at least, however big. */
function pageLength(groups: readonly AssembledGroup[]): number {
  let versions = 0;
  for (const [index, { packages }] of groups.entries()) {
    versions += packages.length;
    if (versions >= VERSIONS_AT_ONCE || index + 1 >= GROUPS_AT_ONCE) {
      return index + 1;
    }
  }
  return groups.length;
}
