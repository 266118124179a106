import { invalid } from './errors';
import { exactValues, fulfils, type Clause } from './filter';
import type { MlflowData, Rows } from './MlflowData';
import {
  compareNames,
  isPrompt,
  PROMPT_TAG,
  type LoggedModelRow,
  type MetricRow,
  type ModelRow,
  type RunRow,
  type VersionRow,
} from './rows';

interface Order {
  readonly key: string;
  readonly descending: boolean;
}

type Key<T> = (row: T) => string | number;

function parseOrder(clauses: readonly string[]): readonly Order[] {
  return clauses.map(clause => {
    const [, key, direction] =
      /^\s*(\S+?|\S+\.`[^`]+`)(?:\s+(ASC|DESC))?\s*$/i.exec(clause) ?? [];
    if (!key) {
      throw invalid(`Invalid order_by clause '${clause}'.`);
    }
    return {
      key: key.replaceAll('`', ''),
      descending: direction?.toUpperCase() === 'DESC',
    };
  });
}

function sorted<T>(
  rows: readonly T[],
  orders: readonly { key: Key<T>; descending: boolean }[],
): T[] {
  return [...rows].sort((a, b) => {
    for (const { key, descending } of orders) {
      const [x, y] = [key(a), key(b)];
      const order =
        typeof x === 'string' && typeof y === 'string'
          ? compareNames(x, y)
          : Number(x) - Number(y);
      if (order !== 0) {
        return descending ? -order : order;
      }
    }
    return 0;
  });
}

function tagValue(
  row: { readonly tags: ReadonlyMap<string, string> },
  clause: Clause,
) {
  return row.tags.get(clause.key);
}

/** Prompts are found only by those who ask for them. */
function mentionsPrompts(clauses: readonly Clause[]): boolean {
  return clauses.some(
    ({ entity, key }) => entity === 'tag' && key === PROMPT_TAG,
  );
}

const MODEL_ORDERS: Readonly<Record<string, Key<ModelRow>>> = {
  name: row => row.name,
  timestamp: row => row.updatedAt,
  last_updated_timestamp: row => row.updatedAt,
};

export function searchModels(
  data: MlflowData,
  clauses: readonly Clause[],
  orderBy: readonly string[],
): Rows<ModelRow> {
  const orders = parseOrder(orderBy).map(({ key, descending }) => {
    const value = MODEL_ORDERS[key];
    if (!value) {
      throw invalid(
        `Invalid order by key '${key}' specified. Valid keys are '{'timestamp', 'name'}'`,
      );
    }
    return { key: value, name: key, descending };
  });
  const byName =
    orders.length === 0 || (orders[0].name === 'name' && !orders[0].descending);
  if (byName && clauses.length === 0 && !data.hasPrompts) {
    return data.models;
  }
  const names = exactValues(clauses, 'name');
  const candidates = names
    ? [...new Set(names)]
        .flatMap(name => data.model(name) ?? [])
        .sort((a, b) => compareNames(a.name, b.name))
    : [...data.models];
  const found = candidates.filter(
    row =>
      (mentionsPrompts(clauses) || !isPrompt(row)) &&
      clauses.every(clause => {
        if (clause.entity === 'attribute' && clause.key !== 'name') {
          throw invalid(`Invalid attribute name: ${clause.key}`);
        }
        return fulfils(
          clause.entity === 'tag' ? tagValue(row, clause) : row.name,
          clause,
        );
      }),
  );
  return byName ? found : sorted(found, orders);
}

const VERSION_ATTRIBUTES: Readonly<Record<string, Key<VersionRow>>> = {
  name: row => row.name,
  version_number: row => row.version,
  run_id: row => row.runId,
  source_path: row => row.source,
  creation_timestamp: row => row.createdAt,
  last_updated_timestamp: row => row.updatedAt,
};
const VERSION_ORDERS = [
  'last_updated_timestamp',
  'creation_timestamp',
  'name',
  'version_number',
];

export function searchVersions(
  data: MlflowData,
  clauses: readonly Clause[],
  orderBy: readonly string[],
): Rows<VersionRow> {
  const orders = parseOrder(
    orderBy.length > 0 ? orderBy : ['last_updated_timestamp DESC'],
  );
  for (const { key } of orders) {
    if (!VERSION_ORDERS.includes(key)) {
      throw invalid(
        `Invalid attribute key '${key}' specified. Valid keys are '{'last_updated_timestamp', 'creation_timestamp', 'name', 'version_number'}'`,
      );
    }
  }
  const natural =
    orders.length === 2 &&
    orders.every(order => !order.descending) &&
    orders[0].key === 'name' &&
    orders[1].key === 'version_number';
  if (natural && clauses.length === 0 && !data.hasPrompts) {
    return data.versions;
  }
  const names = exactValues(clauses, 'name');
  const candidates = names
    ? [...new Set(names)].flatMap(name => data.versionsOf(name))
    : [...data.versions];
  const found = candidates.filter(
    row =>
      (mentionsPrompts(clauses) || !isPrompt(row)) &&
      clauses.every(clause => {
        const attribute = VERSION_ATTRIBUTES[clause.key];
        if (clause.entity !== 'tag' && !attribute) {
          throw invalid(`Invalid attribute name: ${clause.key}`);
        }
        return fulfils(
          clause.entity === 'tag' ? tagValue(row, clause) : attribute(row),
          clause,
        );
      }),
  );
  return sorted(found, [
    ...orders.map(({ key, descending }) => ({
      key: VERSION_ATTRIBUTES[key],
      descending,
    })),
    { key: VERSION_ATTRIBUTES.name, descending: false },
    { key: VERSION_ATTRIBUTES.version_number, descending: true },
  ]);
}

const RUN_ATTRIBUTES: Readonly<
  Record<string, (row: RunRow) => string | number | undefined>
> = {
  run_id: row => row.id,
  run_name: row => row.name,
  user_id: row => row.userId,
  status: row => row.status,
  start_time: row => row.startTime,
  end_time: row => row.endTime,
  artifact_uri: row => row.artifactUri,
};

function metricValue(metrics: readonly MetricRow[], key: string) {
  const value = metrics.find(metric => metric.key === key)?.value;
  return typeof value === 'number' ? value : undefined;
}

function runValue(
  row: RunRow,
  { entity, key }: Pick<Clause, 'entity' | 'key'>,
) {
  switch (entity) {
    case 'tag':
      return row.tags.get(key);
    case 'param':
      return row.params.get(key);
    case 'metric':
      return metricValue(row.metrics, key);
    case 'dataset':
      return row.inputs[0]?.name;
    default: {
      const attribute = RUN_ATTRIBUTES[key];
      if (!attribute) {
        throw invalid(`Invalid attribute key '${key}' specified.`);
      }
      return attribute(row);
    }
  }
}

export interface RunSearch {
  readonly experimentIds: readonly string[];
  readonly view: string;
  readonly clauses: readonly Clause[];
  readonly orderBy: readonly string[];
}

export function searchRuns(data: MlflowData, search: RunSearch): Rows<RunRow> {
  const ids = exactValues(search.clauses, 'run_id');
  const candidates = ids
    ? [...new Set(ids)].flatMap(id => data.run(id) ?? [])
    : [...data.runs()];
  const experiments = new Set(search.experimentIds);
  const found = candidates.filter(
    row =>
      experiments.has(row.experimentId) &&
      (search.view === 'ALL' ||
        row.lifecycleStage ===
          (search.view === 'DELETED_ONLY' ? 'deleted' : 'active')) &&
      search.clauses.every(clause => fulfils(runValue(row, clause), clause)),
  );
  const orders = parseOrder(search.orderBy).map(({ key, descending }) => {
    const [, entity, name] = /^(?:(\w+)\.)?(.+)$/.exec(key) ?? [];
    const kind = entity?.replace(/s$/, '') as Clause['entity'] | undefined;
    return {
      key: (row: RunRow) =>
        runValue(row, { entity: kind ?? 'attribute', key: name ?? key }) ?? '',
      descending,
    };
  });
  return sorted(found, [
    ...orders,
    { key: row => row.startTime, descending: true },
    { key: row => row.id, descending: false },
  ]);
}

const LOGGED_MODEL_ATTRIBUTES: Readonly<
  Record<string, (row: LoggedModelRow) => string | number | undefined>
> = {
  model_id: row => row.id,
  name: row => row.name,
  model_type: row => row.modelType,
  status: row => row.status,
  source_run_id: row => row.sourceRunId,
  creation_timestamp: row => row.createdAt,
  last_updated_timestamp: row => row.updatedAt,
};

export function searchLoggedModels(
  data: MlflowData,
  experimentIds: readonly string[],
  clauses: readonly Clause[],
): Rows<LoggedModelRow> {
  const ids = exactValues(clauses, 'model_id');
  const candidates = ids
    ? [...new Set(ids)].flatMap(id => data.loggedModel(id) ?? [])
    : [...data.loggedModels()];
  const experiments = new Set(experimentIds);
  const value = (row: LoggedModelRow, { entity, key }: Clause) => {
    switch (entity) {
      case 'tag':
        return row.tags.get(key);
      case 'param':
        return row.params.get(key);
      case 'metric':
        return metricValue(row.metrics, key);
      default:
        return LOGGED_MODEL_ATTRIBUTES[key]?.(row);
    }
  };
  const found = candidates.filter(
    row =>
      experiments.has(row.experimentId) &&
      clauses.every(clause => fulfils(value(row, clause), clause)),
  );
  return sorted(found, [
    { key: row => row.createdAt, descending: true },
    { key: row => row.id, descending: false },
  ]);
}
