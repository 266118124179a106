import { classify, riskierOrigins, type Origin } from '../../classification';
import type { Declaration } from '../../declarations/parseDeclaration';
import type { NamedAsset } from './entities';

// Most models declare no facts, and the answer to that is always the same.
const NOTHING_KNOWN = classify();

/** The class that the declared facts lead to, beside that of its origins. */
export function classifyDeclared(
  declaration: Declaration | undefined,
  entities: ReadonlyMap<string, NamedAsset>,
) {
  const classification = declaration?.classification
    ? classify(declaration.classification)
    : NOTHING_KNOWN;
  const origins = [
    ...(declaration?.derivedFrom ?? []).map(ref => ({
      ref,
      relation: 'derivedFrom' as const,
    })),
    ...(declaration?.trainedOn ?? []).map(({ ref }) => ({
      ref,
      relation: 'trainedOn' as const,
    })),
  ].flatMap(({ ref, relation }): Origin[] => {
    const named = entities.get(ref);
    return named
      ? [
          {
            ref,
            relation,
            riskClass: named.riskClass,
            riskRating: named.riskRating,
            personalData: named.personalData,
            ownPersonalDataDeclared: declaration?.personalData,
          },
        ]
      : [];
  });
  return {
    ...classification,
    riskierOrigins: riskierOrigins(classification, origins),
  };
}
