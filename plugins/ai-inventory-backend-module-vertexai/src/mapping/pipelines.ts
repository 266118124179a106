import type { SourceRecordInput } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { ConsoleLinks } from '../consoleLinks';
import { externalIdOf, idOf } from '../names';
import { readField, type Row } from '../rows';
import type { PipelineJob } from '../schemas';

/** What is kept of a pipeline while its jobs go by. */
interface CollectedPipeline {
  newest?: PipelineJob;
  newestEnded?: PipelineJob;
  readonly malformed: {
    readonly createTime: number;
    readonly problem: string;
  }[];
}

/**
 * Vertex AI knows runs of pipelines, but no pipelines. Runs are of the same
 * pipeline when their specification bears the same name; where it has none, when
 * they were made from the same template; else by their ids, which begin with the
 * pipeline's name and end with the time.
 */
export function pipelineNameOf(job: {
  readonly name: string;
  readonly specName?: string;
  readonly templateUri?: string;
}): string {
  return (
    job.specName ??
    templateName(job.templateUri) ??
    idOf(job.name).replace(/-\d{14}$/, '')
  );
}

function templateName(uri: string | undefined): string | undefined {
  if (uri === undefined) {
    return undefined;
  }
  // A registry's template: https://<place>-kfp.pkg.dev/<project>/<repository>/<name>/<version>
  const [, registered] =
    /^https:\/\/[^/]+-kfp\.pkg\.dev\/[^/]+\/[^/]+\/([^/]+)/.exec(uri) ?? [];
  const file = uri.slice(uri.lastIndexOf('/') + 1);
  return registered ?? (file.replace(/\.(json|ya?ml)$/, '') || undefined);
}

/** Gathers pipelines while their jobs go by; keeps two jobs of each at most. */
export class PipelineCollector {
  private readonly pipelines = new Map<string, CollectedPipeline>();

  add(row: Row<PipelineJob>): void {
    if (!row.ok) {
      this.addProblem(row);
      return;
    }
    const job = row.value;
    const pipeline = this.pipeline(
      pipelineNameOf({
        name: job.name,
        specName: job.pipelineSpec?.pipelineInfo?.name,
        templateUri: job.templateUri,
      }),
    );
    if (isLater(job, pipeline.newest)) {
      pipeline.newest = job;
    }
    if (job.endTime && isLater(job, pipeline.newestEnded)) {
      pipeline.newestEnded = job;
    }
  }

  /**
   * A record for each pipeline, or what is wrong with a job that might have told
   * something else of it.
   */
  *outcomes(links: ConsoleLinks): Generator<
    | { readonly ok: true; readonly record: SourceRecordInput }
    | {
        readonly ok: false;
        readonly externalId: string;
        readonly problem: string;
      }
  > {
    for (const [name, pipeline] of this.pipelines) {
      const { newest, newestEnded, malformed } = pipeline;
      const settled = newestEnded?.createTime?.getTime() ?? -Infinity;
      const doubtful = malformed.find(job => job.createTime > settled);
      if (newest && !doubtful) {
        yield {
          ok: true,
          record: toPipelineRecord({ name, newest, newestEnded }, links),
        };
      } else {
        yield {
          ok: false,
          externalId: externalIdOf('pipelines', name),
          problem: `one of its jobs: ${doubtful?.problem}`,
        };
      }
    }
  }

  private addProblem(row: Extract<Row<PipelineJob>, { ok: false }>): void {
    if (row.name === undefined) {
      throw new Error(
        `Vertex AI listed a pipeline job without a name (${row.problem}): it cannot be told which pipeline it belongs to.`,
      );
    }
    const pipeline = this.pipeline(
      pipelineNameOf({
        name: row.name,
        specName: readField(row.raw, 'pipelineSpec', 'pipelineInfo', 'name'),
        templateUri: readField(row.raw, 'templateUri'),
      }),
    );
    const createTime = Date.parse(readField(row.raw, 'createTime') ?? '');
    pipeline.malformed.push({
      // One without a time might be the newest.
      createTime: Number.isNaN(createTime) ? Infinity : createTime,
      problem: `${idOf(row.name)}: ${row.problem}`,
    });
  }

  private pipeline(name: string): CollectedPipeline {
    const pipeline = this.pipelines.get(name) ?? { malformed: [] };
    this.pipelines.set(name, pipeline);
    return pipeline;
  }
}

function isLater(job: PipelineJob, than: PipelineJob | undefined): boolean {
  return (
    than === undefined ||
    (job.createTime?.getTime() ?? 0) > (than.createTime?.getTime() ?? 0)
  );
}

/**
 * Says of the last job that ended how it did. Nothing that changes with each job
 * is kept: that is no change of the pipeline.
 */
function toPipelineRecord(
  pipeline: {
    readonly name: string;
    readonly newest: PipelineJob;
    readonly newestEnded?: PipelineJob;
  },
  links: ConsoleLinks,
): SourceRecordInput {
  const { name, newest, newestEnded } = pipeline;
  const { templateUri, labels } = newest;
  return {
    kind: 'pipeline',
    externalId: externalIdOf('pipelines', name),
    name,
    description: newest.pipelineSpec?.pipelineInfo?.description,
    // Keys of labels are in lower case, so this one hides none.
    tags: { ...labels, ...(templateUri && { templateUri }) },
    ownerHint: labels.owner || undefined,
    status: newestEnded?.state,
    webUrl: links.pipelines(),
  };
}
