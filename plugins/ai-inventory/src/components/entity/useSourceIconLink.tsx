import type { IconLinkVerticalProps } from '@backstage/core-components';
import { RiExternalLinkLine } from '@remixicon/react';
import { platformOf } from '../../lib/sourceRef';
import { useInventoryTranslation } from '../../translation';
import { useEntityAsset } from './EntityAsset';

/** The link of the entity's About card to the platform, e.g. `View in MLflow`. */
export function useSourceIconLink(): Omit<IconLinkVerticalProps, 'color'> {
  const { t } = useInventoryTranslation();
  const { value } = useEntityAsset();
  const record = value?.records.find(
    candidate => candidate.webUrl && !candidate.removedAt,
  );
  return {
    label: record
      ? t('card.viewIn', { platform: platformOf(record.sourceRef) })
      : t('card.viewAtSource'),
    icon: <RiExternalLinkLine />,
    disabled: !record,
    href: record?.webUrl,
  };
}
