import type {
  SourcePage,
  SourceProblem,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { z } from 'zod';

const modelSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  team: z.string().optional(),
  changedAt: z.coerce.date().optional(),
  versions: z.array(
    z.object({
      number: z.number(),
      stage: z.string().optional(),
      framework: z.string().optional(),
      createdAt: z.coerce.date().optional(),
    }),
  ),
});

type AcmeModel = z.output<typeof modelSchema>;

const identified = z.object({ id: z.string() });

/** Maps one page of Acme's listing; what is malformed becomes a problem. */
export function toPage(rows: readonly unknown[], url: string): SourcePage {
  const records: SourceRecordInput[] = [];
  const problems: SourceProblem[] = [];
  for (const row of rows) {
    const { data, error } = modelSchema.safeParse(row);
    if (data) {
      records.push(toRecord(data, url));
    } else {
      problems.push({
        externalId: readId(row),
        problem: z.prettifyError(error),
      });
    }
  }
  return { records, problems };
}

/** Says what Acme says of a model, in the inventory's words. */
export function toRecord(model: AcmeModel, url: string): SourceRecordInput {
  return {
    kind: 'model',
    externalId: model.id,
    name: model.name,
    description: model.description,
    ownerHint: model.team,
    updatedAt: model.changedAt,
    webUrl: `${url}/models/${encodeURIComponent(model.id)}`,
    lifecycle: model.versions.some(({ stage }) => stage === 'live')
      ? 'production'
      : 'development',
    versions: model.versions.map(version => ({
      version: String(version.number),
      status: version.stage,
      lifecycle: version.stage === 'live' ? 'production' : 'development',
      framework: version.framework,
      createdAt: version.createdAt,
    })),
  };
}

function readId(row: unknown): string {
  const { data } = identified.safeParse(row);
  if (!data) {
    // Which model it is, nobody knows: it must not look as if it were gone.
    throw new Error(
      'Acme listed a model that has no id. Its list is not read.',
    );
  }
  return data.id;
}
