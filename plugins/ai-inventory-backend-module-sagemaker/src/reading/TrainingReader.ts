import type { KnownVersions } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { mapAtOnce } from '../mapAtOnce';
import {
  isFinished,
  made,
  originOf,
  toDatasetUses,
  toMetrics,
  toParameters,
  toTrainingEtag,
  trainingState,
  readTrainingEtag,
  urisInEtag,
  type Origin,
  type TrainingPart,
} from '../mapping/training';
import { versionOf } from '../mapping/models';
import { isOld } from './Kind';
import type { SagemakerApi } from './SagemakerApi';
import type { Package, Row, TrainingJob } from './schemas';
import { findTrainingJobs, readTrainingJobs } from './trainingJobs';

interface Wanted {
  readonly found: Package;
  readonly origin: Origin;
  readonly state: string;
  /** Of an older state. */
  readonly knownEtag?: string;
}

/** Reads the training behind packages, where it is not known already. */
export class TrainingReader {
  /** @param lookups - for how many packages lineage may still be asked */
  constructor(private readonly api: SagemakerApi, private lookups: number) {}

  /**
   * The training of packages, by ARN. A row that is not ok is one whose training
   * job may not be read.
   */
  async read(
    packages: readonly Package[],
    knownOf: (found: Package) => KnownVersions | undefined,
  ): Promise<Map<string, Row<TrainingPart>>> {
    const parts = new Map<string, Row<TrainingPart>>();
    const wanted: Wanted[] = [];
    for (const found of packages) {
      const origin = originOf(found);
      const state = trainingState(found, origin);
      const etag = knownOf(found)?.get(versionOf(found))?.trainingEtag;
      const told = readTrainingEtag(etag, state);
      if (told) {
        parts.set(found.ModelPackageArn, {
          ok: true,
          value: { trainingEtag: etag, told },
        });
      } else {
        wanted.push({ found, origin, state, knownEtag: etag });
      }
    }
    const names = wanted.flatMap(({ origin }) => [
      ...origin.named,
      ...origin.likely,
    ]);
    const jobs = await readTrainingJobs(this.api, [...new Set(names)]);
    const untold = await this.addFromLineage(
      wanted.filter(one => jobsOf(one, jobs).length === 0),
      jobs,
    );
    for (const one of wanted) {
      const job = jobsOf(one, jobs).at(0) ?? untold.get(one.found);
      parts.set(one.found.ModelPackageArn, toPart(one, job));
    }
    return parts;
  }

  private async addFromLineage(
    wanted: readonly Wanted[],
    jobs: Map<string, Row<TrainingJob>>,
  ): Promise<Map<Package, Row<TrainingJob> | 'not asked'>> {
    const outcome = new Map<Package, Row<TrainingJob> | 'not asked'>();
    const asked = wanted.slice(0, this.lookups);
    // Those beyond the limit have their turn in the next sync.
    wanted
      .slice(asked.length)
      .forEach(({ found }) => outcome.set(found, 'not asked'));
    this.lookups -= asked.length;
    const names = await mapAtOnce(asked, this.api.concurrency, async one => ({
      one,
      jobs: await findTrainingJobs(this.api, one.found.ModelPackageArn),
    }));
    const more = names.flatMap(found => found.jobs);
    const read = await readTrainingJobs(
      this.api,
      [...new Set(more)].filter(name => !jobs.has(name)),
    );
    for (const found of names) {
      const rows = found.jobs.map(name => jobs.get(name) ?? read.get(name));
      const row = rows.find(candidate => candidate !== undefined);
      if (row) {
        outcome.set(found.one.found, row);
      }
    }
    return outcome;
  }
}

function jobsOf(
  { found, origin }: Wanted,
  jobs: ReadonlyMap<string, Row<TrainingJob>>,
): Row<TrainingJob>[] {
  return [
    ...origin.named.map(name => jobs.get(name)),
    ...origin.likely
      .map(name => jobs.get(name))
      .filter(row => !row?.ok || made(row.value, found)),
  ].filter(row => row !== undefined);
}

function toPart(
  { found, origin, state, knownEtag }: Wanted,
  job: Row<TrainingJob> | 'not asked' | undefined,
): Row<TrainingPart> {
  const uris = urisInEtag(knownEtag);
  if (job === 'not asked' && uris) {
    // What the inventory knows of it stays until its turn comes.
    return { ok: true, value: { trainingEtag: knownEtag, told: { uris } } };
  }
  if (job === undefined || job === 'not asked') {
    return {
      ok: true,
      value: {
        // Lineage is written a while after the package: then it is asked again.
        trainingEtag:
          job === 'not asked' || !isOld(found)
            ? undefined
            : toTrainingEtag(state, { uris: [] }),
        parameters: {},
        metrics: [...origin.metrics],
        datasets: [],
        told: { uris: [] },
      },
    };
  }
  if (!job.ok) {
    return job;
  }
  const datasets = toDatasetUses(job.value);
  const told = {
    job: job.value.TrainingJobName,
    uris: [...new Set(datasets.flatMap(({ uri }) => uri ?? []))],
  };
  return {
    ok: true,
    value: {
      trainingEtag: isFinished(job.value)
        ? toTrainingEtag(state, told)
        : undefined,
      parameters: toParameters(job.value),
      metrics: [...toMetrics(job.value), ...origin.metrics],
      datasets,
      told,
    },
  };
}
