import { DateTime } from 'luxon';
import { ANNOTATION_AI_INVENTORY_RECORDS } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type {
  AssetFacts,
  ClaimFacts,
  DeclarationFacts,
  FindingDraft,
  FindingEvaluator,
  RecordFacts,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { presentRecords } from './presentRecords';
import { assetLink, listed, shownRef, theAsset, toDraft } from './sentences';

const HOW_TO_CLAIM = `the annotation ${ANNOTATION_AI_INVENTORY_RECORDS} in its declaration, e.g. ${ANNOTATION_AI_INVENTORY_RECORDS}: mlflow/prod:fraud-model`;

/** Somebody declared it, and no platform knows it so. */
export const declaredNotFound: FindingEvaluator = {
  type: 'declared-not-found',
  title: 'Declared but not found',
  description:
    'No source holds what the declaration describes, or some of what it claims.',
  evaluate(facts) {
    const { declaration, kind } = facts;
    if (!declaration || (kind !== 'model' && kind !== 'dataset')) {
      return undefined;
    }
    const wrong = wrongClaims(declaration);
    if (isFound(facts, declaration)) {
      return wrong.length > 0
        ? someClaimsWrong(facts, declaration, wrong)
        : undefined;
    }
    // What is retired is meant to be gone.
    if (declaration.lifecycle === 'retired' && wrong.length === 0) {
      return undefined;
    }
    return facts.records.length === 0 && declaration.claims.length === 0
      ? nothingClaimed(facts, declaration)
      : nothingFound(facts, declaration, wrong);
  },
};

function isFound(facts: AssetFacts, { claims }: DeclarationFacts): boolean {
  return facts.records.length > 0
    ? presentRecords(facts).length > 0
    : // A record that two claim is there, though it is not known whose it is.
      claims.some(({ state }) => state === 'found' || state === 'conflict');
}

function wrongClaims({ claims, lifecycle }: DeclarationFacts): ClaimFacts[] {
  return claims.filter(({ state }) => {
    switch (state) {
      case 'found':
      case 'conflict':
        return false;
      case 'not-found':
      case 'removed':
        return lifecycle !== 'retired';
      default:
        return true;
    }
  });
}

function someClaimsWrong(
  facts: AssetFacts,
  declaration: DeclarationFacts,
  wrong: readonly ClaimFacts[],
): FindingDraft {
  return toDraft({
    severity: 'warning',
    sentences: [
      `${theAsset(facts)} claims in ${shownRef(
        declaration.entityRef,
      )} what cannot be joined to it: ${describeClaims(facts, wrong)}.`,
    ],
    action: `Correct or remove these claims: ${HOW_TO_CLAIM}.`,
    link: assetLink(facts),
  });
}

function nothingFound(
  facts: AssetFacts,
  declaration: DeclarationFacts,
  wrong: readonly ClaimFacts[],
): FindingDraft {
  return toDraft({
    severity: declaration.lifecycle === 'production' ? 'error' : 'warning',
    sentences: [
      `${theAsset(facts)} is declared in ${shownRef(
        declaration.entityRef,
      )}, but no source holds it.`,
      facts.records.length > 0
        ? `Its records are gone: ${listed(
            facts.records.map(describeRecord),
            3,
          )}.`
        : undefined,
      wrong.length > 0
        ? `It claims ${describeClaims(facts, wrong)}.`
        : undefined,
    ],
    action:
      wrong.length > 0
        ? `Correct the claims: ${HOW_TO_CLAIM}. If it is no longer used, declare it retired.`
        : 'Find out who removed it and why. If it is no longer used, declare it retired or remove the declaration.',
    link: assetLink(facts),
  });
}

function nothingClaimed(
  facts: AssetFacts,
  declaration: DeclarationFacts,
): FindingDraft {
  // A dataset may lie where no source looks.
  const liesSomewhere =
    facts.kind === 'dataset' && Boolean(declaration.spec.uri);
  return toDraft({
    severity: liesSomewhere ? 'info' : 'warning',
    sentences: [
      `${theAsset(facts)} is declared in ${shownRef(
        declaration.entityRef,
      )}, but no source holds it${
        liesSomewhere ? ' at its uri' : ''
      } and the declaration claims no record.`,
    ],
    action: `${
      liesSomewhere ? 'If a source knows it, claim' : 'Claim'
    } its record with ${HOW_TO_CLAIM}.`,
    link: assetLink(facts),
  });
}

function describeClaims(facts: AssetFacts, claims: readonly ClaimFacts[]) {
  return listed(
    claims.map(
      claim => `${shownRef(claim.recordRef)} (${problem(facts, claim)})`,
    ),
  );
}

function problem({ kind }: AssetFacts, { state }: ClaimFacts): string {
  switch (state) {
    case 'unknown-source':
      return 'no such source is configured';
    case 'not-found':
      return 'its source does not know it';
    case 'removed':
      return 'it was removed there';
    case 'other-kind':
      return `it is not a ${kind}`;
    case 'malformed':
      return 'not a record ref, which is <type>/<key>:<external id>';
    default:
      return state;
  }
}

function describeRecord({ ref, missingSince, removedAt }: RecordFacts): string {
  const what = removedAt
    ? `removed${onDay(' on', removedAt)}`
    : `missing${onDay(' since', missingSince)}`;
  return `${shownRef(ref)} (${what})`;
}

function onDay(preposition: string, time: Date | undefined): string {
  const day = time && DateTime.fromJSDate(time, { zone: 'utc' });
  return day?.isValid ? `${preposition} ${day.toISODate()}` : '';
}
