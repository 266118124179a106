import type { Provenance } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { OwnedSubject } from './ownershipConditions';
import { applyRule, ruleInWords, type OwnershipRule } from './ownershipRule';

export { toEntityRef } from './ownerTemplate';
export type { OwnedSubject, OwnershipMatch } from './ownershipConditions';
export type { OwnershipRule } from './ownershipRule';

/** Who owns what nobody declared. Plain data: a change of it is noticed. */
export interface OwnershipPolicy {
  readonly rules: readonly OwnershipRule[];
  readonly default?: string;
}

export interface Ownership {
  readonly owner?: string;
  readonly provenance?: Provenance;
}

/** One step on the way to an owner, for people. */
export interface OwnershipStep {
  /** The rule in words, or `default`. */
  readonly rule: string;
  /**
   * `invalid`: the rule fits, but what it captures makes no ref of a group or
   * user, so it is passed over.
   */
  readonly outcome: 'matched' | 'no-match' | 'invalid' | 'default';
  readonly owner?: string;
  /** What the asset says, e.g. `tag team = risk`. */
  readonly reason: string;
}

/**
 * The owner of a record: the first rule that fits and gives a valid ref of a
 * group or user, then the default.
 */
export function ownerOf(
  subject: OwnedSubject,
  policy: OwnershipPolicy,
): Ownership {
  for (const rule of policy.rules) {
    const result = applyRule(rule, subject);
    if (result.outcome === 'matched') {
      return {
        owner: result.owner,
        provenance: { from: 'rule', detail: result.reason },
      };
    }
  }
  return policy.default
    ? { owner: policy.default, provenance: { from: 'default' } }
    : {};
}

/**
 * The way to the owner that {@link ownerOf} tells: a step for each rule up to
 * the one that wins, or for all rules and then the default.
 */
export function explainOwner(
  subject: OwnedSubject,
  policy: OwnershipPolicy,
): OwnershipStep[] {
  const steps: OwnershipStep[] = [];
  for (const rule of policy.rules) {
    const step = { rule: ruleInWords(rule), ...applyRule(rule, subject) };
    steps.push(step);
    if (step.outcome === 'matched') {
      return steps;
    }
  }
  return [
    ...steps,
    {
      rule: 'default',
      outcome: 'default',
      owner: policy.default,
      reason: policy.default
        ? 'no rule gives an owner'
        : 'no rule gives an owner, and no default is configured',
    },
  ];
}
