import type { ComparedRow } from '../../lib/comparedRows';
import { useInventoryTranslation } from '../../translation';
import { ChangedOrAll, DiffersMark, RowHead, ValueCell } from './cells';
import { type ComparedVersion, ComparisonSection } from './ComparisonSection';

/** With which parameters each version was trained. */
export function ParameterRows(props: {
  versions: readonly ComparedVersion[];
  rows: readonly ComparedRow[];
  showsAll: boolean;
  onShowAll: (all: boolean) => void;
}) {
  const { t } = useInventoryTranslation();
  const { versions, rows, showsAll, onShowAll } = props;
  const title = t('compare.parameters');
  return (
    <ComparisonSection
      title={title}
      versions={versions}
      actions={
        rows.length > 0 && (
          <ChangedOrAll
            what={title}
            showsAll={showsAll}
            onShowAll={onShowAll}
          />
        )
      }
      empty={
        rows.length > 0
          ? t('compare.sameParameters')
          : t('compare.noParameters')
      }
      rows={rows
        .filter(({ differs }) => showsAll || differs)
        .map(({ name, differs, values }) => ({
          id: name,
          head: (
            <RowHead name={name}>
              {showsAll && differs && <DiffersMark />}
            </RowHead>
          ),
          cells: values.map(({ value }) => (
            <ValueCell value={value} base={values[0].value} />
          )),
        }))}
    />
  );
}
