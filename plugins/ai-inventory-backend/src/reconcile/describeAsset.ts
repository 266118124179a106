import type {
  Lifecycle,
  Provenance,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { SourceRecord } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { ownerOf, type OwnershipPolicy } from './ownership';
import { currentVersion, type RankedVersion } from './versionOrder';

/** A record without its versions, which are kept beside it. */
export type RecordContent = Omit<SourceRecord, 'versions'>;

/** What an asset is, as far as its records and the rules say. */
export interface AssetDescription {
  readonly kind: string;
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly entityRef?: string;
  readonly lifecycle?: Lifecycle;
  readonly owner?: string;
  readonly currentVersion?: string;
  readonly versionCount: number;
  readonly provenance: Readonly<Record<string, Provenance>>;
}

/** Derives an asset from the one record that speaks for it. */
export function describeAsset(options: {
  readonly entityRef: string | undefined;
  readonly sourceRef: string;
  readonly record: RecordContent;
  /** The versions that are there now. */
  readonly versions: readonly RankedVersion[];
  readonly ownership: OwnershipPolicy;
}): AssetDescription {
  const { sourceRef, record, versions } = options;
  const ownership = ownerOf(record, options.ownership);
  const fromRecord: Provenance = {
    from: 'record',
    detail: `${sourceRef}:${record.externalId}`,
  };
  const current = currentVersion(versions);
  return {
    kind: record.kind,
    name: record.name,
    title: record.title,
    description: record.description,
    entityRef: options.entityRef,
    lifecycle: record.lifecycle,
    owner: ownership.owner,
    currentVersion: current?.version,
    versionCount: versions.length,
    provenance: {
      name: fromRecord,
      ...(record.description ? { description: fromRecord } : {}),
      ...(record.lifecycle ? { lifecycle: fromRecord } : {}),
      ...(ownership.provenance ? { owner: ownership.provenance } : {}),
      ...(current ? { currentVersion: fromRecord } : {}),
    },
  };
}
