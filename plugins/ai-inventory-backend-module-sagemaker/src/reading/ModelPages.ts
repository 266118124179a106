import type {
  KnownVersions,
  SourcePage,
  SourceProblem,
  SourceReadOptions,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { CardIndex } from '../mapping/CardIndex';
import { groupId, packageId } from '../mapping/ids';
import {
  toGroupRecord,
  toPackageRecord,
  versionOf,
  type MappingOptions,
  type TrainedPackage,
} from '../mapping/models';
import { urisInEtag, type TrainingPart } from '../mapping/training';
import type { AssembledGroup } from './GroupAssembly';
import type { TrainingReader } from './TrainingReader';
import type { Package, Row } from './schemas';

/** Makes pages of models of their packages, and gathers their datasets. */
export class ModelPages {
  /** Where the datasets lie that trained them. */
  readonly datasets = new Set<string>();

  constructor(
    private readonly training: TrainingReader,
    private readonly cards: CardIndex,
    private readonly known: SourceReadOptions['known'],
    private readonly options: MappingOptions,
  ) {}

  async ofGroups(groups: readonly AssembledGroup[]): Promise<SourcePage> {
    const known = await this.known(groups.map(({ name }) => groupId(name)));
    const training = await this.training.read(
      groups.filter(isWhole).flatMap(({ packages }) => packages),
      ({ ModelPackageGroupName: name }) =>
        name === undefined ? undefined : known.get(groupId(name)),
    );
    return this.toPage(groups, known, ({ name, group, packages, problem }) => {
      const externalId = groupId(name);
      if (!group.ok || problem !== undefined) {
        return {
          externalId,
          problem: problem ?? (group.ok ? '' : group.problem),
        };
      }
      const trained = this.withTraining(packages, training);
      return trained.ok
        ? toGroupRecord(
            group.value,
            trained.value,
            this.cards.get(externalId, name),
            this.options,
          )
        : { externalId, problem: trained.problem };
    });
  }

  /** Of packages that are in no group. */
  async ofPackages(
    rows: readonly { readonly name: string; readonly row: Row<Package> }[],
  ): Promise<SourcePage> {
    const known = await this.known(rows.map(({ name }) => packageId(name)));
    const packages = rows.flatMap(({ row }) => (row.ok ? [row.value] : []));
    const training = await this.training.read(packages, found =>
      known.get(packageId(found.ModelPackageName ?? found.ModelPackageArn)),
    );
    return this.toPage(rows, known, ({ name, row }) => {
      const externalId = packageId(name);
      if (!row.ok) {
        return { externalId, problem: row.problem };
      }
      const trained = this.withTraining([row.value], training);
      return trained.ok
        ? toPackageRecord(
            trained.value[0],
            this.cards.get(externalId, name),
            this.options,
          )
        : { externalId, problem: trained.problem };
    });
  }

  private toPage<T>(
    items: readonly T[],
    known: ReadonlyMap<string, KnownVersions>,
    toRecord: (item: T) => SourceRecordInput | SourceProblem,
  ): SourcePage {
    const records: SourceRecordInput[] = [];
    const problems: SourceProblem[] = [];
    let lacksDatasets = false;
    for (const item of items) {
      const one = toRecord(item);
      if ('problem' in one) {
        problems.push(one);
        // What the inventory has of it stays, and so must its datasets.
        for (const version of known.get(one.externalId)?.values() ?? []) {
          const uris = urisInEtag(version.trainingEtag);
          uris?.forEach(uri => this.datasets.add(uri));
          lacksDatasets ||= uris === undefined;
        }
      } else {
        records.push(one);
      }
    }
    return {
      records,
      problems,
      ...(lacksDatasets && { incompleteKinds: ['dataset'] as const }),
    };
  }

  private withTraining(
    packages: readonly Package[],
    training: ReadonlyMap<string, Row<TrainingPart>>,
  ): Row<TrainedPackage[]> {
    const trained: TrainedPackage[] = [];
    for (const found of packages) {
      const row = training.get(found.ModelPackageArn);
      if (!row?.ok) {
        const reason = row?.problem ?? 'was not read';
        return {
          ok: false,
          problem: `the training of its version ${versionOf(found)}: ${reason}`,
        };
      }
      trained.push({ found, training: row.value });
    }
    for (const one of trained) {
      one.training.told.uris.forEach(uri => this.datasets.add(uri));
    }
    return { ok: true, value: trained };
  }
}

function isWhole({ group, problem }: AssembledGroup): boolean {
  return group.ok && problem === undefined;
}
