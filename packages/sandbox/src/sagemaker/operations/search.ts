import type { TableName } from '../SagemakerData';
import { AwsError } from '../errors';
import { pageOf } from '../paging';
import { list, omit, text, type Wire } from '../wire';
import type { Operation } from './types';

interface SearchShape {
  readonly table: TableName;
  readonly idField: string;
  readonly arnField: string;
  /** What descriptions have, and hits have not. */
  readonly without?: readonly string[];
  /** How a hit holds its object. Default: in a field named as the resource. */
  wrap?(row: Wire): Wire;
}

const RESOURCES: Readonly<Record<string, SearchShape>> = {
  ModelPackageGroup: {
    table: 'groups',
    idField: 'ModelPackageGroupName',
    arnField: 'ModelPackageGroupArn',
  },
  ModelPackage: {
    table: 'packages',
    idField: 'ModelPackageArn',
    arnField: 'ModelPackageArn',
  },
  Model: {
    table: 'models',
    idField: 'ModelName',
    arnField: 'ModelArn',
    wrap: row => ({ Model: { Model: row, Endpoints: [] } }),
  },
  ModelCard: {
    table: 'cards',
    idField: 'ModelCardName',
    arnField: 'ModelCardArn',
  },
  Endpoint: {
    table: 'endpoints',
    idField: 'EndpointName',
    arnField: 'EndpointArn',
  },
  Pipeline: {
    table: 'pipelines',
    idField: 'PipelineName',
    arnField: 'PipelineArn',
    without: ['PipelineDefinition'],
  },
  TrainingJob: {
    table: 'trainingJobs',
    idField: 'TrainingJobName',
    arnField: 'TrainingJobArn',
  },
};

/** `Search`: whole objects with their tags, as the index knows them. */
export const search: Operation = ({ data, input, share }) => {
  const resource = text(input, 'Resource') ?? '';
  const shape = RESOURCES[resource];
  if (!shape) {
    throw AwsError.invalid(
      `1 validation error detected: Value '${resource}' at 'resource' failed to satisfy constraint: Member must satisfy enum value set: [${Object.keys(
        RESOURCES,
      ).join(', ')}]`,
    );
  }
  const expression = (input.SearchExpression ?? {}) as Wire;
  const rows = [...data.searched[shape.table].values()]
    .filter(row => satisfies(row, expression))
    .map(row => ({
      ...omit(row, shape.without ?? []),
      Tags: data.tags.get(text(row, shape.arnField) ?? '') ?? [],
    }));
  sort(rows, input, shape.idField);
  const page = pageOf(
    rows.slice(0, Math.floor(rows.length * share)),
    row => text(row, shape.idField) ?? '',
    { operation: `Search${resource}`, input },
  );
  return {
    body: {
      Results: page.items.map(row => shape.wrap?.(row) ?? { [resource]: row }),
      NextToken: page.nextToken,
    },
    listKey: 'Results',
    page: page.page,
    last: page.last,
    subject: resource,
  };
};

function sort(rows: Wire[], input: Wire, idField: string): void {
  const by = text(input, 'SortBy') ?? 'LastModifiedTime';
  const direction = input.SortOrder === 'Ascending' ? 1 : -1;
  const compare = (a: unknown, b: unknown) => {
    const [x, y] = [a ?? '', b ?? ''] as [string, string];
    return Number(x > y) - Number(x < y);
  };
  rows.sort(
    (a, b) =>
      direction * compare(a[by], b[by]) || compare(a[idField], b[idField]),
  );
}

function satisfies(row: Wire, expression: Wire): boolean {
  checkSizes(expression);
  const parts = [
    ...list(expression, 'Filters').map(filter => passes(row, filter)),
    ...list(expression, 'SubExpressions').map(sub => satisfies(row, sub)),
  ];
  if (parts.length === 0) {
    return true;
  }
  return expression.Operator === 'Or'
    ? parts.some(Boolean)
    : parts.every(Boolean);
}

function checkSizes(expression: Wire): void {
  const filters = list(expression, 'Filters');
  const elements = filters.length + list(expression, 'SubExpressions').length;
  if (
    elements > 20 ||
    filters.some(filter => (text(filter, 'Value') ?? '').length > 1_024)
  ) {
    throw AwsError.invalid(
      'A SearchExpression can contain up to twenty elements, and values of up to 1024 characters.',
    );
  }
}

function passes(row: Wire, filter: Wire): boolean {
  const name = text(filter, 'Name') ?? '';
  const value = text(filter, 'Value') ?? '';
  const actual = row[name];
  switch (filter.Operator ?? 'Equals') {
    case 'Equals':
      return String(actual) === value;
    case 'NotEquals':
      return String(actual) !== value;
    case 'Contains':
      return String(actual ?? '').includes(value);
    case 'Exists':
      return actual !== undefined;
    case 'NotExists':
      return actual === undefined;
    case 'In':
      return value.split(',').includes(String(actual));
    default:
      throw AwsError.invalid(
        `Operator ${filter.Operator} is not supported for ${name}.`,
      );
  }
}
