import clsx from 'clsx';
import type { KeyboardEvent } from 'react';
import { useInventoryTranslation } from '../../translation';
import styles from './graph.module.css';
import { type Connection, isAsOfNow } from './lineageGraph';
import { useLineageWords } from './useLineageWords';

const LETTER_WIDTH = 6.6;
const HEIGHT = 22;

/** The words of a connection, each once, e.g. `trained, validated`. */
export function connectionWords(
  { edges }: Connection,
  verbOf: (type: string) => string,
): string {
  return [...new Set(edges.map(({ type }) => verbOf(type)))].join(', ');
}

/** What a line of the drawing says; chosen, it tells who says so. */
export function GraphEdgeLabel(props: {
  connection: Connection;
  isChosen: boolean;
  onChoose: (id: string) => void;
}) {
  const { t } = useInventoryTranslation();
  const { verbOf } = useLineageWords();
  const { connection, isChosen, onChoose } = props;
  const { id, from, to } = connection;
  const words = connectionWords(connection, verbOf);
  const width = words.length * LETTER_WIDTH + 16;
  const choose = () => onChoose(id);
  const isDashed = isAsOfNow(connection);
  const sentence = t('lineage.sentence', {
    from: from.name,
    verb: words,
    to: to.name,
  });
  return (
    <g
      role="button"
      tabIndex={0}
      aria-pressed={isChosen}
      aria-label={t('lineage.connectionLabel', {
        sentence: isDashed ? `${sentence} (${t('asOf.asOfToday')})` : sentence,
      })}
      className={clsx(
        styles.label,
        isChosen && styles.chosen,
        isDashed && styles.asOfNow,
      )}
      onClick={choose}
      onFocus={choose}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          choose();
        }
      }}
    >
      <rect
        x={0 - width / 2}
        y={0 - HEIGHT / 2}
        width={width}
        height={HEIGHT}
        rx={HEIGHT / 2}
      />
      <text textAnchor="middle" dominantBaseline="central">
        {words}
      </text>
    </g>
  );
}
