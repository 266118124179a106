import type { LineageNode } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { RiArrowRightLine } from '@remixicon/react';
import { useInventoryTranslation } from '../../translation';
import styles from './graph.module.css';
import { NodeIcon } from './NodeIcon';
import { useLineageWords } from './useLineageWords';

/** What the icons and marks of the drawing mean; only of what is in it. */
export function Legend(props: {
  nodes: readonly LineageNode[];
  /** Whether some lines are dashed, as of now on a page as of a date. */
  hasDashed?: boolean;
}) {
  const { t } = useInventoryTranslation();
  const { kindWord } = useLineageWords();
  const { nodes, hasDashed } = props;
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
      {hasDashed && (
        <li>
          <span aria-hidden className={styles.legendDashed} />
          {t('asOf.asOfToday')}
        </li>
      )}
    </ul>
  );
}
