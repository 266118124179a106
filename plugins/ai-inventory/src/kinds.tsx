import type { AssetKind } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { IconComponent } from '@backstage/core-plugin-api';
import {
  RiBrain2Line,
  RiBroadcastLine,
  RiDatabase2Line,
  RiFlowChart,
  type RemixiconComponentType,
} from '@remixicon/react';
import type { ComponentProps } from 'react';

/** The icon of each kind of asset. */
export const ASSET_KIND_ICONS: Record<AssetKind, RemixiconComponentType> = {
  model: RiBrain2Line,
  dataset: RiDatabase2Line,
  pipeline: RiFlowChart,
  endpoint: RiBroadcastLine,
};

type RemixiconProps = ComponentProps<RemixiconComponentType>;

// Backstage sizes icons with MUI's `fontSize`; its graph also places and colours
// them with SVG attributes that their type does not name.
const asBackstageIcon = (Icon: RemixiconComponentType): IconComponent =>
  function KindIcon({ fontSize, ...svgProps }) {
    return (
      <Icon
        size={fontSize === 'inherit' ? '1em' : 24}
        {...(svgProps as RemixiconProps)}
      />
    );
  };

/**
 * Icons of the catalog kinds that the inventory brings, by lower-case kind; for
 * the `kindIcons` of an entity presentation API.
 * @public
 */
export const aiInventoryKindIcons: Record<
  'aimodel' | 'dataset',
  IconComponent
> = {
  aimodel: asBackstageIcon(RiBrain2Line),
  dataset: asBackstageIcon(RiDatabase2Line),
};
