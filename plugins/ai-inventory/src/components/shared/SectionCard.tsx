import { Card, Text } from '@backstage/ui';
import clsx from 'clsx';
import { type ReactNode, useId } from 'react';
import styles from './tokens.module.css';

/** A card with a heading; to assistive technology it is a region of that name. */
export function SectionCard(props: {
  title: string;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Card
      role="region"
      aria-labelledby={id}
      className={clsx(styles.card, props.className)}
    >
      <div className={styles.cardHeader}>
        <Text as="h2" id={id} variant="body-large" weight="bold">
          {props.title}
        </Text>
        {props.actions}
      </div>
      {props.children}
    </Card>
  );
}
