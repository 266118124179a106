import type { AIModelClassification } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Condition, FactPath, Outcome } from './types';

/** What became of a condition, and from which facts. */
export interface Verdict {
  readonly outcome: Outcome;
  /** The facts that were looked at. */
  readonly facts: readonly FactPath[];
  /** The absent facts that it depends on; empty unless `unknown`. */
  readonly missing: readonly FactPath[];
  /** What the facts say, in words; of those that made it apply. */
  readonly because: readonly string[];
}

export function factAt(facts: AIModelClassification, path: FactPath): unknown {
  const [first, second] = path.split('.');
  const value = (facts as Record<string, unknown>)[first];
  return second
    ? (value as Record<string, unknown> | undefined)?.[second]
    : value;
}

/** Three-valued logic: what depends on an absent fact is `unknown`. */
export function evaluate(
  condition: Condition,
  facts: AIModelClassification,
): Verdict {
  if ('all' in condition) {
    return combine(condition.all, facts, 'does-not-apply', 'applies');
  }
  if ('any' in condition) {
    return combine(condition.any, facts, 'applies', 'does-not-apply');
  }
  if ('not' in condition) {
    return negate(evaluate(condition.not, facts));
  }
  const read = [condition.fact];
  const value = factAt(facts, condition.fact);
  if (value === undefined) {
    return { outcome: 'unknown', facts: read, missing: read, because: [] };
  }
  const [applies, because] = compare(condition, value);
  return {
    outcome: applies ? 'applies' : 'does-not-apply',
    facts: read,
    missing: [],
    because: [because],
  };
}

type Comparison = Exclude<
  Condition,
  { all: unknown } | { any: unknown } | { not: unknown }
>;

function compare(condition: Comparison, value: unknown): [boolean, string] {
  const { fact } = condition;
  if ('holds' in condition) {
    const holds = (value as string[]).includes(condition.holds);
    return [holds, `${fact} ${holds ? 'names' : 'lacks'} ${condition.holds}`];
  }
  if ('isOnly' in condition) {
    const roles = value as string[];
    return [
      roles.every(role => role === condition.isOnly),
      `${fact} names ${roles.join(', ')}`,
    ];
  }
  if ('above' in condition) {
    return [(value as number) > condition.above, `${fact} is ${value}`];
  }
  return [value === condition.is, `${fact} is ${value}`];
}

/** `decisive` settles the whole; `otherwise` needs all of the parts. */
function combine(
  conditions: readonly Condition[],
  facts: AIModelClassification,
  decisive: Outcome,
  otherwise: Outcome,
): Verdict {
  const parts = conditions.map(part => evaluate(part, facts));
  const settling = parts.filter(part => part.outcome === decisive);
  if (settling.length > 0) {
    return join(decisive, settling);
  }
  const open = parts.some(part => part.outcome === 'unknown');
  return join(open ? 'unknown' : otherwise, parts);
}

function join(outcome: Outcome, parts: readonly Verdict[]): Verdict {
  return {
    outcome,
    facts: unique(parts.flatMap(part => part.facts)),
    missing: unique(parts.flatMap(part => part.missing)),
    because: parts.flatMap(part => part.because),
  };
}

function negate(verdict: Verdict): Verdict {
  const opposite: Record<Outcome, Outcome> = {
    applies: 'does-not-apply',
    'does-not-apply': 'applies',
    unknown: 'unknown',
  };
  return { ...verdict, outcome: opposite[verdict.outcome] };
}

export function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
