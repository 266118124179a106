import type {
  LineageGraph,
  LineageNode,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  DependencyGraph,
  DependencyGraphTypes,
} from '@backstage/core-components';
import { type CSSProperties, useCallback, useMemo, useState } from 'react';
import { useInventoryTranslation } from '../../translation';
import { ConnectionDetails } from './ConnectionDetails';
import styles from './graph.module.css';
import { connectionWords, GraphEdgeLabel } from './GraphEdgeLabel';
import { GraphNode } from './GraphNode';
import { Legend } from './Legend';
import {
  type Connection,
  connectionsOf,
  countColumns,
  isAsOfNow,
  versionsInvolved,
} from './lineageGraph';
import { useCentredRoot } from './useCentredRoot';
import { useLineageWords } from './useLineageWords';

/** From so many nodes on, finding the shortest lines takes longer than it helps. */
const LARGE = 80;

interface DrawnLine {
  readonly connection: Connection;
}

/** The lineage from left to right, and who says so of the line that is chosen. */
export function LineageDrawing({ graph }: { graph: LineageGraph }) {
  const { t } = useInventoryTranslation();
  const { verbOf } = useLineageWords();
  const [chosenId, setChosenId] = useState<string>();
  const canvas = useCentredRoot(graph);
  const { root } = graph;
  const rootName = graph.nodes.find(({ id }) => id === root)?.name ?? '';
  const connections = useMemo(() => connectionsOf(graph), [graph]);
  const chosen = connections.find(({ id }) => id === chosenId);

  // The graph lays everything out anew when it is handed other lists.
  const edges = useMemo(
    () =>
      connections.map(connection => ({
        from: connection.from.id,
        to: connection.to.id,
        label: connectionWords(connection, verbOf),
        connection,
      })),
    [connections, verbOf],
  );
  const versions = useMemo(() => versionsInvolved(graph), [graph]);
  const renderNode = useCallback(
    ({ node }: DependencyGraphTypes.RenderNodeProps<LineageNode>) => (
      <GraphNode
        node={node}
        isRoot={node.id === root}
        versions={versions.get(node.id)}
      />
    ),
    [root, versions],
  );
  const renderLabel = useCallback(
    ({ edge }: DependencyGraphTypes.RenderLabelProps<DrawnLine>) => (
      <GraphEdgeLabel
        connection={edge.connection}
        isChosen={edge.connection.id === chosenId}
        onChoose={setChosenId}
      />
    ),
    [chosenId],
  );

  return (
    <div className={styles.stack}>
      <p className={styles.hint}>{t('lineage.graphHint')}</p>
      <div
        ref={canvas}
        className={styles.canvas}
        role="group"
        aria-label={t('lineage.graphLabel', { asset: rootName })}
      >
        <div
          className={styles.drawing}
          style={{ '--columns': String(countColumns(graph)) } as CSSProperties}
        >
          <DependencyGraph<LineageNode, DrawnLine>
            nodes={graph.nodes}
            edges={edges}
            renderNode={renderNode}
            renderLabel={renderLabel}
            direction={DependencyGraphTypes.Direction.LEFT_RIGHT}
            labelPosition={DependencyGraphTypes.LabelPosition.CENTER}
            ranker={
              graph.nodes.length > LARGE
                ? DependencyGraphTypes.Ranker.LONGEST_PATH
                : DependencyGraphTypes.Ranker.NETWORK_SIMPLEX
            }
            nodeMargin={24}
            rankMargin={36}
            paddingX={16}
            paddingY={16}
            showArrowHeads
            zoom="enable-on-click"
          />
        </div>
      </div>
      <ConnectionDetails
        connection={chosen}
        onClose={() => setChosenId(undefined)}
      />
      <Legend nodes={graph.nodes} hasDashed={connections.some(isAsOfNow)} />
    </div>
  );
}
