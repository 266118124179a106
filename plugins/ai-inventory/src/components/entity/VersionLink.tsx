import type { Asset } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useInventoryTranslation } from '../../translation';
import { AssetLink } from '../shared';

/** A version of a model, as a link to all that is known of it. */
export function VersionLink(props: { model: Asset; version: string }) {
  const { t } = useInventoryTranslation();
  const { model, version } = props;
  return (
    <AssetLink
      asset={model}
      tab={`versions?version=${encodeURIComponent(version)}`}
    >
      {t('versions.version', { version })}
    </AssetLink>
  );
}
