import type { Asset } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import { assetTitle } from '../../lib/assetEntity';

/** The asset's name, as a link to its catalog page where it has one. */
export function AssetLink(props: {
  asset: Pick<Asset, 'name' | 'title' | 'entityRef' | 'removedAt'>;
  /** The tab of the entity page to open, with its query if it needs one. */
  tab?: string;
  /** Whether a long name is cut; within a sentence it wraps instead. */
  truncate?: boolean;
  children?: string;
}) {
  const entityLink = useEntityRefLink();
  const { asset, tab, truncate } = props;
  const label = props.children ?? assetTitle(asset);
  // A removed asset is withdrawn from the catalog, its page is gone.
  if (!asset.entityRef || asset.removedAt) {
    return (
      <Text as="span" weight="bold" truncate={truncate} title={label}>
        {label}
      </Text>
    );
  }
  const href = entityLink(asset.entityRef);
  return (
    <Link
      href={tab ? `${href}/${tab}` : href}
      weight="bold"
      standalone
      truncate={truncate}
      title={label}
    >
      {label}
    </Link>
  );
}
