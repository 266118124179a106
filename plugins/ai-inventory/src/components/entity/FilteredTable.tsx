import { SearchField, Text } from '@backstage/ui';
import { type ReactNode, useState } from 'react';
import { useInventoryTranslation } from '../../translation';
import styles from './entity.module.css';

const FILTER_FROM = 9;

/** One row: what a filter looks at, and its cells in the order of the columns. */
export interface FilteredRow {
  readonly id: string;
  readonly text: string;
  readonly cells: ReactNode[];
}

/** A small table; where it is long, its rows can be narrowed by a word. */
export function FilteredTable(props: {
  label: string;
  columns: string[];
  rows: FilteredRow[];
  empty: string;
}) {
  const { t } = useInventoryTranslation();
  const [text, setText] = useState('');
  const { label, columns, rows, empty } = props;
  const wanted = text.trim().toLocaleLowerCase('en-US');
  const shown = rows.filter(row =>
    row.text.toLocaleLowerCase('en-US').includes(wanted),
  );
  if (rows.length === 0) {
    return (
      <Text as="p" variant="body-small" color="secondary">
        {empty}
      </Text>
    );
  }
  return (
    <>
      {rows.length >= FILTER_FROM && (
        <SearchField
          size="small"
          className={styles.filter}
          aria-label={t('versions.filterLabel', { what: label })}
          placeholder={t('versions.filterLabel', { what: label })}
          value={text}
          onChange={setText}
        />
      )}
      {shown.length === 0 ? (
        <Text as="p" variant="body-small" color="secondary">
          {t('common.filterNothing', { text })}
        </Text>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={label}>
            <thead>
              <tr>
                {columns.map(column => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(row => (
                <tr key={row.id}>
                  {row.cells.map((cell, index) => (
                    <td key={columns[index]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
