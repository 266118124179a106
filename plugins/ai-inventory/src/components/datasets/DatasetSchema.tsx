import type {
  AssetVersion,
  DatasetSchemaChange,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Button } from '@backstage/ui';
import { useId, useState } from 'react';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { FilteredTable } from '../entity/FilteredTable';
import { mono, VersionSection } from '../entity/VersionSection';
import { Tag } from '../shared';
import styles from './datasets.module.css';

function Changes({ change }: { change: DatasetSchemaChange }) {
  const { t } = useInventoryTranslation();
  const { from: version, added, removed, retyped } = change;
  const count = added.length + removed.length + retyped.length;
  const quiet = change.incomplete
    ? t('dataset.noDifference', { version })
    : t('dataset.unchanged', { version });
  const rows = [
    ...added.map(({ name, type }) => ['added', name, type] as const),
    ...removed.map(({ name, type }) => ['removed', name, type] as const),
    ...retyped.map(
      ({ name, from, to }) =>
        ['retyped', name, t('dataset.fromTo', { from, to })] as const,
    ),
  ];
  return (
    <VersionSection title={t('dataset.changes', { version })} count={count}>
      {change.reordered && (
        <p className={styles.note}>{t('dataset.reordered', { version })}</p>
      )}
      {change.incomplete && (
        <p className={styles.note}>{t('dataset.incomplete')}</p>
      )}
      {(count > 0 || !change.reordered) && (
        <FilteredTable
          label={t('dataset.changes', { version })}
          columns={[
            t('dataset.columnName'),
            t('dataset.columnChange'),
            t('dataset.columnType'),
          ]}
          empty={quiet}
          rows={rows.map(([what, name, type], index) => ({
            id: `${what}-${name}-${index}`,
            text: `${name} ${t(`dataset.${what}`)} ${type}`,
            cells: [mono(name), <Tag>{t(`dataset.${what}`)}</Tag>, mono(type)],
          }))}
        />
      )}
    </VersionSection>
  );
}

/** The columns of a version, and what became other with it. */
export function DatasetSchema({ version }: { version: AssetVersion }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { schema, schemaChange } = version;
  const count = schema?.columnCount ?? 0;
  const shown = schema?.columns.length ?? 0;
  return (
    <>
      {schemaChange && <Changes change={schemaChange} />}
      <VersionSection title={t('dataset.schema')} count={count}>
        {schema ? (
          <>
            <Button
              size="small"
              variant="secondary"
              aria-expanded={open}
              aria-controls={id}
              onPress={() => setOpen(!open)}
            >
              {open ? t('dataset.hideSchema') : t('dataset.showSchema')}
            </Button>
            <div id={id}>
              {open && shown < count && (
                <p className={styles.note}>
                  {t('dataset.schemaCut', {
                    shown: shown.toLocaleString(locale),
                    amount: count.toLocaleString(locale),
                  })}
                </p>
              )}
              {open && (
                <FilteredTable
                  label={t('dataset.schema')}
                  columns={[t('dataset.columnName'), t('dataset.columnType')]}
                  empty={t('dataset.schemaUnknown')}
                  rows={schema.columns.map(({ name, type }, index) => ({
                    id: `${index}-${name}`,
                    text: `${name} ${type}`,
                    cells: [mono(name), mono(type)],
                  }))}
                />
              )}
            </div>
          </>
        ) : (
          <p className={styles.note}>{t('dataset.schemaUnknown')}</p>
        )}
      </VersionSection>
    </>
  );
}
