import type { VersionComparison } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Button } from '@backstage/ui';
import clsx from 'clsx';
import { type ReactNode, useId, useState } from 'react';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import styles from './compare.module.css';

const FIRST_ROWS = 50;

/** A version that is compared with others. */
export type ComparedVersion = VersionComparison['versions'][number];

/** What one thing is in each version. */
export interface SectionRow {
  readonly id: string;
  readonly head: ReactNode;
  readonly cells: ReactNode[];
}

/** The rows of one kind, below a heading that stays in sight and names the columns. */
export function ComparisonSection(props: {
  title: string;
  versions: readonly ComparedVersion[];
  rows: readonly SectionRow[];
  /** What is said where there are no rows. */
  empty: string;
  actions?: ReactNode;
}) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const id = useId();
  const [showsAll, setShowsAll] = useState(false);
  const { title, versions, rows, empty, actions } = props;
  const shown = showsAll ? rows : rows.slice(0, FIRST_ROWS);
  return (
    <tbody aria-labelledby={id}>
      <tr className={styles.sectionHead}>
        <th scope="rowgroup">
          <span id={id} className={styles.sectionTitle}>
            {title}
          </span>
          {actions}
        </th>
        {versions.map((version, index) => (
          // The column's own heading says it to assistive technology.
          <td key={version.id} aria-hidden>
            {t('versions.version', { version: version.version })}
            {index === 0 && ` · ${t('compare.base')}`}
          </td>
        ))}
      </tr>
      {rows.length === 0 && (
        <tr>
          <td colSpan={versions.length + 1}>
            <span className={clsx(styles.quiet, styles.note)}>{empty}</span>
          </td>
        </tr>
      )}
      {shown.map(row => (
        <tr key={row.id} className={styles.row}>
          <th scope="row">{row.head}</th>
          {row.cells.map((cell, index) => (
            <td key={versions[index].id}>{cell}</td>
          ))}
        </tr>
      ))}
      {shown.length < rows.length && (
        <tr>
          <td colSpan={versions.length + 1}>
            <span className={styles.note}>
              <Button
                size="small"
                variant="secondary"
                onPress={() => setShowsAll(true)}
              >
                {t('common.showAll', {
                  number: rows.length.toLocaleString(locale),
                })}
              </Button>
            </span>
          </td>
        </tr>
      )}
    </tbody>
  );
}
