import type { AssetVersion } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Link } from '@backstage/ui';
import { platformOf } from '../../lib/sourceRef';
import { useImpactLink } from '../../lib/useImpactLink';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { useMoment } from '../asOf';
import {
  EntityLink,
  ExternalLink,
  Fact,
  FactList,
  RelativeTime,
  Tag,
} from '../shared';
import entityStyles from './entity.module.css';
import { FilteredTable } from './FilteredTable';
import { VersionImages, VersionPlaces } from './VersionPlaces';
import { mono, VersionSection as Section } from './VersionSection';
import styles from './versions.module.css';

function Facts({ version }: { version: AssetVersion }) {
  const { t } = useInventoryTranslation();
  const platform = platformOf(version.sourceRef);
  return (
    <FactList>
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
      <Fact label={t('versions.run')}>
        {version.runUrl ? (
          <ExternalLink
            href={version.runUrl}
            label={
              version.runName ??
              version.runId ??
              t('versions.openRun', { platform })
            }
          />
        ) : (
          version.runName ?? version.runId
        )}
      </Fact>
      <Fact label={t('versions.status')}>{version.status}</Fact>
      <Fact label={t('versions.updated')}>
        {version.updatedAt && <RelativeTime iso={version.updatedAt} />}
      </Fact>
      <Fact label={t('versions.learned')}>
        <RelativeTime iso={version.recordedAt} />
      </Fact>
      {version.origin && (
        <Fact label={t('versions.origin')} wide>
          {mono(version.origin)}
        </Fact>
      )}
      {version.artifactUri && (
        <Fact label={t('versions.artifact')} wide>
          {mono(version.artifactUri)}
        </Fact>
      )}
    </FactList>
  );
}

function Metrics({ version }: { version: AssetVersion }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const format = (value: number | string) =>
    typeof value === 'number'
      ? value.toLocaleString(locale, { maximumSignificantDigits: 6 })
      : value;
  return (
    <Section title={t('versions.metrics')} count={version.metrics.length}>
      <FilteredTable
        label={t('versions.metrics')}
        columns={[t('versions.columnMetric'), t('common.value')]}
        empty={t('versions.noMetrics')}
        rows={version.metrics.map((metric, index) => ({
          id: `${metric.key}-${index}`,
          text: `${metric.key} ${metric.dataset ?? ''}`,
          cells: [
            <>
              {mono(metric.key)}{' '}
              <span className={entityStyles.quiet}>
                {[
                  metric.dataset &&
                    t('versions.metricDataset', { dataset: metric.dataset }),
                  metric.step !== undefined &&
                    t('versions.metricStep', { step: String(metric.step) }),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </>,
            <span className={entityStyles.number} title={String(metric.value)}>
              {format(metric.value)}
            </span>,
          ],
        }))}
      />
    </Section>
  );
}

function Pairs(props: {
  title: string;
  nameColumn: string;
  pairs: Record<string, string>;
  empty: string;
}) {
  const { t } = useInventoryTranslation();
  const entries = Object.entries(props.pairs);
  return (
    <Section title={props.title} count={entries.length}>
      <FilteredTable
        label={props.title}
        columns={[props.nameColumn, t('common.value')]}
        empty={props.empty}
        rows={entries.map(([name, value]) => ({
          id: name,
          text: `${name} ${value}`,
          cells: [mono(name), mono(value)],
        }))}
      />
    </Section>
  );
}

function Datasets({ version }: { version: AssetVersion }) {
  const { t } = useInventoryTranslation();
  return (
    <Section title={t('versions.datasets')} count={version.datasets.length}>
      <FilteredTable
        label={t('versions.datasets')}
        columns={[
          t('versions.columnDataset'),
          t('versions.columnRole'),
          t('versions.columnDatasetVersion'),
        ]}
        empty={t('versions.noDatasets')}
        rows={version.datasets.map((dataset, index) => ({
          id: `${dataset.name}-${index}`,
          text: `${dataset.name} ${dataset.role} ${dataset.version ?? ''}`,
          cells: [
            dataset.entityRef ? (
              <EntityLink entityRef={dataset.entityRef}>
                {dataset.name}
              </EntityLink>
            ) : (
              dataset.name
            ),
            <Tag>{t(`role.${dataset.role}`)}</Tag>,
            dataset.version ? mono(dataset.version) : '–',
          ],
        }))}
      />
    </Section>
  );
}

function Libraries({ version }: { version: AssetVersion }) {
  const { t } = useInventoryTranslation();
  const linkToImpact = useImpactLink();
  return (
    <Section title={t('versions.libraries')} count={version.packages.length}>
      {version.packagesProblem && (
        <p className={styles.problem}>
          {t('versions.librariesProblem', { problem: version.packagesProblem })}
        </p>
      )}
      <FilteredTable
        label={t('versions.libraries')}
        columns={[
          t('versions.columnLibrary'),
          t('versions.columnRequirement'),
          t('versions.columnFile'),
          t('versions.columnElsewhere'),
        ]}
        empty={t('versions.noLibraries')}
        rows={version.packages.map((library, index) => ({
          id: `${library.requirement}-${index}`,
          text: `${library.requirement} ${library.ecosystem}`,
          cells: [
            library.name,
            mono(library.requirement),
            <span className={entityStyles.quiet}>
              {library.file ?? library.ecosystem}
            </span>,
            <Link
              standalone
              aria-label={t('versions.elsewhereLabel', {
                library: library.name,
              })}
              href={linkToImpact({
                ref: `library:${library.ecosystem}/${library.name}`,
              })}
            >
              {t('versions.elsewhere')}
            </Link>,
          ],
        }))}
      />
    </Section>
  );
}

/** Everything that is known of one version. */
export function VersionDetails({ version }: { version: AssetVersion }) {
  const { t } = useInventoryTranslation();
  const { moment } = useMoment();
  return (
    <div className={styles.details}>
      {version.description && (
        <p className={styles.description}>{version.description}</p>
      )}
      <Facts version={version} />
      <div className={styles.sections}>
        {/* Where versions run is told as of now only. */}
        {!moment && <VersionPlaces version={version} />}
        <Metrics version={version} />
        <Pairs
          title={t('versions.parameters')}
          nameColumn={t('versions.columnParameter')}
          pairs={version.parameters}
          empty={t('versions.noParameters')}
        />
        <Datasets version={version} />
        <Libraries version={version} />
        <VersionImages version={version} />
        <Pairs
          title={t('versions.tags')}
          nameColumn={t('versions.columnTag')}
          pairs={version.tags}
          empty={t('versions.noTags')}
        />
      </div>
    </div>
  );
}
