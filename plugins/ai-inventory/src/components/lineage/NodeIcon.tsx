import type { LineageNode } from '@ai-inventory/backstage-plugin-ai-inventory-common';
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

/** The icon of what a node is. */
export function iconOf(node: LineageNode): RemixiconComponentType {
  return node.type === 'entity'
    ? ENTITY_ICONS[kindOf(node)] ?? RiBox3Line
    : ASSET_KIND_ICONS[node.type];
}

/** The same on a tinted ground, for lists; what it is stands beside it in words. */
export function NodeIcon({ node }: { node: LineageNode }) {
  if (node.type !== 'entity') {
    return <KindIcon kind={node.type} size="small" decorative />;
  }
  const Icon = iconOf(node);
  return (
    <span aria-hidden className={styles.entityIcon}>
      <Icon size={14} />
    </span>
  );
}
