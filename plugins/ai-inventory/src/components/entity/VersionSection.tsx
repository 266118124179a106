import type { ReactNode } from 'react';
import entityStyles from './entity.module.css';
import styles from './versions.module.css';

/** One part of what is known of a version, with how many entries it has. */
export function VersionSection(props: {
  title: string;
  count: number;
  children: ReactNode;
}) {
  return (
    <section className={styles.section} aria-label={props.title}>
      <h4 className={styles.sectionTitle}>
        {props.title}
        <span className={styles.sectionCount}>{props.count}</span>
      </h4>
      {props.children}
    </section>
  );
}

/** Text that is read letter by letter. */
export const mono = (text: string) => (
  <span className={entityStyles.mono}>{text}</span>
);
