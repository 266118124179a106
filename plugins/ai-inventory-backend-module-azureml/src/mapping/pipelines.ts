import type {
  SourceProblem,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { z } from 'zod';
import type { Row } from '../rows';
import type { Job } from '../schemas';
import {
  allTags,
  commonFields,
  recordId,
  studioUrl,
  type MappingOptions,
} from './common';

const DEFAULT_EXPERIMENT = 'Default';

const experimentSchema = z.object({
  properties: z.object({ experimentName: z.string().nullish() }),
});

interface Collected {
  newest: Job;
  oldest: Job;
  allArchived: boolean;
}

/**
 * Gathers pipeline jobs into pipelines: all jobs of an experiment are runs of
 * one pipeline. Azure ML has no other object for it, as most pipelines are
 * submitted without being registered. Keeps two jobs of each.
 */
export class PipelineCollector {
  private readonly pipelines = new Map<string, Collected>();
  private readonly broken = new Map<string, string>();

  /**
   * @throws an Error when an entry that is no proper job does not even tell its
   * experiment: that pipeline would seem to be gone.
   */
  add(row: Row<Job>, entry: unknown): void {
    if (!row.ok) {
      const told = experimentSchema.safeParse(entry);
      if (!told.success) {
        throw new Error(
          `Azure ML listed the pipeline job '${row.id}' in a way that cannot be understood (${row.problem}): it cannot be told which pipeline it belongs to, so the listing is not complete. The next sync reads it again.`,
        );
      }
      this.broken.set(
        told.data.properties.experimentName || DEFAULT_EXPERIMENT,
        `its job ${row.id}: ${row.problem}`,
      );
      return;
    }
    const job = row.value;
    const { experimentName = DEFAULT_EXPERIMENT, isArchived } = job.properties;
    const before = this.pipelines.get(experimentName);
    if (!before) {
      this.pipelines.set(experimentName, {
        newest: job,
        oldest: job,
        allArchived: isArchived,
      });
      return;
    }
    before.allArchived &&= isArchived;
    if (submittedAt(job) > submittedAt(before.newest)) {
      before.newest = job;
    }
    if (submittedAt(job) < submittedAt(before.oldest)) {
      before.oldest = job;
    }
  }

  problems(): SourceProblem[] {
    return [...this.broken].map(([experiment, problem]) => ({
      externalId: recordId('pipelines', experiment),
      problem,
    }));
  }

  records(options: MappingOptions): SourceRecordInput[] {
    return [...this.pipelines]
      .filter(([experiment]) => !this.broken.has(experiment))
      .map(([experiment, collected]) =>
        toPipelineRecord(experiment, collected, options),
      );
  }
}

function toPipelineRecord(
  experiment: string,
  { newest, oldest, allArchived }: Collected,
  options: MappingOptions,
): SourceRecordInput {
  const { properties } = newest;
  return {
    ...commonFields(allTags(properties), newest.systemData, options),
    kind: 'pipeline',
    externalId: recordId('pipelines', experiment),
    name: experiment,
    description: properties.description,
    lifecycle: allArchived ? 'retired' : undefined,
    status: properties.status,
    webUrl: studioUrl(`runs/${encodeURIComponent(newest.name)}`, options),
    createdAt: oldest.systemData?.createdAt,
    createdBy: oldest.systemData?.createdBy,
    updatedAt:
      newest.systemData?.lastModifiedAt ?? newest.systemData?.createdAt,
  };
}

function submittedAt(job: Job): number {
  return job.systemData?.createdAt?.getTime() ?? 0;
}
