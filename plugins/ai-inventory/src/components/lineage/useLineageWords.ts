import type {
  Affected,
  LineageNode,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useCallback } from 'react';
import { lineageMessages } from '../../messages/lineageMessages';
import { useInventoryTranslation } from '../../translation';
import { kindOf } from './affectedExport';
import type { JoinedEdge } from './lineageGraph';

const has = <T extends object>(
  words: T,
  key: string,
): key is keyof T & string => Object.hasOwn(words, key);

/** What the parts of a lineage are called. */
export function useLineageWords() {
  const { t } = useInventoryTranslation();

  /** What an edge says between its two ends, e.g. `trained`. */
  const verbOf = useCallback(
    (type: string) =>
      // A newer backend may know more ways than this frontend has words for.
      has(lineageMessages.lineageEdge, type) ? t(`lineageEdge.${type}`) : type,
    [t],
  );

  const kindWord = useCallback(
    (node: LineageNode) => {
      if (node.type === 'library') {
        return t('impact.library');
      }
      if (node.type === 'source') {
        return t('versions.source');
      }
      if (node.type !== 'entity') {
        return t(`kind.${node.type}`);
      }
      const kind = kindOf(node);
      return has(lineageMessages.entityKind, kind)
        ? t(`entityKind.${kind}`)
        : kind;
    },
    [t],
  );

  const sentenceOf = useCallback(
    ({ edge, from, to }: JoinedEdge) =>
      t('lineage.sentence', {
        from: from.name,
        verb: verbOf(edge.type),
        to: to.name,
      }),
    [t, verbOf],
  );

  /** `trained Fraud scorer → provides Fraud scoring → used by Checkout` */
  const sayPath = useCallback(
    (path: Affected['path']) =>
      path
        .map(({ via, name }) => t('affected.step', { verb: verbOf(via), name }))
        .join(' → '),
    [t, verbOf],
  );

  return { verbOf, kindWord, sentenceOf, sayPath };
}
