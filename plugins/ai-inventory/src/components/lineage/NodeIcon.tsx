import type {
  AssetKind,
  LineageNode,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  RiBox3Line,
  RiPlugLine,
  RiPuzzle2Line,
  RiServerLine,
  RiStackLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { ASSET_KIND_ICONS } from '../../kinds';
import { KindIcon } from '../shared';
import { kindOf } from './affectedExport';
import styles from './lineage.module.css';

const ENTITY_ICONS: Readonly<
  Record<string, RemixiconComponentType | undefined>
> = {
  component: RiPuzzle2Line,
  api: RiPlugLine,
  system: RiStackLine,
  resource: RiServerLine,
};

function isAsset(node: LineageNode): node is LineageNode & { type: AssetKind } {
  return node.type in ASSET_KIND_ICONS;
}

/** The icon of what a node is. */
export function iconOf(node: LineageNode): RemixiconComponentType {
  return isAsset(node)
    ? ASSET_KIND_ICONS[node.type]
    : ENTITY_ICONS[kindOf(node)] ?? RiBox3Line;
}

/** The same on a tinted ground, for lists; what it is stands beside it in words. */
export function NodeIcon({ node }: { node: LineageNode }) {
  if (isAsset(node)) {
    return <KindIcon kind={node.type} size="small" decorative />;
  }
  const Icon = iconOf(node);
  return (
    <span aria-hidden className={styles.entityIcon}>
      <Icon size={14} />
    </span>
  );
}
