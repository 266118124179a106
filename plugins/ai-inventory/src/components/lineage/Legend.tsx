import type { LineageNode } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { RiArrowRightLine } from '@remixicon/react';
import { useInventoryTranslation } from '../../translation';
import styles from './graph.module.css';
import { NodeIcon } from './NodeIcon';
import { useLineageWords } from './useLineageWords';

/** What the icons and marks of the drawing mean; only of what is in it. */
export function Legend({ nodes }: { nodes: readonly LineageNode[] }) {
  const { t } = useInventoryTranslation();
  const { kindWord } = useLineageWords();
  const kinds = new Map(nodes.map(node => [kindWord(node), node]));
  return (
    <ul className={styles.legend} aria-label={t('lineage.legend')}>
      <li>
        <span aria-hidden className={styles.legendHere} />
        {t('lineage.legendHere')}
      </li>
      {[...kinds].map(([word, node]) => (
        <li key={word}>
          <NodeIcon node={node} />
          {word}
        </li>
      ))}
      <li>
        <RiArrowRightLine size={16} aria-hidden />
        {t('lineage.legendLine')}
      </li>
    </ul>
  );
}
