import type { FindingEvaluator } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import {
  assetLink,
  listed,
  shown,
  shownRef,
  theAsset,
  toDraft,
} from './sentences';

const MAX_REASON = 300;

/** Two say that one record is theirs; the inventory does not guess whose. */
export const claimConflict: FindingEvaluator = {
  type: 'claim-conflict',
  title: 'Conflicting claims',
  description:
    'Another declaration claims one of its records, or its records cannot be joined with certainty.',
  evaluate(facts) {
    const claimed = (facts.declaration?.claims ?? [])
      .filter(({ state }) => state === 'conflict')
      .map(({ recordRef }) => shownRef(recordRef));
    const conflicts = [...new Set(facts.linkConflicts)];
    if (claimed.length === 0 && conflicts.length === 0) {
      return undefined;
    }
    return toDraft({
      severity: 'error',
      sentences: [
        claimed.length > 0
          ? `${theAsset(facts)} claims ${listed(
              claimed,
            )}, which another declaration claims too.`
          : `${theAsset(
              facts,
            )} has records that cannot be joined with certainty.`,
        ...conflicts.slice(0, 3).map(asSentence),
        conflicts.length > 3
          ? `And ${conflicts.length - 3} more conflicts.`
          : undefined,
      ],
      action:
        claimed.length > 0
          ? 'Agree with the other owner whose it is, and take the claim out of the other declaration.'
          : 'Decide which records belong together: claim them in one declaration, or merge or split them on its page.',
      link: assetLink(facts),
    });
  },
};

function asSentence(text: string): string {
  const sentence = shown(text, MAX_REASON);
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
