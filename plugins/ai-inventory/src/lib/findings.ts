import type {
  FindingSeverity,
  FindingSummary,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';

/** Worst first. */
export const SEVERITIES: readonly FindingSeverity[] = [
  'error',
  'warning',
  'info',
];

// How bad a type is at its worst; the summary counts types without severities.
const TYPE_SEVERITIES: Record<string, FindingSeverity> = {
  undeclared: 'error',
  'claim-conflict': 'error',
  'dataset-digest-mismatch': 'error',
  'unregistered-model': 'warning',
  'declared-not-found': 'warning',
  drift: 'warning',
  'owner-unknown': 'warning',
  unowned: 'warning',
  'riskier-origin': 'warning',
  unclassified: 'warning',
  'missing-training-data': 'warning',
};

/** The severity that findings of a type have at their worst; `info` for types that a company added. */
export function severityOfType(type: string): FindingSeverity {
  return TYPE_SEVERITIES[type] ?? 'info';
}

/** Sorts worst first. */
export function compareSeverities(
  a: { severity: FindingSeverity },
  b: { severity: FindingSeverity },
): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}

/** The worst of some findings; `undefined` where there are none. */
export function worstSeverity(
  findings: readonly FindingSummary[],
): FindingSeverity | undefined {
  return [...findings].sort(compareSeverities)[0]?.severity;
}

/** `owner-unknown` → `Owner unknown`, for a type whose title is not known. */
export function typeInWords(type: string): string {
  const words = type.replaceAll('-', ' ');
  return words.charAt(0).toLocaleUpperCase('en-US') + words.slice(1);
}
