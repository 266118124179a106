import type { VersionComparison } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Box } from '@backstage/ui';
import type { CSSProperties } from 'react';
import { withBase } from '../../lib/comparedVersions';
import { useInventoryTranslation } from '../../translation';
import styles from './compare.module.css';
import { DatasetRows } from './DatasetRows';
import { FactRows } from './FactRows';
import { LibraryRows } from './LibraryRows';
import { MetricRows } from './MetricRows';
import { ParameterRows } from './ParameterRows';
import type { CompareUrl } from './useCompareUrl';
import { VersionHead } from './VersionHead';

type ColumnStyle = CSSProperties & Record<'--columns', number>;

/** The versions as columns, everything known of them as rows. */
export function ComparisonTable(props: {
  comparison: VersionComparison;
  url: CompareUrl;
  /** Whether a newer comparison is being loaded. */
  isStale: boolean;
}) {
  const { t } = useInventoryTranslation();
  const { comparison, url, isStale } = props;
  const { versions } = comparison;
  const ids = versions.map(({ id }) => id);
  const style: ColumnStyle = { '--columns': versions.length };
  const narrowed = (section: 'parameters' | 'libraries') => ({
    showsAll: url.showsAll(section),
    onShowAll: (all: boolean) => url.showAll(section, all),
  });
  return (
    // The ground that the buttons stand out from.
    <Box bg="neutral" className={styles.frame}>
      <div
        className={styles.scroll}
        role="region"
        aria-label={t('compare.label')}
        aria-busy={isStale}
      >
        <table className={styles.table} style={style}>
          <thead>
            <tr>
              <td className={styles.corner} />
              {versions.map((version, index) => (
                <th key={version.id} scope="col">
                  <VersionHead
                    version={version}
                    isBase={index === 0}
                    showAsset={versions.some(
                      ({ asset }) => asset.id !== versions[0].asset.id,
                    )}
                    onMakeBase={() => url.compare(withBase(ids, version.id))}
                    onRemove={
                      versions.length > 2
                        ? () => url.compare(ids.filter(id => id !== version.id))
                        : undefined
                    }
                  />
                </th>
              ))}
            </tr>
          </thead>
          <FactRows versions={versions} rows={comparison.fields} />
          <ParameterRows
            versions={versions}
            rows={comparison.parameters}
            {...narrowed('parameters')}
          />
          <MetricRows versions={versions} rows={comparison.metrics} />
          <DatasetRows versions={versions} rows={comparison.datasets} />
          <LibraryRows
            versions={versions}
            rows={comparison.packages}
            {...narrowed('libraries')}
          />
        </table>
      </div>
    </Box>
  );
}
