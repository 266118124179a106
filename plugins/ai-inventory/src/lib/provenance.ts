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

/** The web page of a declaration's file: its location without Backstage's `url:`. */
export function fileUrlOf(location: string | undefined): string | undefined {
  const url = location?.replace(/^url:/, '');
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}
