import type { AssetDetail } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Duration } from 'luxon';

/** What the owner of a dataset says of the data. */
export interface DatasetDeclaration {
  readonly entityRef: string;
  /** Absent: not said. */
  readonly personalData?: boolean;
  /** As the owner wrote it. */
  readonly retention?: string;
}

/** @returns undefined where nobody declared it */
export function datasetDeclaration(
  asset: Pick<AssetDetail, 'declaration'>,
): DatasetDeclaration | undefined {
  const { declaration } = asset;
  if (!declaration) {
    return undefined;
  }
  const { classification, retention } = declaration.spec as {
    classification?: { personalData?: unknown } | null;
    retention?: unknown;
  };
  const personalData = classification?.personalData;
  return {
    entityRef: declaration.entityRef,
    personalData: typeof personalData === 'boolean' ? personalData : undefined,
    retention:
      typeof retention === 'string' && retention.trim() !== ''
        ? retention
        : undefined,
  };
}

/** `P18M` as `18 months`; any other text as it is. */
export function formatRetention(retention: string, locale: string): string {
  const duration = Duration.fromISO(retention.trim(), { locale });
  return duration.isValid && duration.valueOf() > 0
    ? duration.toHuman({ showZeros: false })
    : retention;
}
