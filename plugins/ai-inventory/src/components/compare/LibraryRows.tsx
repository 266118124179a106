import { type ComparedPackage, versionChangeOf } from '../../lib/comparedRows';
import { useInventoryTranslation } from '../../translation';
import {
  ChangedOrAll,
  ChangeMark,
  FirstToLastNote,
  RowHead,
  ValueCell,
} from './cells';
import styles from './compare.module.css';
import { type ComparedVersion, ComparisonSection } from './ComparisonSection';

/** Which libraries each version needs. */
export function LibraryRows(props: {
  versions: readonly ComparedVersion[];
  rows: readonly ComparedPackage[];
  showsAll: boolean;
  onShowAll: (all: boolean) => void;
}) {
  const { t } = useInventoryTranslation();
  const { versions, rows, showsAll, onShowAll } = props;
  const title = t('compare.libraries');
  return (
    <ComparisonSection
      title={title}
      versions={versions}
      actions={
        rows.length > 0 && (
          <>
            <ChangedOrAll
              what={title}
              showsAll={showsAll}
              onShowAll={onShowAll}
            />
            <FirstToLastNote versions={versions.length} />
          </>
        )
      }
      empty={
        rows.length > 0 ? t('compare.sameLibraries') : t('compare.noLibraries')
      }
      rows={rows
        .map(library => ({ library, change: versionChangeOf(library) }))
        .filter(({ change }) => showsAll || change)
        .map(({ library: { name, ecosystem, values }, change }) => ({
          id: JSON.stringify([ecosystem, name]),
          head: (
            <RowHead name={name}>
              <div className={styles.quiet}>{ecosystem}</div>
              {change && <ChangeMark change={change} />}
            </RowHead>
          ),
          cells: values.map(({ value }) => (
            <ValueCell value={value} base={values[0].value} />
          )),
        }))}
    />
  );
}
