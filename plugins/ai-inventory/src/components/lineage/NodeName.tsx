import type { LineageNode } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { EntityLink, LifecycleBadge } from '../shared';
import styles from './lineage.module.css';
import { NodeIcon } from './NodeIcon';
import { useLineageWords } from './useLineageWords';

/** What a node is, its name as a link to its page, and its lifecycle. */
export function NodeName({ node }: { node: LineageNode }) {
  const { kindWord } = useLineageWords();
  return (
    <span className={styles.nodeName}>
      <NodeIcon node={node} />
      {node.entityRef ? (
        <EntityLink entityRef={node.entityRef} className={styles.strong}>
          {node.name}
        </EntityLink>
      ) : (
        <span className={styles.strong}>{node.name}</span>
      )}
      <span className={styles.quiet}>{kindWord(node)}</span>
      <LifecycleBadge lifecycle={node.lifecycle} />
    </span>
  );
}
