import { invalid } from './errors';

export type Operator =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'LIKE'
  | 'ILIKE'
  | 'IN'
  | 'NOT IN';

/** One condition of a filter; all of a filter's conditions must hold. */
export interface Clause {
  readonly entity: 'attribute' | 'tag' | 'param' | 'metric' | 'dataset';
  readonly key: string;
  readonly operator: Operator;
  readonly value: string | number | readonly string[];
}

const ENTITIES: Readonly<Record<string, Clause['entity']>> = {
  attribute: 'attribute',
  attributes: 'attribute',
  attr: 'attribute',
  run: 'attribute',
  tag: 'tag',
  tags: 'tag',
  param: 'param',
  params: 'param',
  parameter: 'param',
  parameters: 'param',
  metric: 'metric',
  metrics: 'metric',
  dataset: 'dataset',
  datasets: 'dataset',
};

const CLAUSE =
  /^\s*((?:[A-Za-z]+\.)?(?:`[^`]+`|"[^"]+"|[\w./-]+?))\s*(!=|<=|>=|=|<|>|\s(?:NOT\s+IN|IN|LIKE|ILIKE)\b)\s*('(?:[^'])*'|"(?:[^"])*"|\((?:[^()'"]|'[^']*'|"[^"]*")*\)|[-+]?[\d.]+(?:e[-+]?\d+)?)\s*(?:(AND)\b|$)/i;

/** Parses the part of MLflow's filter language that its searches share. */
export function parseFilter(filter: string | undefined): readonly Clause[] {
  const clauses: Clause[] = [];
  let rest = filter?.trim() ?? '';
  while (rest !== '') {
    const match = CLAUSE.exec(rest);
    if (!match) {
      throw invalid(`Invalid clause(s) in filter string: ${filter}`);
    }
    const [whole, identifier, operator, value, and] = match;
    clauses.push({
      ...parseIdentifier(identifier),
      operator: operator.trim().toUpperCase().replace(/\s+/, ' ') as Operator,
      value: parseValue(value),
    });
    rest = rest.slice(whole.length);
    if (and && rest.trim() === '') {
      throw invalid(`Invalid clause(s) in filter string: ${filter}`);
    }
  }
  return clauses;
}

function parseIdentifier(text: string): Pick<Clause, 'entity' | 'key'> {
  const [, prefix, key] = /^(?:([A-Za-z]+)\.)?(.+)$/s.exec(text) ?? [];
  const name = (key ?? text).replace(/^[`"]|[`"]$/g, '');
  if (!prefix) {
    return { entity: 'attribute', key: name };
  }
  const entity = ENTITIES[prefix.toLowerCase()];
  if (!entity) {
    throw invalid(
      `Invalid entity type '${prefix}'. Valid values are ['metric', 'parameter', 'tag', 'attribute', 'dataset']`,
    );
  }
  return { entity, key: name };
}

function parseValue(text: string): Clause['value'] {
  if (text.startsWith('(')) {
    const values = [...text.matchAll(/'([^']*)'|"([^"]*)"/g)].map(
      ([, single, double]) => single ?? double,
    );
    if (values.length === 0) {
      throw invalid(
        'While parsing a list in the query, expected a non-empty list of string values, but got empty list',
      );
    }
    return values;
  }
  return /^['"]/.test(text) ? text.slice(1, -1) : Number(text);
}

/** Whether a value fulfils a condition. A missing value fulfils none. */
export function fulfils(
  value: string | number | undefined,
  clause: Clause,
): boolean {
  if (value === undefined) {
    return false;
  }
  const expected = clause.value;
  switch (clause.operator) {
    case '=':
      return value === expected;
    case '!=':
      return value !== expected;
    case '<':
      return value < expected;
    case '<=':
      return value <= expected;
    case '>':
      return value > expected;
    case '>=':
      return value >= expected;
    case 'IN':
      return Array.isArray(expected) && expected.includes(String(value));
    case 'NOT IN':
      return Array.isArray(expected) && !expected.includes(String(value));
    default:
      return likePattern(String(expected), clause.operator).test(String(value));
  }
}

function likePattern(like: string, operator: Operator): RegExp {
  const source = like
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/%/g, '.*')
    .replace(/_/g, '.');
  return new RegExp(`^${source}$`, operator === 'ILIKE' ? 'isu' : 'su');
}

/** The values that an attribute is limited to, where a filter says so. */
export function exactValues(
  clauses: readonly Clause[],
  key: string,
): readonly string[] | undefined {
  for (const clause of clauses) {
    if (clause.entity === 'attribute' && clause.key === key) {
      if (clause.operator === '=') {
        return [String(clause.value)];
      }
      if (clause.operator === 'IN' && Array.isArray(clause.value)) {
        return clause.value;
      }
    }
  }
  return undefined;
}
