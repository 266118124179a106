import type { AIModelClassification } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { type Verdict, evaluate, factAt, unique } from './conditions';
import type {
  ClassificationStep,
  FactPath,
  Obligation,
  Outcome,
  Rule,
  RuleGroup,
} from './types';

/** What a group of rules says of a model. */
export interface GroupResult {
  readonly outcome: Outcome;
  readonly steps: readonly ClassificationStep[];
  /** Absent facts that could still make it apply. */
  readonly missing: readonly FactPath[];
  /** Absent facts that an exception was claimed without. */
  readonly claims: readonly FactPath[];
}

interface Finding {
  readonly rule: Rule;
  readonly when: Verdict;
  readonly outcome: Outcome;
  readonly facts: readonly FactPath[];
  readonly missing: readonly FactPath[];
  readonly reason: string;
}

/** Rules that are about the model get a step each; else the group gets one. */
export function applyGroup(
  group: RuleGroup,
  facts: AIModelClassification,
): GroupResult {
  const findings = group.rules.map(rule => applyRule(rule, facts));
  const about = findings.filter(({ when }) => when.outcome === 'applies');
  const exception =
    about.length > 0 && group.exception
      ? applyGroup(group.exception, facts)
      : undefined;
  const settled = about.map(finding =>
    exception?.outcome === 'applies'
      ? excepted(finding, exception.steps)
      : finding,
  );

  const outcome = strongest(
    exception?.outcome === 'applies' ? settled : findings,
  );
  const presumed = outcome === 'unknown' && group.unclaimed !== undefined;
  const open = (presumed ? settled : findings).filter(
    finding => finding.outcome === 'unknown',
  );
  const missing = unique(open.flatMap(finding => finding.missing));

  const steps = settled.map(finding => ruleStep(group, finding, facts));
  if (!settled.some(finding => finding.outcome === outcome)) {
    steps.push(
      groupStep(group, findings, presumed ? 'does-not-apply' : outcome, facts),
    );
  }
  return {
    outcome: presumed ? 'does-not-apply' : outcome,
    steps: [...(exception?.steps ?? []), ...steps],
    missing: outcome === 'unknown' && !presumed ? missing : [],
    claims: unique([
      ...(presumed ? missing : []),
      ...(exception?.claims ?? []),
    ]),
  };
}

function applyRule(rule: Rule, facts: AIModelClassification): Finding {
  const when = evaluate(rule.when, facts);
  if (when.outcome !== 'applies' || !rule.provided) {
    return { rule, when, ...when, reason: explain(when) };
  }
  const provided = evaluate(rule.provided, facts);
  return {
    rule,
    when,
    outcome: provided.outcome,
    facts: unique([...when.facts, ...provided.facts]),
    missing: provided.missing,
    reason:
      provided.outcome === 'does-not-apply' && rule.otherwise
        ? rule.otherwise
        : explain({
            ...provided,
            because: [...when.because, ...provided.because],
          }),
  };
}

function explain({ outcome, because, missing }: Verdict): string {
  return outcome === 'unknown'
    ? notDeclared(missing)
    : `Declared: ${inWords(because)}.`;
}

function notDeclared(missing: readonly FactPath[]): string {
  const verb = missing.length > 1 ? 'are' : 'is';
  return `${inWords(missing)} ${verb} not declared.`;
}

function excepted(
  finding: Finding,
  exceptions: readonly ClassificationStep[],
): Finding {
  const articles = exceptions
    .filter(step => step.outcome === 'applies')
    .map(step => step.article);
  return {
    ...finding,
    outcome: 'does-not-apply',
    missing: [],
    reason: `${finding.reason} But an exception is declared: ${inWords(
      articles,
    )}.`,
  };
}

function strongest(findings: readonly Finding[]): Outcome {
  const outcomes = findings.map(finding => finding.outcome);
  if (outcomes.includes('applies')) {
    return 'applies';
  }
  return outcomes.includes('unknown') ? 'unknown' : 'does-not-apply';
}

function ruleStep(
  group: RuleGroup,
  { rule, outcome, facts: paths, missing, reason }: Finding,
  facts: AIModelClassification,
): ClassificationStep {
  return {
    rule: rule.id,
    title: rule.title,
    outcome,
    article: rule.article,
    annexPoint: rule.annexPoint,
    applicableFrom: rule.applicableFrom ?? group.applicableFrom,
    facts: withValues(paths, facts),
    missing: [...missing],
    reason,
    obligations:
      outcome === 'applies'
        ? obligationsFor(
            [...(group.obligations ?? []), ...(rule.obligations ?? [])],
            facts,
          )
        : undefined,
  };
}

function groupStep(
  group: RuleGroup,
  findings: readonly Finding[],
  outcome: Outcome,
  facts: AIModelClassification,
): ClassificationStep {
  const paths = unique(findings.flatMap(finding => finding.facts));
  const missing = unique(findings.flatMap(finding => finding.missing));
  const unclaimed = missing.length > 0 ? group.unclaimed : undefined;
  return {
    rule: group.id,
    title: group.title,
    outcome,
    article: group.article,
    applicableFrom: group.applicableFrom,
    facts: withValues(paths, facts),
    missing: outcome === 'unknown' ? missing : [],
    reason:
      outcome === 'unknown'
        ? notDeclared(missing)
        : unclaimed ?? group.noneApplies,
  };
}

/** What follows for the declared roles; for all of them where none is declared. */
export function obligationsFor(
  obligations: readonly Obligation[],
  { roles }: AIModelClassification,
): string[] | undefined {
  const texts = obligations
    .filter(
      obligation =>
        !roles ||
        !obligation.roles ||
        obligation.roles.some(role => roles.includes(role)),
    )
    .map(({ text }) => text);
  return texts.length > 0 ? texts : undefined;
}

function withValues(
  paths: readonly FactPath[],
  facts: AIModelClassification,
): ClassificationStep['facts'] {
  return paths.map(fact => ({ fact, value: factAt(facts, fact) }));
}

function inWords(items: readonly string[]): string {
  return items.length > 1
    ? `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`
    : items.join();
}
