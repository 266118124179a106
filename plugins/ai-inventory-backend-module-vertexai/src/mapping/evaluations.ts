import { createHash } from 'node:crypto';
import type { SourceMetric } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Evaluation } from '../schemas';

const MAX_DEPTH = 2;

/**
 * The numbers of a version's evaluations. Of several on the same data, the later
 * one counts. Lists, such as the metrics for each threshold of confidence, are
 * left out.
 */
export function toMetrics(evaluations: readonly Evaluation[]): SourceMetric[] {
  const metrics = new Map<string, SourceMetric>();
  const oldestFirst = evaluations.toSorted(
    (a, b) => (a.createTime?.getTime() ?? 0) - (b.createTime?.getTime() ?? 0),
  );
  for (const evaluation of oldestFirst) {
    const dataset = datasetOf(evaluation.metadata);
    for (const [key, value] of numbers(evaluation.metrics)) {
      metrics.set(`${key}\n${dataset ?? ''}`, { key, value, dataset });
    }
  }
  return [...metrics.values()];
}

/** Names the state of a version's evaluations. */
export function evaluationsEtag(evaluations: readonly Evaluation[]): string {
  const state = evaluations
    .map(({ name, metrics }) => JSON.stringify([name, metrics]))
    .sort();
  return createHash('sha256')
    .update(JSON.stringify(state))
    .digest('base64url')
    .slice(0, 16);
}

function* numbers(
  value: unknown,
  prefix = '',
  depth = 1,
): Generator<[string, SourceMetric['value']]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    const key = `${prefix}${name}`;
    // JSON holds no such numbers, so protobuf writes the words.
    if (inner === 'NaN' || inner === 'Infinity' || inner === '-Infinity') {
      yield [key, inner];
    } else if (typeof inner === 'number') {
      yield [key, inner];
    } else if (depth < MAX_DEPTH) {
      yield* numbers(inner, `${key}.`, depth + 1);
    }
  }
}

/** Where the data of an evaluation lies, as Vertex AI's own evaluations note it. */
function datasetOf(metadata: unknown): string | undefined {
  if (typeof metadata !== 'object' || metadata === null) {
    return undefined;
  }
  const { evaluation_dataset_path: path } = metadata as Record<string, unknown>;
  const first: unknown = Array.isArray(path) ? path[0] : path;
  return typeof first === 'string' && first !== '' && first.length <= 1_000
    ? first
    : undefined;
}
