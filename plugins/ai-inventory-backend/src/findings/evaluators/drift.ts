import type { FindingEvaluator } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { datasetDrift } from './driftChecks/datasetDrift';
import type { DriftCheck } from './driftChecks/Difference';
import { lifecycleDrift } from './driftChecks/lifecycleDrift';
import { purposeDrift } from './driftChecks/purposeDrift';
import { versionDrift } from './driftChecks/versionDrift';
import { platformLink, shownRef, theAsset, toDraft } from './sentences';

const CHECKS: readonly DriftCheck[] = [
  lifecycleDrift,
  versionDrift,
  datasetDrift,
  purposeDrift,
];

/** The owner's intent and the platforms' facts do not agree. */
export const drift: FindingEvaluator = {
  type: 'drift',
  title: 'Differs from its declaration',
  description:
    'Its declared lifecycle, version, training data or purpose differs from what its platforms say.',
  evaluate(facts) {
    const { declaration } = facts;
    if (!declaration) {
      return undefined;
    }
    const differences = CHECKS.flatMap(check => check(facts, declaration));
    if (differences.length === 0) {
      return undefined;
    }
    return toDraft({
      severity: differences.some(({ severe }) => severe) ? 'error' : 'warning',
      sentences: [
        `${theAsset(facts)} is not as ${shownRef(
          declaration.entityRef,
        )} declares it.`,
        ...differences.map(({ sentence }) => sentence),
      ],
      action:
        'Change at the platform what is not meant to be so; where it is meant, correct the declaration.',
      link: platformLink(facts),
    });
  },
};
