import type {
  AssetFacts,
  FindingDraft,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { recordsNotRemoved } from './presentRecords';

const PRODUCTION_NAMES: ReadonlySet<string> = new Set([
  'production',
  'prod',
  'prd',
  'live',
]);

/** Whether operators call a place of that name their production. */
export function isProductionEnvironment(environment: string): boolean {
  return PRODUCTION_NAMES.has(environment.trim().toLowerCase());
}

/**
 * Whether people depend on the asset by now: it is in the production lifecycle,
 * or it runs in a production environment.
 */
export function inProduction(facts: AssetFacts): boolean {
  const records = recordsNotRemoved(facts);
  return (
    facts.lifecycle === 'production' ||
    // A declaration in another lifecycle does not take it out of production.
    records.some(({ content }) => content.lifecycle === 'production') ||
    environmentsOf(facts).some(isProductionEnvironment)
  );
}

/** What is wrong in production is an error, elsewhere a warning. */
export function severityByProduction(
  facts: AssetFacts,
): FindingDraft['severity'] {
  return inProduction(facts) ? 'error' : 'warning';
}

/** ` in production`, or nothing: to end the subject of a sentence with. */
export function whereInProduction(facts: AssetFacts): string {
  return inProduction(facts) ? ' in production' : '';
}

/**
 * Where the asset runs. A model in a production registry need not run there,
 * and a dataset runs nowhere.
 */
function environmentsOf(facts: AssetFacts): string[] {
  switch (facts.kind) {
    case 'endpoint':
      return [...facts.deployments, ...recordsNotRemoved(facts)].flatMap(
        ({ environment }) => environment ?? [],
      );
    case 'model':
      return [...facts.runsIn];
    default:
      return [];
  }
}
