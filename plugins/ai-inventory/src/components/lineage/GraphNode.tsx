import type { LineageNode } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import clsx from 'clsx';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useHref, useNavigate } from 'react-router-dom';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import styles from './graph.module.css';
import type { VersionsInvolved } from './lineageGraph';
import { iconOf } from './NodeIcon';
import { useLineageWords } from './useLineageWords';

const WIDTH = 220;
const HEIGHT = 54;
/** So many letters fit beside the icon; SVG does not cut text by itself. */
const LETTERS = 18;

const cut = (text: string) =>
  text.length > LETTERS ? `${text.slice(0, LETTERS - 1)}…` : text;

function useVersionsText(versions?: VersionsInvolved): string | undefined {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  if (!versions) {
    return undefined;
  }
  const { count, more } = versions;
  return more
    ? t('lineage.versionsMore', { number: count.toLocaleString(locale) })
    : t('lineage.versions', { count });
}

function NodeBox(props: {
  node: LineageNode;
  isRoot: boolean;
  versionsText?: string;
}) {
  const { t } = useInventoryTranslation();
  const { kindWord } = useLineageWords();
  const { node, isRoot, versionsText } = props;
  const { lifecycle } = node;
  const Icon = iconOf(node);
  const word = lifecycle ? t(`lifecycle.${lifecycle}`) : kindWord(node);
  return (
    <>
      <rect className={styles.box} width={WIDTH} height={HEIGHT} rx={8} />
      <g transform="translate(12, 17)" className={styles.icon}>
        <Icon size={20} />
      </g>
      <text x={44} y={23} className={styles.name}>
        {cut(node.name)}
      </text>
      {lifecycle && (
        <circle
          cx={49}
          cy={37}
          r={4}
          className={clsx(styles.dot, styles[lifecycle])}
        />
      )}
      <text x={lifecycle ? 58 : 44} y={41} className={styles.detail}>
        {[word, versionsText].filter(Boolean).join(' · ')}
      </text>
      {isRoot && (
        <rect
          className={styles.ring}
          x={-3}
          y={-3}
          width={WIDTH + 6}
          height={HEIGHT + 6}
          rx={10}
        />
      )}
    </>
  );
}

function LinkedNode(props: {
  entityRef: string;
  label: string;
  isRoot: boolean;
  className: string;
  children: ReactNode;
}) {
  const { entityRef, label, isRoot, className, children } = props;
  const path = useEntityRefLink()(entityRef);
  const href = useHref(path);
  const navigate = useNavigate();
  const open = (event: MouseEvent | KeyboardEvent) => {
    // With a key held, the browser opens its own tab or window.
    if (!event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      navigate(path);
    }
  };
  return (
    <a
      href={href}
      aria-label={label}
      aria-current={isRoot ? 'true' : undefined}
      data-root={isRoot || undefined}
      className={className}
      onClick={open}
      // Browsers do not agree on Enter for links within drawings.
      onKeyDown={event => event.key === 'Enter' && open(event)}
    >
      {children}
    </a>
  );
}

/** One thing in the drawing; leads to its page where it has one. */
export function GraphNode(props: {
  node: LineageNode;
  isRoot: boolean;
  versions?: VersionsInvolved;
}) {
  const { t } = useInventoryTranslation();
  const { kindWord } = useLineageWords();
  const { node, isRoot, versions } = props;
  const versionsText = useVersionsText(versions);
  const label = [
    t('lineage.nodeLabel', { kind: kindWord(node), name: node.name }),
    node.lifecycle && t(`lifecycle.${node.lifecycle}`),
    versionsText,
    isRoot && t('lineage.here'),
  ]
    .filter(Boolean)
    .join(', ');
  const className = clsx(
    styles.node,
    styles[node.type],
    isRoot && styles.root,
    node.entityRef && styles.linked,
  );
  const content = (
    <>
      <title>{label}</title>
      <NodeBox node={node} isRoot={isRoot} versionsText={versionsText} />
    </>
  );
  return node.entityRef ? (
    <LinkedNode
      entityRef={node.entityRef}
      label={label}
      isRoot={isRoot}
      className={className}
    >
      {content}
    </LinkedNode>
  ) : (
    <g
      role="img"
      aria-label={label}
      data-root={isRoot || undefined}
      className={className}
    >
      {content}
    </g>
  );
}
