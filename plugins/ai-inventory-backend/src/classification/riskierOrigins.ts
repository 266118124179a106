import type { RiskClass } from './types';

/** What a model was made from, and what is known of its risk. */
export interface Origin {
  readonly ref: string;
  readonly relation: 'derivedFrom' | 'trainedOn';
  readonly riskClass?: RiskClass;
  /** What a model card says. */
  readonly riskRating?: 'high' | 'medium' | 'low' | 'unknown';
  /** Whether it holds data about identifiable people. */
  readonly personalData?: boolean;
  /** Whether the model itself says that it was made with such data. */
  readonly ownPersonalDataDeclared?: boolean;
}

/** An origin that is riskier than the model says of itself. */
export interface RiskierOrigin {
  readonly ref: string;
  readonly relation: Origin['relation'];
  /** One sentence. */
  readonly reason: string;
}

// Unknown weighs nothing: a class that nobody knows outranks no other.
const WEIGHT: Readonly<Record<RiskClass, number>> = {
  unknown: 0,
  minimal: 0,
  transparency: 1,
  'high-risk': 2,
  prohibited: 3,
};

const RELATION: Readonly<Record<Origin['relation'], string>> = {
  derivedFrom: 'derived from',
  trainedOn: 'trained on',
};

/** The origins that are riskier than the model says of itself, and why. */
export function riskierOrigins(
  own: { readonly riskClass: RiskClass },
  origins: readonly Origin[],
): RiskierOrigin[] {
  return origins.flatMap(origin => {
    const reasons = reasonsOf(own.riskClass, origin);
    return reasons.length > 0
      ? [
          {
            ref: origin.ref,
            relation: origin.relation,
            reason: `It is ${RELATION[origin.relation]} ${
              origin.ref
            }, which ${reasons.join(', and ')}.`,
          },
        ]
      : [];
  });
}

function reasonsOf(ownClass: RiskClass, origin: Origin): string[] {
  const riskier: string[] = [];
  if (origin.riskClass && WEIGHT[origin.riskClass] > WEIGHT[ownClass]) {
    riskier.push(`has the class ${origin.riskClass}`);
  }
  if (origin.riskRating === 'high' && WEIGHT[ownClass] < WEIGHT['high-risk']) {
    riskier.push('is rated high by its model card');
  }
  const reasons =
    riskier.length > 0
      ? [`${riskier.join(' and ')} while its own class is ${ownClass}`]
      : [];
  if (origin.personalData && !origin.ownPersonalDataDeclared) {
    reasons.push('holds personal data that the model does not declare');
  }
  return reasons;
}
