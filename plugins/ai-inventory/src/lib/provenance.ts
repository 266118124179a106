import type {
  AssetDetail,
  AssetRecord,
  Provenance,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';

function inWords(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.length > 0
      ? value.map(item => inWords(item) ?? '–').join(', ')
      : undefined;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function property(holder: object | undefined, field: string): unknown {
  return holder && Object.entries(holder).find(([key]) => key === field)?.[1];
}

/** The record that a value comes from, where it comes from one. */
export function recordOf(
  asset: AssetDetail,
  provenance: Pick<Provenance, 'from' | 'detail'>,
): AssetRecord | undefined {
  return provenance.from === 'record'
    ? asset.records.find(({ ref }) => ref === provenance.detail)
    : undefined;
}

/**
 * The merged value of a field: the asset's own, else what stands where the
 * value is said to come from. `undefined` where it is empty.
 */
export function valueOf(
  asset: AssetDetail,
  field: string,
  provenance: Provenance,
): string | undefined {
  return inWords(
    property(asset, field) ??
      (provenance.from === 'declaration'
        ? property(asset.declaration?.spec, field)
        : property(recordOf(asset, provenance), field)),
  );
}

/** What the owner declared that the asset is for; `undefined` where nothing is. */
export function declaredPurpose(
  asset: Pick<AssetDetail, 'declaration'>,
): string | undefined {
  return inWords(property(asset.declaration?.spec, 'intendedPurpose'));
}

/** Fields that decide who answers for an asset and what it may be used for. */
const GRAVE_FIELDS = ['lifecycle', 'owner', 'system', 'intendedPurpose'];

/** Whether it matters that others say another value of the field. */
export function isGrave(field: string): boolean {
  return GRAVE_FIELDS.includes(field);
}

/** What keeps a person from parting a record from its asset. */
export type SplitHindrance = 'claimed' | 'decided' | 'alone';

/** What keeps the record in its asset; `undefined` where a person may part it. */
export function splitHindrance(
  asset: Pick<AssetDetail, 'links' | 'records'>,
  recordRef: string,
): SplitHindrance | undefined {
  if (
    asset.links.some(
      link => link.rule === 'claim' && link.recordRef === recordRef,
    )
  ) {
    return 'claimed';
  }
  if (asset.records.length < 2) {
    return 'alone';
  }
  return asset.links.some(
    link =>
      link.rule === 'decision' &&
      [link.recordRef, link.with].includes(recordRef),
  )
    ? 'decided'
    : undefined;
}

/** The web page of a declaration's file: its location without Backstage's `url:`. */
export function fileUrlOf(location: string | undefined): string | undefined {
  const url = location?.replace(/^url:/, '');
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}
