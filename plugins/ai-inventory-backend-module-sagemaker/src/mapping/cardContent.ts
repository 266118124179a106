import type {
  SourceMetric,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { z } from 'zod';

/** What a model card's JSON says, as far as the inventory asks for it. */
export interface CardContent {
  readonly description?: string;
  readonly owner?: string;
  readonly purpose?: string;
  readonly riskRating?: SourceRecordInput['riskRating'];
  /** The names or ARNs of models, packages and groups that it is about. */
  readonly subjects: readonly string[];
  readonly trainingJobArn?: string;
  readonly metrics: readonly SourceMetric[];
}

// A field of a wrong type is as good as none: people write cards by hand.
const text = z
  .string()
  .transform(value => value.trim() || undefined)
  .optional()
  .catch(undefined);

function section<TShape extends z.ZodRawShape>(shape: TShape) {
  return z.object(shape).partial().optional().catch(undefined);
}

function listOf<TSchema extends z.ZodType>(item: TSchema) {
  return z
    .array(item.optional().catch(undefined))
    .optional()
    .catch(undefined)
    .transform(items => (items ?? []).flatMap(one => one ?? []));
}

const measured = z.object({
  name: z.string().min(1),
  value: z.number(),
});

const contentSchema = z.object({
  model_overview: section({
    model_id: text,
    model_name: text,
    model_description: text,
    model_owner: text,
  }),
  model_package_details: section({
    model_package_arn: text,
    model_package_group_name: text,
  }),
  intended_uses: section({
    purpose_of_model: text,
    intended_uses: text,
    risk_rating: text,
  }),
  training_details: section({
    training_job_details: section({ training_arn: text }),
  }),
  evaluation_details: listOf(
    z.object({
      datasets: listOf(z.string()),
      metric_groups: listOf(z.object({ metric_data: listOf(measured) })),
    }),
  ),
});

/** @returns undefined for what is no card: then there is nothing it says. */
export function readCardContent(json: string): CardContent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // Cut or encrypted content.
    return undefined;
  }
  const content = contentSchema.safeParse(value).data;
  if (!content) {
    return undefined;
  }
  const overview = content.model_overview;
  const packaged = content.model_package_details;
  const uses = content.intended_uses;
  return {
    description: overview?.model_description,
    owner: overview?.model_owner,
    purpose:
      [uses?.purpose_of_model, uses?.intended_uses]
        .filter(part => part !== undefined)
        .join('\n\n') || undefined,
    riskRating: toRiskRating(uses?.risk_rating),
    subjects: [
      packaged?.model_package_group_name,
      packaged?.model_package_arn,
      overview?.model_id,
      overview?.model_name,
    ].filter(subject => subject !== undefined),
    trainingJobArn:
      content.training_details?.training_job_details?.training_arn,
    metrics: content.evaluation_details.flatMap(
      ({ datasets, metric_groups: groups }) =>
        groups
          .flatMap(group => group.metric_data)
          .map(({ name: key, value: measure }) => ({
            key,
            value: measure,
            dataset: datasets.length === 1 ? datasets[0] : undefined,
          })),
    ),
  };
}

const ratings = z.enum(['high', 'medium', 'low', 'unknown']);

export function toRiskRating(
  word: string | undefined,
): SourceRecordInput['riskRating'] {
  return ratings.safeParse(word?.toLowerCase()).data;
}
