import type { LineageGraph } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { SearchField, Text } from '@backstage/ui';
import { useId, useMemo, useState } from 'react';
import { useInventoryTranslation } from '../../translation';
import { EntityLink } from '../shared';
import { EdgeFacts } from './EdgeFacts';
import styles from './lineage.module.css';
import type { LineageDirection } from './lineageChoice';
import {
  groupByDistance,
  type LineageEntry,
  type LineageGroup,
  type LineageSide,
  searchGroups,
} from './lineageGraph';
import { NodeName } from './NodeName';

function Entry({ entry }: { entry: LineageEntry }) {
  const { t } = useInventoryTranslation();
  const { node, edges } = entry;
  return (
    <li className={styles.entry}>
      <div className={styles.entryHead}>
        <NodeName node={node} />
        {node.owner && (
          <span className={styles.quiet}>
            {t('lineage.owner')}{' '}
            <EntityLink entityRef={node.owner} defaultKind="group" inline />
          </span>
        )}
      </div>
      {edges.map((joined, index) => (
        <EdgeFacts key={index} joined={joined} />
      ))}
    </li>
  );
}

function Side(props: {
  title: string;
  groups: readonly LineageGroup[];
  empty: string;
}) {
  const { t } = useInventoryTranslation();
  const id = useId();
  const { title, groups, empty } = props;
  return (
    <section aria-labelledby={id} className={styles.side}>
      <Text as="h3" id={id} variant="body-medium" weight="bold">
        {title}
      </Text>
      {groups.length === 0 && <p className={styles.quiet}>{empty}</p>}
      {groups.map(({ distance, entries }) => {
        const away = t('lineage.away', { count: distance });
        return (
          <section key={distance} aria-label={away}>
            <h4 className={styles.away}>{away}</h4>
            <ul className={styles.entries}>
              {entries.map(entry => (
                <Entry key={entry.node.id} entry={entry} />
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

/** Everything of the lineage by its distance, with how it is connected and who says so. */
export function LineageList(props: {
  graph: LineageGraph;
  direction: LineageDirection;
}) {
  const { t } = useInventoryTranslation();
  const [text, setText] = useState('');
  const { graph, direction } = props;
  const sides = useMemo(
    () => ({
      upstream: groupByDistance(graph, 'upstream'),
      downstream: groupByDistance(graph, 'downstream'),
    }),
    [graph],
  );
  const searched = text.trim() !== '';
  const shown = (['upstream', 'downstream'] as const)
    .filter(side => direction === 'both' || direction === side)
    .map(side => ({ side, groups: searchGroups(sides[side], text) }))
    .filter(({ groups }) => !searched || groups.length > 0);
  const empty: Record<LineageSide, string> = {
    upstream: t('lineage.noUpstream'),
    downstream: t('lineage.noDownstream'),
  };
  return (
    <div className={styles.list}>
      <SearchField
        size="small"
        className={styles.filter}
        aria-label={t('lineage.filter')}
        placeholder={t('lineage.filter')}
        value={text}
        onChange={setText}
      />
      {shown.length === 0 && (
        <p className={styles.quiet} role="status">
          {t('common.filterNothing', { text })}
        </p>
      )}
      <div className={styles.sides}>
        {shown.map(({ side, groups }) => (
          <Side
            key={side}
            title={t(`lineage.${side}`)}
            groups={groups}
            empty={empty[side]}
          />
        ))}
      </div>
    </div>
  );
}
