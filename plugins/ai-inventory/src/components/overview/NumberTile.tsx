import type { RemixiconComponentType } from '@remixicon/react';
import type { CSSProperties } from 'react';
import { Link } from 'react-router-dom';
import { useLanguage } from '../../lib/useLanguage';
import styles from './overview.module.css';

/** One number of the dashboard; a link where there is a list behind it. */
export function NumberTile(props: {
  label: string;
  value: number;
  hint?: string;
  color: string;
  Icon: RemixiconComponentType;
  href?: string;
}) {
  const locale = useLanguage();
  const { Icon } = props;
  const style = { '--tile-color': `var(${props.color})` } as CSSProperties;
  const content = (
    <>
      <span className={styles.tileLabel}>{props.label}</span>
      <span className={styles.tileBody}>
        <span className={styles.tileNumber}>
          {props.value.toLocaleString(locale)}
        </span>
        <span className={styles.tileIcon} aria-hidden>
          <Icon size={18} />
        </span>
      </span>
      {/* The space keeps all tiles of a row equally high. */}
      <span className={styles.tileHint}>{props.hint ?? '\u00a0'}</span>
    </>
  );
  return props.href ? (
    <Link to={props.href} className={styles.tile} style={style}>
      {content}
    </Link>
  ) : (
    <div className={styles.tile} style={style}>
      {content}
    </div>
  );
}
