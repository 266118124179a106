import { useApi } from '@backstage/core-plugin-api';
import clsx from 'clsx';
import { useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import { type ComparedDataset, versionChangeOf } from '../../lib/comparedRows';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { useInventoryTranslation } from '../../translation';
import { AssetLink, Tag } from '../shared';
import { ChangeMark, FirstToLastNote, RowHead } from './cells';
import styles from './compare.module.css';
import { type ComparedVersion, ComparisonSection } from './ComparisonSection';

/** The dataset as a link; its name alone until its page is known, or where there is none. */
function LinkedDataset(props: { id: string; name: string }) {
  const api = useApi(aiInventoryApiRef);
  const { id, name } = props;
  const load = useCallback(
    (signal: AbortSignal) => api.getAsset(id, { signal }),
    [api, id],
  );
  const { value } = useInventoryQuery(load);
  return value ? <AssetLink asset={value}>{name}</AssetLink> : <>{name}</>;
}

function DatasetCell(props: {
  use: ComparedDataset['values'][number];
  base: ComparedDataset['values'][number];
}) {
  const { t } = useInventoryTranslation();
  const { use, base } = props;
  if (!use.used) {
    return <span className={styles.quiet}>{t('compare.notUsed')}</span>;
  }
  const differs = !base.used || use.version !== base.version;
  return (
    <span className={clsx(styles.mono, differs && styles.other)}>
      {use.version ?? t('compare.used')}
    </span>
  );
}

function DatasetHead({ dataset }: { dataset: ComparedDataset }) {
  const { t } = useInventoryTranslation();
  const { name, role, assetId } = dataset;
  const change = versionChangeOf(dataset);
  return (
    <RowHead
      plain
      name={assetId ? <LinkedDataset id={assetId} name={name} /> : name}
    >
      <Tag>{t(`role.${role}`)}</Tag>
      {change && (
        <ChangeMark change={change}>
          {change === 'changed' ? t('versionChange.datasetChanged') : undefined}
        </ChangeMark>
      )}
    </RowHead>
  );
}

/** Which data each version was trained and tested with. */
export function DatasetRows(props: {
  versions: readonly ComparedVersion[];
  rows: readonly ComparedDataset[];
}) {
  const { t } = useInventoryTranslation();
  const { versions, rows } = props;
  return (
    <ComparisonSection
      title={t('compare.datasets')}
      versions={versions}
      empty={t('compare.noDatasets')}
      actions={
        rows.length > 0 && <FirstToLastNote versions={versions.length} />
      }
      rows={rows.map(dataset => ({
        id: JSON.stringify([dataset.role, dataset.assetId ?? dataset.name]),
        head: <DatasetHead dataset={dataset} />,
        cells: dataset.values.map(use => (
          <DatasetCell use={use} base={dataset.values[0]} />
        )),
      }))}
    />
  );
}
