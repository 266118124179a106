import { isLifecycle } from '../../lib/assetFilters';
import type { ComparedRow } from '../../lib/comparedRows';
import { useInventoryTranslation } from '../../translation';
import { LifecycleBadge } from '../shared';
import { DiffersMark, RowHead, ValueCell } from './cells';
import { type ComparedVersion, ComparisonSection } from './ComparisonSection';

const FIELDS = [
  'lifecycle',
  'aliases',
  'status',
  'framework',
  'createdBy',
  'origin',
  'artifactUri',
  'run',
  'images',
] as const;

// Read letter by letter; the others are words.
const EXACT = ['origin', 'artifactUri', 'images'];

/** What the platforms say of each version. */
export function FactRows(props: {
  versions: readonly ComparedVersion[];
  rows: readonly ComparedRow[];
}) {
  const { t } = useInventoryTranslation();
  const labelOf = (name: string) => {
    const known = FIELDS.find(field => field === name);
    return known ? t(`compareField.${known}`) : name;
  };
  const cell = (name: string, value?: string, base?: string) =>
    name === 'lifecycle' && value && isLifecycle(value) ? (
      <LifecycleBadge lifecycle={value} />
    ) : (
      <ValueCell value={value} base={base} plain={!EXACT.includes(name)} />
    );
  return (
    <ComparisonSection
      title={t('compare.facts')}
      versions={props.versions}
      empty={t('compare.noFacts')}
      rows={props.rows.map(({ name, differs, values }) => ({
        id: name,
        head: (
          <RowHead plain name={labelOf(name)}>
            {differs && <DiffersMark />}
          </RowHead>
        ),
        cells: values.map(({ value }) => cell(name, value, values[0].value)),
      }))}
    />
  );
}
