import type {
  Lifecycle,
  OtherValue,
  Provenance,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { SourceRecord } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Declaration } from '../declarations/parseDeclaration';
import { ownerOf, type OwnedSubject, type OwnershipPolicy } from './ownership';
import {
  currentVersion,
  lifecycleRank,
  type RankedVersion,
} from './versionOrder';

/** A record without its versions, which are kept beside it. */
export type RecordContent = Omit<SourceRecord, 'versions'>;

/** One record of an asset, with what its source is. */
export interface MergedRecord {
  readonly source: NonNullable<OwnedSubject['source']>;
  readonly content: RecordContent;
  /** The versions that are there now. */
  readonly versions: readonly RankedVersion[];
}

/** What an asset is, as far as its declaration, its records and the rules say. */
export interface AssetDescription {
  readonly kind: string;
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly entityRef?: string;
  readonly lifecycle?: Lifecycle;
  readonly owner?: string;
  readonly system?: string;
  readonly currentVersion?: string;
  /** Whose current version it is. */
  readonly currentRecordRef?: string;
  readonly versionCount: number;
  readonly provenance: Readonly<Record<string, Provenance>>;
}

const MAX_OTHERS = 20;

/** What somebody says of one field. */
interface Said {
  readonly value: string | undefined;
  readonly from: Provenance['from'];
  readonly detail?: string;
  /** When it became true, where the one who says it knows. */
  readonly since?: Date;
}

export interface MergeOptions {
  readonly entityRef: string | undefined;
  readonly declaration?: Declaration;
  /** Since when it is declared so. */
  readonly declaredSince?: Date;
  /** The one that brought it first comes first. */
  readonly records: readonly MergedRecord[];
  readonly ownership: OwnershipPolicy;
  /** How the asset was known until now. */
  readonly before?: {
    readonly values: Readonly<Record<string, string | undefined>>;
    readonly provenance: Readonly<Record<string, Provenance>>;
  };
  readonly now: Date;
}

/**
 * Joins a declaration and records to one asset. The owner's words win for what
 * is meant, the platforms for what is; what else is said stays beside it.
 */
export function mergeAsset(options: MergeOptions): AssetDescription {
  const { declaration, records } = options;
  const current = currentOf(records);
  const fields = {
    name: decide([declared(options, 'name'), ...recorded(records, 'name')]),
    title: decide([declared(options, 'title'), ...recorded(records, 'title')]),
    description: decide([
      declared(options, 'description'),
      ...recorded(records, 'description'),
    ]),
    lifecycle: decide([
      declared(options, 'lifecycle'),
      ...byLifecycle(recorded(records, 'lifecycle')),
    ]),
    owner: decide([
      declared(options, 'owner'),
      ...records.map(record => ownedBy(record, options.ownership)),
    ]),
    system: decide([declared(options, 'system')]),
    intendedPurpose: decide([
      declared(options, 'intendedPurpose'),
      ...recorded(records, 'intendedPurpose'),
    ]),
    // Records count their versions apart, so others say nothing else.
    currentVersion: decide(current ? [current] : []),
  };
  const provenance: Record<string, Provenance> = {};
  for (const [field, { winner, others }] of Object.entries(fields)) {
    if (winner) {
      provenance[field] = toProvenance(field, winner, others, options);
    }
  }
  return {
    kind: declaration?.kind ?? records[0]?.content.kind ?? 'model',
    name: fields.name.winner?.value ?? '',
    title: fields.title.winner?.value,
    description: fields.description.winner?.value,
    entityRef: options.entityRef,
    lifecycle: fields.lifecycle.winner?.value as Lifecycle | undefined,
    owner: fields.owner.winner?.value,
    system: fields.system.winner?.value,
    currentVersion: current?.value,
    currentRecordRef: current?.detail,
    versionCount: records.reduce(
      (sum, { versions }) => sum + versions.length,
      0,
    ),
    provenance,
  };
}

type SaidOfVersion = Said & { readonly ranked: RankedVersion };

function currentSaid(record: MergedRecord): SaidOfVersion[] {
  const ranked = currentVersion(record.versions);
  return ranked
    ? [
        {
          value: ranked.version,
          from: 'record',
          detail: refOf(record),
          ranked,
        },
      ]
    : [];
}

/** Versions of different records are counted apart: the first record wins a tie. */
function currentOf(
  records: readonly MergedRecord[],
): SaidOfVersion | undefined {
  let best: SaidOfVersion | undefined;
  for (const said of records.flatMap(currentSaid)) {
    if (
      !best ||
      lifecycleRank(said.ranked.lifecycle) >
        lifecycleRank(best.ranked.lifecycle)
    ) {
      best = said;
    }
  }
  return best;
}

type DeclaredField =
  | 'name'
  | 'title'
  | 'description'
  | 'lifecycle'
  | 'owner'
  | 'system'
  | 'intendedPurpose';

function declared(options: MergeOptions, field: DeclaredField): Said {
  const { declaration } = options;
  return {
    value: declaration?.[field],
    from: 'declaration',
    detail: declaration?.entityRef,
  };
}

type RecordedField =
  | 'name'
  | 'title'
  | 'description'
  | 'lifecycle'
  | 'intendedPurpose';

function recorded(
  records: readonly MergedRecord[],
  field: RecordedField,
): Said[] {
  return records.map(record => ({
    value: record.content[field],
    from: 'record',
    detail: refOf(record),
    since: field === 'name' ? record.content.createdAt : undefined,
  }));
}

/** Of several records, the one furthest in use says where the asset is. */
function byLifecycle(said: readonly Said[]): Said[] {
  const rank = ({ value }: Said) =>
    lifecycleRank(value as Lifecycle | undefined);
  return [...said].sort((a, b) => rank(b) - rank(a));
}

function ownedBy(record: MergedRecord, policy: OwnershipPolicy): Said {
  const { owner, provenance } = ownerOf(subjectOf(record), policy);
  return {
    value: owner,
    from: provenance?.from ?? 'default',
    detail: provenance?.detail,
  };
}

/** What the ownership rules look at. */
export function subjectOf({
  source,
  content,
}: Pick<MergedRecord, 'source' | 'content'>): OwnedSubject {
  const { kind, name, tags, ownerHint, createdBy, environment } = content;
  return { kind, name, tags, ownerHint, createdBy, environment, source };
}

interface Decided {
  readonly winner?: Said & { readonly value: string };
  readonly others: ReadonlyArray<Said & { readonly value: string }>;
}

/** Who comes first wins; a configured default never wins against a rule. */
function decide(said: readonly Said[]): Decided {
  const spoken = said.flatMap(each =>
    each.value ? [{ ...each, value: each.value }] : [],
  );
  const winner = spoken.find(({ from }) => from !== 'default') ?? spoken[0];
  return {
    winner,
    others: spoken.filter(
      ({ value, from }) =>
        from !== 'default' && wording(value) !== wording(winner.value),
    ),
  };
}

/** What is said in other lines or letters is not said otherwise. */
function wording(value: string): string {
  return value.replace(/\s+/g, ' ').trim().toLowerCase();
}

function toProvenance(
  field: string,
  winner: Said & { readonly value: string },
  others: Decided['others'],
  { before, declaredSince, now }: MergeOptions,
): Provenance {
  const known = before?.provenance[field];
  const isAsBefore =
    known?.since !== undefined &&
    known.from === winner.from &&
    known.detail === winner.detail &&
    (before?.values[field] ?? winner.value) === winner.value;
  const since =
    winner.since ?? (winner.from === 'declaration' ? declaredSince : undefined);
  return {
    from: winner.from,
    ...(winner.detail && { detail: winner.detail }),
    since: isAsBefore ? known.since : (since ?? now).toISOString(),
    ...(others.length > 0 && {
      others: others.slice(0, MAX_OTHERS).map(toOther),
    }),
  };
}

function toOther({
  from,
  detail,
  value,
}: Decided['others'][number]): OtherValue {
  return { from, ...(detail && { detail }), value };
}

function refOf({ source, content }: MergedRecord): string {
  return `${source.ref}:${content.externalId}`;
}
