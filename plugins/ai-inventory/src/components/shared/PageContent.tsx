import { Container } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './tokens.module.css';

/** The frame of each page of the inventory. */
export function PageContent({ children }: { children: ReactNode }) {
  return <Container className={styles.page}>{children}</Container>;
}
