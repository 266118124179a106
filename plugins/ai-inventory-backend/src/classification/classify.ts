import type { AIModelClassification } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { unique } from './conditions';
import { type GroupResult, applyGroup, obligationsFor } from './ruleGroup';
import { euAiAct } from './rules/euAiAct';
import type {
  Classification,
  ClassificationStep,
  FactPath,
  Level,
  Regulation,
} from './types';

/**
 * The class that the facts lead to, with each step. The same facts always give
 * the same answer.
 *
 * A known class is the highest that the model can have: no fact that is added
 * later raises it. Where one could, the class is `unknown`, and the fact is
 * named in `missingFacts`.
 */
export function classify(
  facts: AIModelClassification = {},
  law: Regulation = euAiAct,
): Classification {
  const scope = applyGroup(law.scope, facts);
  if (scope.outcome === 'applies') {
    return {
      riskClass: 'minimal',
      generalPurpose: 'none',
      steps: [...scope.steps],
      missingFacts: [],
      rulesVersion: law.version,
    };
  }
  const risk = decide(law.riskLevels, facts);
  const riskClass = risk.open ? 'unknown' : risk.class ?? 'minimal';
  const generalPurpose = decide(law.generalPurposeLevels, facts);
  return {
    riskClass,
    generalPurpose: generalPurpose.open
      ? 'unknown'
      : generalPurpose.class ?? 'none',
    steps: [
      ...scope.steps,
      ...risk.steps,
      ...(riskClass === 'minimal' ? [minimalStep(law, facts)] : []),
      ...generalPurpose.steps,
    ],
    missingFacts: unique([
      ...scope.claims,
      ...risk.missing,
      ...generalPurpose.missing,
    ]).map(fact => ({ fact, question: law.questions[fact] })),
    rulesVersion: law.version,
  };
}

interface Decision<C> {
  /** The highest level that certainly applies. */
  readonly class?: C;
  /** Whether an absent fact could make a higher level apply. */
  readonly open: boolean;
  readonly missing: readonly FactPath[];
  readonly steps: readonly ClassificationStep[];
}

function decide<C extends string>(
  levels: readonly Level<C>[],
  facts: AIModelClassification,
): Decision<C> {
  const results = levels.map(level => ({
    class: level.class,
    groups: level.groups.map(group => applyGroup(group, facts)),
  }));
  const reached = results.findIndex(({ groups }) => groups.some(applies));
  const upTo = reached < 0 ? results.length : reached;
  const missing = results
    .slice(0, upTo)
    .flatMap(({ groups }) => groups.flatMap(group => group.missing));
  const claims = results
    .slice(0, upTo + 1)
    .flatMap(({ groups }) => groups.flatMap(group => group.claims));
  return {
    class: results[reached]?.class,
    open: missing.length > 0,
    missing: [...missing, ...claims],
    steps: results.flatMap(({ groups }) =>
      groups.flatMap(group => group.steps),
    ),
  };
}

function applies(group: GroupResult): boolean {
  return group.outcome === 'applies';
}

function minimalStep(
  { minimal }: Regulation,
  facts: AIModelClassification,
): ClassificationStep {
  return {
    rule: minimal.id,
    title: minimal.title,
    outcome: 'applies',
    article: minimal.article,
    facts: [],
    missing: [],
    reason: minimal.reason,
    obligations: obligationsFor(minimal.obligations ?? [], facts),
  };
}
