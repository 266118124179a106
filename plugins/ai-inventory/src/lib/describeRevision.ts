import type {
  Change,
  Revision,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Translate } from '../translation';
import { sourceOfRecord } from './sourceRef';

const SHOWN_CHANGES = 2;
const LONGEST_VALUE = 40;

/** Fields whose values are too long for a sentence. */
const WORDLESS_FIELDS = [
  'description',
  'packages',
  'datasets',
  'metrics',
  'classification',
];

function formatValue(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.length > 0
      ? value.map(item => formatValue(item) ?? '–').join(', ')
      : undefined;
  }
  if (typeof value === 'object') {
    return JSON.stringify(value);
  }
  // Refs into the default namespace read like names.
  return String(value).replace(/^(group|user|system):default\//, '');
}

/** `currentVersion` → `current version`; what people named themselves stays as it is. */
export function fieldInWords(field: string): string {
  const own = /^(?:tags|parameters|metrics)\.(.*)$/s.exec(field)?.[1];
  return own ?? field.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
}

/** One change in words, e.g. `lifecycle testing → production`. */
export function describeChange(change: Change, t: Translate): string {
  const field = fieldInWords(change.field);
  const from = formatValue(change.from);
  const to = formatValue(change.to);
  const tooLong = [from, to].some(
    value => value !== undefined && value.length > LONGEST_VALUE,
  );
  if (tooLong || WORDLESS_FIELDS.includes(change.field)) {
    return t('change.fieldOnly', { field });
  }
  if (from !== undefined && to !== undefined) {
    return t('change.fromTo', { field, from, to });
  }
  if (to !== undefined) {
    return t('change.set', { field, to });
  }
  return from === undefined
    ? t('change.fieldOnly', { field })
    : t('change.unset', { field, from });
}

/**
 * What something is that was added, or was that was removed, in one field, e.g.
 * `lifecycle production`; nothing where the field says nothing.
 */
export function describeFact(change: Change, t: Translate): string | undefined {
  const value = formatValue(change.to) ?? formatValue(change.from);
  return (
    value && t('changes.fact', { field: fieldInWords(change.field), value })
  );
}

function describeChanges(changes: Change[], t: Translate): string | undefined {
  if (changes.length === 0) {
    return undefined;
  }
  // What a reader looks for first is the lifecycle.
  const sorted = [...changes].sort(
    (a, b) => Number(b.field === 'lifecycle') - Number(a.field === 'lifecycle'),
  );
  const text = sorted
    .slice(0, SHOWN_CHANGES)
    .map(change => describeChange(change, t))
    .join(', ');
  const count = sorted.length - SHOWN_CHANGES;
  return count > 0 ? t('change.more', { changes: text, count }) : text;
}

const LINK_REASONS = {
  origin: 'change.linkedOrigin',
  artifact: 'change.linkedArtifact',
  digest: 'change.linkedDigest',
  uri: 'change.linkedUri',
} as const;

/** Why a record is part of an asset now, as far as the revision tells. */
function linkReason(revision: Revision, t: Translate): string | undefined {
  const valueOf = (field: string) =>
    formatValue(revision.changes.find(change => change.field === field)?.to);
  const rule = valueOf('rule');
  const evidence = valueOf('evidence');
  const claimant = /^(\S+) claims /.exec(evidence ?? '')?.[1];
  if (rule === 'claim' && claimant) {
    return t('change.linkedClaim', { by: claimant });
  }
  const reason = Object.entries(LINK_REASONS).find(([key]) => key === rule);
  // The rest says itself why, e.g. what a person decided.
  return reason ? t(reason[1]) : evidence;
}

function describeLinked(revision: Revision, t: Translate): string {
  const record = revision.recordRef;
  if (!record) {
    return t('change.linkedPlain');
  }
  const why = linkReason(revision, t);
  return why
    ? t('change.linkedWhy', { record, why })
    : t('change.linked', { record });
}

/**
 * One revision in words, without the name of the asset, e.g. `version 7 added`
 * or `lifecycle testing → production`.
 */
export function describeRevision(revision: Revision, t: Translate): string {
  const source = revision.recordRef && sourceOfRecord(revision.recordRef);
  const version = revision.version ?? '';
  const changes = describeChanges(revision.changes, t);
  switch (revision.type) {
    case 'created':
      return source
        ? t('change.created', { source })
        : t('change.createdPlain');
    case 'changed':
      return changes ?? t('change.changedPlain');
    case 'version-added':
      return t('change.versionAdded', { version });
    case 'version-changed':
      return changes
        ? t('change.versionChanged', { version, changes })
        : t('change.versionChangedPlain', { version });
    case 'version-removed':
      return t('change.versionRemoved', { version });
    case 'version-restored':
      return t('change.versionRestored', { version });
    case 'missing':
      return source
        ? t('change.missing', { source })
        : t('change.missingPlain');
    case 'found':
      return source ? t('change.found', { source }) : t('change.foundPlain');
    case 'removed':
      return t('change.removed');
    case 'restored':
      return t('change.restored');
    case 'declared':
      return t('change.declared');
    case 'declaration-changed':
      return changes
        ? t('change.declarationChanged', { changes })
        : t('change.declarationChangedPlain');
    case 'undeclared':
      return t('change.undeclared');
    case 'linked':
      return describeLinked(revision, t);
    case 'unlinked':
      return revision.recordRef
        ? t('change.unlinked', { record: revision.recordRef })
        : t('change.unlinkedPlain');
    default:
      // A newer backend may know more types than this frontend.
      return changes ?? t('change.changedPlain');
  }
}

/** Whether the revision moved the asset or one of its versions to another lifecycle. */
export function isLifecycleChange(revision: Revision): boolean {
  return revision.changes.some(change => change.field === 'lifecycle');
}
