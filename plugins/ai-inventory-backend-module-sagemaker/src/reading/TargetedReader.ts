import type {
  SourcePage,
  SourceReadOptions,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';

import { parseArn } from '../aws/arn';
import { mapAtOnce } from '../mapAtOnce';
import { CardIndex } from '../mapping/CardIndex';
import { toDatasetRecord, type ServedModel } from '../mapping/endpoints';
import { groupId, modelId, parseId } from '../mapping/ids';
import { toModelRecord } from '../mapping/models';
import { EndpointReader } from './EndpointReader';
import { toPipelinePage, type ReaderOptions } from './FullReader';
import type { AssembledGroup } from './GroupAssembly';
import {
  CARDS,
  describeGroup,
  describePackage,
  ENDPOINTS,
  GROUPS,
  listPackages,
  MODELS,
  PACKAGES,
  PIPELINES,
} from './kinds';
import { ModelPages } from './ModelPages';
import { packageNamesOf, toServedModel, toServedPackage } from './PackageIndex';
import { readCards } from './readCards';
import { describeOne, Listing, readListed, type Read } from './readKind';
import type { SagemakerApi } from './SagemakerApi';
import {
  modelSchema,
  packageSchema,
  trainingJobSchema,
  type Model,
  type Package,
  type PackageSummary,
  type Row,
} from './schemas';
import { TrainingReader } from './TrainingReader';

/** So many of a group's versions are described; of more, only the newest. */
const DESCRIBED_VERSIONS = 20;

/**
 * Reads a few objects as they are this moment: descriptions are, the search
 * index is not.
 */
export class TargetedReader {
  private cards: Promise<CardIndex> | undefined;

  constructor(
    private readonly api: SagemakerApi,
    private readonly known: SourceReadOptions['known'],
    private readonly options: ReaderOptions,
  ) {}

  async *read(externalIds: readonly string[]): AsyncGenerator<SourcePage> {
    const ids = new Set<string>();
    for (const id of externalIds) {
      (await this.recordsBehind(id)).forEach(record => ids.add(record));
    }
    for (const id of ids) {
      const page = await this.readOne(id);
      if (page) {
        yield page;
      }
    }
  }

  /** The records that a card, or a training job, says something of. */
  private async recordsBehind(id: string): Promise<readonly string[]> {
    const { type, name } = parseId(id);
    if (type === 'model-card') {
      return (await this.readCards()).recordsOf(name);
    }
    if (type !== 'training-job') {
      return [id];
    }
    const job = await this.api.describe(
      [['DescribeTrainingJob', { TrainingJobName: name }]],
      trainingJobSchema,
    );
    const arn = job?.ok ? job.value.OutputModelPackageArn : undefined;
    // Other jobs say nothing until somebody makes a package of what they made.
    return arn ? this.groupOfPackage(arn) : [];
  }

  private async groupOfPackage(arn: string): Promise<readonly string[]> {
    const row = await this.api.describe(describePackage(arn), packageSchema);
    const group = row?.ok ? row.value.ModelPackageGroupName : undefined;
    return group ? [groupId(group)] : [];
  }

  private async readOne(id: string): Promise<SourcePage | undefined> {
    const { type, name } = parseId(id);
    switch (type) {
      case 'model-package-group':
        return this.readGroup(name);
      case 'model-package':
        return this.readPackage(name);
      case 'model':
        return this.readModel(name);
      case 'endpoint': {
        const rows = await describeOne(this.api, ENDPOINTS, name, [
          ['DescribeEndpoint', { EndpointName: name }],
        ]);
        const reader = new EndpointReader(
          this.api,
          model => this.findModel(model),
          this.options.mapping,
        );
        return rows.length > 0 ? reader.toPage(rows) : undefined;
      }
      case 'pipeline': {
        const rows = await describeOne(this.api, PIPELINES, name, [
          ['DescribePipeline', { PipelineName: name }],
        ]);
        return rows.length > 0 ? toPipelinePage(rows) : undefined;
      }
      default:
        // Datasets are what training jobs read, and have no call of their own.
        return undefined;
    }
  }

  private async readGroup(name: string): Promise<SourcePage | undefined> {
    const commands = describeGroup(name);
    const [group] = await describeOne(this.api, GROUPS, name, commands);
    if (!group) {
      return undefined;
    }
    const listing = await Listing.of(
      this.api,
      PACKAGES,
      this.api.pages(PACKAGES.listKey, NextToken =>
        listPackages({ ModelPackageGroupName: name, NextToken }),
      ),
    );
    const assembled: AssembledGroup = {
      name,
      group: group.row,
      packages: [],
      problem: listing.broken
        .map(({ id, problem }) => `its package ${id}: ${problem}`)
        .at(0),
    };
    for (const { id, row } of await this.readVersions(name, listing)) {
      if (row.ok) {
        assembled.packages.push(row.value);
      } else {
        assembled.problem ??= `its package ${id}: ${row.problem}`;
      }
    }
    const pages = await this.modelPages();
    return withDatasets(await pages.ofGroups([assembled]), pages);
  }

  private async readVersions(
    group: string,
    listing: Listing<PackageSummary>,
  ): Promise<Read<Package>[]> {
    const newestFirst = [...listing.summaries].sort(
      ([, a], [, b]) =>
        (b.ModelPackageVersion ?? 0) - (a.ModelPackageVersion ?? 0),
    );
    const newest = newestFirst.slice(0, DESCRIBED_VERSIONS);
    const read = await mapAtOnce(newest, this.api.concurrency, ([id]) =>
      describeOne(this.api, PACKAGES, id, describePackage(id)),
    );
    const versions = read.flat();
    newest.forEach(([id]) => listing.summaries.delete(id));
    listing.broken.length = 0;
    const search = {
      ...PACKAGES.search,
      SearchExpression: {
        Filters: [{ Name: 'ModelPackageGroupName', Value: group }],
      },
    };
    for await (const rows of readListed(this.api, PACKAGES, listing, search)) {
      versions.push(...rows);
    }
    return versions;
  }

  private async readPackage(name: string): Promise<SourcePage | undefined> {
    const rows = await describeOne(
      this.api,
      PACKAGES,
      name,
      describePackage(name),
    );
    if (rows.length === 0) {
      return undefined;
    }
    const pages = await this.modelPages();
    const page = await pages.ofPackages(rows.map(({ row }) => ({ name, row })));
    return withDatasets(page, pages);
  }

  private async readModel(name: string): Promise<SourcePage | undefined> {
    const [read] = await describeOne(this.api, MODELS, name, [
      ['DescribeModel', { ModelName: name }],
    ]);
    const externalId = modelId(name);
    if (!read) {
      return undefined;
    }
    const served = read.row.ok ? await this.serve(read.row.value) : undefined;
    if (!read.row.ok || !served?.ok) {
      const problem = read.row.ok
        ? (served?.ok === false && served.problem) || ''
        : read.row.problem;
      return { records: [], problems: [{ externalId, problem }] };
    }
    if (served.value.modelExternalId !== externalId) {
      return undefined;
    }
    const card = (await this.readCards()).get(externalId, name);
    return {
      records: [toModelRecord(read.row.value, card, this.options.mapping)],
    };
  }

  private async findModel(
    ModelName: string,
  ): Promise<Row<ServedModel> | undefined> {
    const row = await this.api.describe(
      [['DescribeModel', { ModelName }]],
      modelSchema,
    );
    return row?.ok ? this.serve(row.value) : row;
  }

  private async serve(model: Model): Promise<Row<ServedModel>> {
    const packages = new Map<string, ServedModel>();
    for (const name of packageNamesOf(model)) {
      if (this.isOwn(name)) {
        const row = await this.api.describe(
          describePackage(name),
          packageSchema,
        );
        if (row && !row.ok) {
          return { ok: false, problem: `its package ${name}: ${row.problem}` };
        }
        if (row) {
          packages.set(name, toServedPackage(row.value));
        }
      }
    }
    return {
      ok: true,
      value: toServedModel(model, { find: name => packages.get(name) }),
    };
  }

  /** Packages of other accounts are no records of this source. */
  private isOwn(packageName: string): boolean {
    const arn = parseArn(packageName);
    const { accountId } = this.options;
    return !arn || !accountId || arn.account === accountId;
  }

  private readCards(): Promise<CardIndex> {
    this.cards ??= this.listCards();
    return this.cards;
  }

  private async listCards(): Promise<CardIndex> {
    const index = new CardIndex();
    const listing = await Listing.of(this.api, CARDS);
    for await (const cards of readCards(this.api, listing)) {
      for (const { row } of cards) {
        if (row.ok) {
          index.add(row.value);
        }
      }
    }
    return index;
  }

  private async modelPages(): Promise<ModelPages> {
    return new ModelPages(
      new TrainingReader(this.api, this.options.lineageLookups),
      await this.readCards(),
      this.known,
      this.options.mapping,
    );
  }
}

function withDatasets(page: SourcePage, pages: ModelPages): SourcePage {
  return {
    ...page,
    records: [...page.records, ...[...pages.datasets].map(toDatasetRecord)],
  };
}
