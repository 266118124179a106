import {
  canGiveOwner,
  fillTemplate,
  placeholdersOf,
  toOwnerRef,
} from './ownerTemplate';
import {
  conditionsOf,
  environmentOf,
  type Condition,
  type OwnedSubject,
  type OwnershipMatch,
} from './ownershipConditions';
import { groupsOf, parsePattern, patternProblem } from './textPattern';

/** Gives an owner to the assets that fit. */
export interface OwnershipRule {
  /** All that is given must fit; at least one is. */
  readonly match: OwnershipMatch;
  /**
   * The entity ref of a group or user, with captured values as `${value}`; see
   * {@link capturesOf}.
   */
  readonly owner: string;
}

/** What one rule says of one asset. */
export type RuleResult =
  | {
      readonly outcome: 'matched';
      readonly owner: string;
      readonly reason: string;
    }
  | { readonly outcome: 'no-match' | 'invalid'; readonly reason: string };

/** What is wrong with a rule, and at which of its keys. */
export interface RuleProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** Captures that come from the asset, whatever the rule matches. */
const FROM_ASSET = ['user', 'account', 'environment'];
const MAX_SHOWN = 200;

/** Applies one rule to one asset. */
export function applyRule(
  rule: OwnershipRule,
  subject: OwnedSubject,
): RuleResult {
  let captures: Record<string, string | undefined> = {
    user: subject.ownerHint ?? subject.createdBy,
    account: subject.source?.account,
    environment: environmentOf(subject),
  };
  const facts: string[] = [];
  for (const condition of compiled(rule)) {
    const result = condition(subject);
    if (!result.fits) {
      return { outcome: 'no-match', reason: shorten(result.says) };
    }
    captures = { ...captures, ...result.captures };
    facts.push(shorten(result.says));
  }
  const reason = facts.join(', ');
  const empty = placeholdersOf(rule.owner).find(name => !captures[name]);
  if (empty) {
    return {
      outcome: 'invalid',
      reason: `${reason}; but there is nothing to put for \${${empty}}`,
    };
  }
  const text = fillTemplate(rule.owner, captures);
  const owner = toOwnerRef(text);
  return owner
    ? { outcome: 'matched', owner, reason }
    : {
        outcome: 'invalid',
        reason: `${reason}; but '${shorten(
          text,
        )}' is no entity ref of a group or user`,
      };
}

/** The names of what a rule's template may use. */
export function capturesOf(match: OwnershipMatch): string[] {
  const expressions = [match.value, match.user]
    .filter(written => written !== undefined)
    .map(written => groupsOf(parsePattern(written)))
    .filter(({ numbered }) => numbered.length > 0);
  return [
    ...(match.tag === undefined ? [] : ['value']),
    ...(match.prefix === undefined ? [] : ['rest']),
    ...FROM_ASSET,
    ...expressions.flatMap(({ named }) => named),
    // With two expressions nobody could tell whose first group `${1}` is.
    ...(expressions.length === 1 ? expressions[0].numbered : []),
  ];
}

/** Everything that is wrong with a rule as it is configured. */
export function ruleProblems({ match, owner }: OwnershipRule): RuleProblem[] {
  const problems: RuleProblem[] = [];
  for (const key of ['value', 'user'] as const) {
    const message = match[key] !== undefined && patternProblem(match[key]);
    if (message) {
      problems.push({ path: ['match', key], message });
    }
  }
  if (match.value !== undefined && match.tag === undefined) {
    problems.push({
      path: ['match', 'value'],
      message: 'is the value of a tag: give its tag too',
    });
  }
  if (problems.length > 0) {
    return problems;
  }
  const captures = capturesOf(match);
  const twice = captures.find((name, at) => captures.indexOf(name) !== at);
  if (twice) {
    problems.push({
      path: ['match'],
      message: `captures '${twice}' twice: give the named group another name`,
    });
  }
  const unknown = placeholdersOf(owner).find(name => !captures.includes(name));
  if (unknown !== undefined) {
    problems.push({
      path: ['owner'],
      message: `uses $\${${unknown}}, which this rule does not capture; it may use ${captures
        .map(name => `$\${${name}}`)
        .join(', ')}`,
    });
  } else if (!canGiveOwner(owner)) {
    problems.push({
      path: ['owner'],
      message:
        "must be the entity ref of a group or user, e.g. 'group:default/risk' or 'user:default/$${user}'",
    });
  }
  return problems;
}

/** The rule for people, e.g. `tag team, kind model → group:default/${value}`. */
export function ruleInWords({ match, owner }: OwnershipRule): string {
  const { tag, value, ...others } = match;
  const tagInWords = value === undefined ? tag : `${tag} = ${value}`;
  return `${Object.entries({ tag: tagInWords, ...others })
    .filter(([, text]) => text !== undefined)
    .map(([key, text]) => `${key} ${text}`)
    .join(', ')} → ${owner}`;
}

// A policy is plain data that is hashed, so what is made of it lies beside it.
const compiledRules = new WeakMap<OwnershipRule, readonly Condition[]>();

function compiled(rule: OwnershipRule): readonly Condition[] {
  const known = compiledRules.get(rule) ?? conditionsOf(rule.match);
  compiledRules.set(rule, known);
  return known;
}

function shorten(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
