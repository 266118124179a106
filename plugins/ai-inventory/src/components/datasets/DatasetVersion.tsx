import type { AssetVersion } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { formatBytes } from '../../lib/formatBytes';
import { platformOf } from '../../lib/sourceRef';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import entityStyles from '../entity/entity.module.css';
import { FilteredTable } from '../entity/FilteredTable';
import versionStyles from '../entity/versions.module.css';
import { mono, VersionSection } from '../entity/VersionSection';
import { ExternalLink, Fact, FactList, RelativeTime, Tag } from '../shared';
import { DatasetSchema } from './DatasetSchema';
import { DatasetVersionUses } from './DatasetUses';
import styles from './datasets.module.css';
import { ShortDigest } from './ShortDigest';

/** How much data a version is, in a line. */
export function DatasetVersionSummary({ version }: { version: AssetVersion }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const { rowCount, sizeBytes, schema } = version;
  const counted = (count: number) => ({
    count,
    amount: count.toLocaleString(locale),
  });
  return (
    <>
      {[
        rowCount !== undefined && t('dataset.rows', counted(rowCount)),
        sizeBytes !== undefined && formatBytes(sizeBytes, locale),
        schema && t('dataset.columns', counted(schema.columnCount)),
      ]
        .filter(Boolean)
        .join(' · ')}
    </>
  );
}

/** How many model versions used a version, for what, as tags. */
export function DatasetUsageTags({ version }: { version: AssetVersion }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const { usage } = version;
  if (!usage) {
    return null;
  }
  const amountOf = (count: number) => ({
    amount: count.toLocaleString(locale),
  });
  const counts = [
    [usage.training, t('datasetUse.countTraining', amountOf(usage.training))],
    [
      usage.validation,
      t('datasetUse.countValidation', amountOf(usage.validation)),
    ],
    [usage.test, t('datasetUse.countTest', amountOf(usage.test))],
    [usage.other, t('datasetUse.countOther', amountOf(usage.other))],
  ] as const;
  return (
    <>
      {counts.map(([count, text]) => count > 0 && <Tag key={text}>{text}</Tag>)}
      {usage.inUse > 0 && (
        <Tag title={t('datasetUse.countInUseTitle')}>
          {t('datasetUse.countInUse', amountOf(usage.inUse))}
        </Tag>
      )}
    </>
  );
}

function Facts({ version }: { version: AssetVersion }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const platform = platformOf(version.sourceRef);
  const { rowCount, sizeBytes } = version;
  const place = version.uri ?? version.artifactUri;
  return (
    <FactList>
      <Fact label={t('dataset.digest')}>
        {version.digest && <ShortDigest digest={version.digest} />}
      </Fact>
      <Fact label={t('dataset.rowCount')}>
        {rowCount?.toLocaleString(locale)}
      </Fact>
      <Fact label={t('dataset.size')}>
        {sizeBytes === undefined ? undefined : (
          <span
            title={t('dataset.sizeTitle', {
              count: sizeBytes,
              amount: sizeBytes.toLocaleString(locale),
            })}
          >
            {formatBytes(sizeBytes, locale)}
          </span>
        )}
      </Fact>
      <Fact label={t('dataset.fingerprint')}>
        {version.schemaFingerprint && (
          <span
            className={entityStyles.mono}
            title={t('dataset.fingerprintTitle')}
          >
            {version.schemaFingerprint}
          </span>
        )}
      </Fact>
      <Fact label={t('versions.source')}>
        {version.webUrl ? (
          <ExternalLink
            href={version.webUrl}
            label={t('versions.openVersion', { platform })}
          />
        ) : (
          version.sourceRef
        )}
      </Fact>
      <Fact label={t('versions.updated')}>
        {version.updatedAt && <RelativeTime iso={version.updatedAt} />}
      </Fact>
      <Fact label={t('versions.learned')}>
        <RelativeTime iso={version.recordedAt} />
      </Fact>
      <Fact label={t('dataset.location')} wide>
        {place && mono(place)}
      </Fact>
    </FactList>
  );
}

/** Everything that is known of one version of a dataset. */
export function DatasetVersionDetails(props: {
  assetId: string;
  version: AssetVersion;
}) {
  const { t } = useInventoryTranslation();
  const { version } = props;
  const tags = Object.entries(version.tags);
  return (
    <div className={versionStyles.details}>
      {version.description && (
        <p className={versionStyles.description}>{version.description}</p>
      )}
      <Facts version={version} />
      <div className={styles.stack}>
        <DatasetVersionUses {...props} />
        <DatasetSchema version={version} />
        {tags.length > 0 && (
          <VersionSection title={t('versions.tags')} count={tags.length}>
            <FilteredTable
              label={t('versions.tags')}
              columns={[t('versions.columnTag'), t('common.value')]}
              empty={t('versions.noTags')}
              rows={tags.map(([name, value]) => ({
                id: name,
                text: `${name} ${value}`,
                cells: [mono(name), mono(value)],
              }))}
            />
          </VersionSection>
        )}
      </div>
    </div>
  );
}
