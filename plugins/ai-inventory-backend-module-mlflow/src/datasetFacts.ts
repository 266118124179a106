import type { DatasetColumn } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { z } from 'zod';

// MLflow's server keeps a schema of up to 1 MB, and clients write what they like.
const MAX_DEPTH = 5;

const columns = z.array(z.record(z.string(), z.unknown()));
/** MLflow writes the parts of a tensor schema as JSON within JSON. */
const nested = z.union([
  columns,
  z.string().transform(parseJson).pipe(columns),
]);
const schemaSchema = z.object({
  mlflow_colspec: nested.optional().catch(undefined),
  mlflow_tensorspec: z
    .object({
      features: nested.nullish().catch(undefined),
      targets: nested.nullish().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

const count = z
  .number()
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .optional()
  .catch(undefined);
const profileSchema = z.object({
  num_rows: count,
  dataset_size: count,
  features_nbytes: count,
  targets_nbytes: count,
});

/**
 * The columns of a dataset input's `schema`: MLflow's `mlflow_colspec` of tables
 * and its `mlflow_tensorspec` of arrays. Anything else has none.
 */
export function readColumns(text: string | undefined): DatasetColumn[] {
  const { mlflow_colspec: table, mlflow_tensorspec: arrays } =
    schemaSchema.safeParse(parseJson(text)).data ?? {};
  return [
    ...named(table ?? [], 'column'),
    ...named(arrays?.features ?? [], 'features'),
    ...named(arrays?.targets ?? [], 'targets'),
  ];
}

/**
 * Rows and bytes of a dataset input's `profile`, as MLflow's kinds of datasets
 * write them. An approximate count is none.
 */
export function readProfile(text: string | undefined): {
  rowCount?: number;
  sizeBytes?: number;
} {
  const profile = profileSchema.safeParse(parseJson(text)).data;
  const { features_nbytes: features, targets_nbytes: targets } = profile ?? {};
  return {
    rowCount: profile?.num_rows,
    sizeBytes:
      profile?.dataset_size ??
      (features === undefined ? undefined : features + (targets ?? 0)),
  };
}

function named(
  specs: readonly Readonly<Record<string, unknown>>[],
  what: string,
): DatasetColumn[] {
  return specs.map((spec, index) => ({
    // A column without a name is known by its place.
    name:
      typeof spec.name === 'string' && spec.name !== ''
        ? spec.name
        : `${what} ${index + 1}`,
    type: typeName(spec, MAX_DEPTH),
  }));
}

/** `long`, `array<string>`, `object<city: string>`, `float64[-1,3]`. */
function typeName(value: unknown, depth: number): string {
  if (typeof value === 'string') {
    return value;
  }
  if (typeof value !== 'object' || value === null || depth === 0) {
    return '?';
  }
  const spec = value as Readonly<Record<string, unknown>>;
  const inner = (part: unknown) => typeName(part, depth - 1);
  switch (spec.type) {
    case 'tensor': {
      const { dtype, shape } = { ...(spec['tensor-spec'] as object) } as {
        dtype?: unknown;
        shape?: unknown;
      };
      return `${inner(dtype)}${JSON.stringify(shape ?? [])}`;
    }
    case 'array':
      return `array<${inner(spec.items)}>`;
    case 'map':
      return `map<${inner(spec.values)}>`;
    case 'object':
      return `object<${Object.entries({ ...(spec.properties as object) })
        .map(([name, property]) => `${name}: ${inner(property)}`)
        .join(', ')}>`;
    default:
      return inner(spec.type);
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    // Own kinds of datasets write what they like.
    return undefined;
  }
}
