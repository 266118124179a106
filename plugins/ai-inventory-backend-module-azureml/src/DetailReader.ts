import type {
  KnownVersionDetails,
  SourceProblem,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import {
  MlflowRunReader,
  type MlflowRunDetails,
  type MlflowRunReaderOptions,
} from '@ai-inventory/backstage-plugin-ai-inventory-backend-module-mlflow';
import type { ArmClient } from './ArmClient';
import type { WorkspaceIdentity } from './assetIds';
import { EnvironmentReader, explainNote } from './environments';
import {
  etagsOf,
  notedEtag,
  noteOf,
  unfinishedEtag,
  type Etags,
} from './etags';
import { readFlavors } from './mapping/flavors';
import { datasetUses, isFinished, jobParameters } from './mapping/jobs';
import type { VersionDetails } from './mapping/models';
import { mlflowBaseUrl } from './mlflowUrl';
import { Patience, UnreadableError, type Asked } from './Patience';
import { parseRow } from './rows';
import {
  jobSchema,
  workspaceSchema,
  type Job,
  type ModelVersion,
} from './schemas';

export interface DetailReaderOptions {
  readonly arm: ArmClient;
  readonly workspacePath: string;
  readonly identity: WorkspaceIdentity;
  /** Where Resource Manager is; the workspace may name the same host. */
  readonly endpoint: string;
  /** How the workspace's MLflow endpoint is asked. */
  readonly mlflow: Omit<MlflowRunReaderOptions, 'baseUrl'>;
  readonly signal: AbortSignal;
}

/** A version whose details are not known in their present state. */
interface Wanted {
  readonly version: ModelVersion;
  readonly jobName: string;
  readonly known: KnownVersionDetails;
  readonly etags: Etags;
}

/**
 * Reads what costs requests of its own: the job that made a version, its run and
 * its environment. What one of them cannot tell is a problem of that version
 * only; what the inventory knows of it stays.
 */
export class DetailReader {
  private readonly jobs = new Map<string, Promise<Asked<Job | undefined>>>();
  private readonly jobPatience: Patience;
  private readonly runPatience: Patience;
  private readonly environments: EnvironmentReader;
  private readonly found = new Map<string, string>();
  private runs: Promise<MlflowRunReader> | undefined;

  constructor(private readonly options: DetailReaderOptions) {
    const { arm, workspacePath, identity, signal } = options;
    this.jobPatience = new Patience(signal);
    // Its own gate keeper may know the identity when Resource Manager's does, or not.
    this.runPatience = new Patience(signal, { evenUnauthorized: true });
    this.environments = new EnvironmentReader(
      arm,
      workspacePath,
      identity,
      new Patience(signal),
    );
  }

  /** Ends a page: what could not be read in it, and what it needs no more. */
  finishPage(): SourceProblem[] {
    const problems = [...this.found].map(([externalId, problem]) => ({
      externalId,
      problem,
    }));
    this.found.clear();
    this.jobs.clear();
    return problems;
  }

  /** The details of a version, without those that are known in this state. */
  async read(
    version: ModelVersion,
    known: KnownVersionDetails = {},
  ): Promise<VersionDetails> {
    const { jobName } = version.properties;
    if (!jobName) {
      return this.listed(version);
    }
    const etags = etagsOf(version);
    const { trainingEtag, artifactEtag } = known;
    const note = noteOf(etags.artifact, artifactEtag);
    const wanted = { version, jobName, known, etags };
    return {
      ...(trainingEtag === etags.training
        ? { trainingEtag }
        : await this.training(wanted)),
      ...(artifactEtag === etags.artifact || note !== undefined
        ? { artifactEtag, packagesProblem: note && explainNote(note) }
        : await this.artifact(wanted)),
    };
  }

  /** What the listing alone tells. */
  private listed(version: ModelVersion): VersionDetails {
    const { framework, frameworkVersion, packages } = readFlavors(version);
    const datasets = datasetUses(version, undefined, this.options.identity);
    return {
      framework,
      frameworkVersion,
      ...(packages.length > 0 && { packages: [...packages] }),
      ...(datasets.length > 0 && { datasets }),
    };
  }

  private async training(wanted: Wanted): Promise<VersionDetails> {
    const { version, jobName, known, etags } = wanted;
    const job = await this.job(jobName);
    const run =
      job.ok && job.value ? await this.run(jobName) : ({ ok: false } as const);
    const { trainingEtag } = known;
    if (!run.ok && trainingEtag !== undefined) {
      // The inventory keeps what it has, and the next sync asks again.
      return { trainingEtag };
    }
    const details = {
      parameters: {
        ...(job.ok && job.value && jobParameters(job.value)),
        ...(run.ok && run.value?.parameters),
      },
      metrics: run.ok ? [...(run.value?.metrics ?? [])] : [],
      datasets: datasetUses(
        version,
        job.ok ? job.value : undefined,
        this.options.identity,
      ),
    };
    if (!job.ok || (job.value && !run.ok)) {
      return details;
    }
    return {
      ...details,
      trainingEtag:
        !job.value || isFinished(job.value)
          ? etags.training
          : unfinishedEtag(etags.training, details),
    };
  }

  private async artifact(wanted: Wanted): Promise<VersionDetails> {
    const { version, jobName, known, etags } = wanted;
    const { framework, frameworkVersion, packages } = readFlavors(version);
    const job = await this.job(jobName);
    const content = job.ok ? await this.environments.content(job.value) : job;
    if (!content.ok) {
      const packagesProblem = `The libraries could not be read. ${content.reason}`;
      return known.artifactEtag === undefined
        ? { framework, frameworkVersion, packagesProblem }
        : { artifactEtag: known.artifactEtag, packagesProblem };
    }
    const { value } = content;
    if ('note' in value) {
      return {
        framework,
        frameworkVersion,
        packages: [...packages],
        packagesProblem: explainNote(value.note),
        artifactEtag: notedEtag(etags.artifact, value.note),
      };
    }
    const hasPython = value.packages.some(one => one.ecosystem === 'python');
    return {
      framework,
      frameworkVersion,
      packages: [...value.packages, ...(hasPython ? [] : packages)],
      artifactEtag: etags.artifact,
    };
  }

  private job(name: string): Promise<Asked<Job | undefined>> {
    const asked = this.jobs.get(name) ?? this.fetchJob(name);
    this.jobs.set(name, asked);
    return asked;
  }

  private async fetchJob(name: string): Promise<Asked<Job | undefined>> {
    const job = await this.jobPatience.ask(async () => {
      const path = `${this.options.workspacePath}/jobs/${encodeURIComponent(
        name,
      )}`;
      const found = await this.options.arm.get(path);
      if (found === undefined) {
        return undefined;
      }
      const row = parseRow(found, jobSchema, name);
      if (!row.ok) {
        throw new UnreadableError(`It cannot be understood: ${row.problem}`);
      }
      return row.value;
    });
    this.note(name, job);
    return job;
  }

  private async run(id: string): Promise<Asked<MlflowRunDetails | undefined>> {
    const run = await this.runPatience.ask(async () => {
      this.runs ??= this.openRuns();
      return (await this.runs).read(id);
    });
    this.note(id, run);
    return run;
  }

  private note(job: string, asked: Asked<unknown>): void {
    if (!asked.ok && asked.asked) {
      this.found.set(
        `jobs/${job}`,
        `The job's inputs, parameters and metrics could not all be read, so the version that it made lacks them. ${asked.reason}`,
      );
    }
  }

  private async openRuns(): Promise<MlflowRunReader> {
    const { arm, workspacePath, endpoint, mlflow, signal } = this.options;
    const row = parseRow(
      await arm.get(workspacePath),
      workspaceSchema,
      'workspace',
    );
    const uri = row.ok ? row.value.properties.mlFlowTrackingUri : undefined;
    if (!uri) {
      throw new UnreadableError(
        'The workspace does not tell where its runs are (mlFlowTrackingUri).',
      );
    }
    const baseUrl = mlflowBaseUrl(uri, endpoint);
    return MlflowRunReader.create({ ...mlflow, baseUrl }, signal);
  }
}
