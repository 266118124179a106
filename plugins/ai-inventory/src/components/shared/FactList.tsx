import clsx from 'clsx';
import type { ReactNode } from 'react';
import styles from './facts.module.css';

/** Labels with their values, in as many columns as fit or one after the other. */
export function FactList(props: { inline?: boolean; children: ReactNode }) {
  return (
    <dl className={props.inline ? styles.inline : styles.list}>
      {props.children}
    </dl>
  );
}

/** One label with its value; nothing where there is no value. */
export function Fact(props: {
  label: string;
  wide?: boolean;
  children?: ReactNode;
}) {
  if (props.children === undefined || props.children === null) {
    return null;
  }
  return (
    <div className={clsx(styles.item, props.wide && styles.wide)}>
      <dt className={styles.label}>{props.label}</dt>
      <dd className={styles.value}>{props.children}</dd>
    </div>
  );
}
