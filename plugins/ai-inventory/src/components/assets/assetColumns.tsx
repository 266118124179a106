import type { Asset } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Cell, type ColumnConfig, Text } from '@backstage/ui';
import clsx from 'clsx';
import { type Moment, writeMoment } from '../../lib/moment';
import type { Translate } from '../../translation';
import {
  AssetLink,
  BadgeRow,
  EntityLink,
  FindingMark,
  KindIcon,
  LifecycleBadge,
  PresenceBadge,
  RelativeTime,
  RiskClassWarning,
  Tag,
} from '../shared';
import styles from './assets.module.css';

/**
 * How much room the table has, by the width of the window: below 1024 and 1536
 * pixels, and above.
 */
export type TableWidth = 'narrow' | 'medium' | 'wide';

// Where there is no room for the column, the same stands under the name.
const hasRunsInColumn = (width: TableWidth) => width === 'wide';

// The platforms give no versions to what only runs.
const isVersioned = ({ kind }: Asset) => kind === 'model' || kind === 'dataset';

// Where the sources have no column of their own, they stand under the name.
function subtitle(asset: Asset, width: TableWidth): string | undefined {
  if (width !== 'wide') {
    const name = asset.title ? [asset.name] : [];
    return [...name, ...asset.sources].join(' · ') || undefined;
  }
  return asset.description ?? (asset.title ? asset.name : undefined);
}

function Quiet({ children }: { children?: string }) {
  return (
    <Text
      as="span"
      variant="body-small"
      color="secondary"
      truncate
      title={children}
    >
      {children}
    </Text>
  );
}

/** Where an asset runs: its environments, how often it is deployed, when it was last called. */
function RunsIn(props: { asset: Asset; inline?: boolean; t: Translate }) {
  const { asset, t } = props;
  const { environments, deploymentCount, lastActivityAt } = asset;
  return (
    <div className={clsx(styles.runsIn, props.inline && styles.inline)}>
      {environments.length > 0 && (
        <BadgeRow>
          {environments.map(environment => (
            <Tag key={environment} title={t('assets.facetEnvironment')}>
              {environment}
            </Tag>
          ))}
        </BadgeRow>
      )}
      {(deploymentCount || lastActivityAt) && (
        <span className={styles.calls}>
          {deploymentCount && (
            <span>{t('assets.deployments', { count: deploymentCount })}</span>
          )}
          {lastActivityAt && (
            <span>
              {t('assets.lastCalled', {
                time: <RelativeTime iso={lastActivityAt} short />,
              })}
            </span>
          )}
        </span>
      )}
    </div>
  );
}

// What an asset's page shows of it as of a date.
const tabAsOf = (asset: Asset) =>
  asset.kind === 'model' ? 'versions' : 'lineage';

/** The columns of the list of assets. */
export function createAssetColumns(options: {
  t: Translate;
  width: TableWidth;
  /** As of when the list is; absent: now. */
  moment?: Moment;
  titleOfFinding: (type: string) => string;
}): ColumnConfig<Asset>[] {
  const { t, width, moment, titleOfFinding } = options;
  const search =
    moment && writeMoment(new URLSearchParams(), moment).toString();
  return [
    {
      id: 'name',
      label: t('assets.columnName'),
      isRowHeader: true,
      isSortable: true,
      defaultWidth: '2.4fr',
      minWidth: 176,
      cell: asset => (
        <Cell>
          <div className={styles.name}>
            <KindIcon kind={asset.kind} />
            <div className={styles.nameText} title={asset.description}>
              <span className={styles.nameLine}>
                <AssetLink
                  asset={asset}
                  // The overview of an entity is as of now only.
                  tab={search && `${tabAsOf(asset)}?${search}`}
                  truncate={width === 'wide' || undefined}
                />
                <PresenceBadge asset={asset} />
                <RiskClassWarning riskClass={asset.riskClass} />
                {width === 'narrow' && (
                  <FindingMark
                    findings={asset.findings}
                    titleOf={titleOfFinding}
                  />
                )}
              </span>
              <Quiet>{subtitle(asset, width)}</Quiet>
              {!hasRunsInColumn(width) && <RunsIn asset={asset} inline t={t} />}
            </div>
          </div>
        </Cell>
      ),
    },
    {
      id: 'findings',
      label: t('assets.columnFindings'),
      isHidden: width === 'narrow',
      defaultWidth: 92,
      minWidth: 92,
      cell: asset => (
        <Cell>
          <FindingMark findings={asset.findings} titleOf={titleOfFinding} />
        </Cell>
      ),
    },
    {
      id: 'lifecycle',
      label: t('assets.columnLifecycle'),
      isSortable: true,
      defaultWidth: 128,
      minWidth: 126,
      cell: asset => (
        <Cell>
          <LifecycleBadge lifecycle={asset.lifecycle} />
        </Cell>
      ),
    },
    {
      id: 'owner',
      label: t('assets.columnOwner'),
      isSortable: true,
      defaultWidth: '0.8fr',
      minWidth: 100,
      cell: asset => (
        <Cell>
          {asset.owner ? (
            <EntityLink
              entityRef={asset.owner}
              defaultKind="group"
              className={styles.owner}
            />
          ) : (
            <Quiet>{t('assets.noOwner')}</Quiet>
          )}
        </Cell>
      ),
    },
    {
      id: 'environment',
      label: t('assets.columnEnvironments'),
      isHidden: !hasRunsInColumn(width),
      defaultWidth: '1.5fr',
      minWidth: 124,
      cell: asset => (
        <Cell>
          <RunsIn asset={asset} t={t} />
        </Cell>
      ),
    },
    {
      id: 'source',
      label: t('assets.columnSources'),
      isHidden: width !== 'wide',
      defaultWidth: '1fr',
      minWidth: 116,
      cell: asset => (
        <Cell>
          <div className={styles.sources}>
            {asset.sources.map(source => (
              <Tag key={source} title={source}>
                {source}
              </Tag>
            ))}
          </div>
        </Cell>
      ),
    },
    {
      id: 'versionCount',
      label: t('assets.columnVersions'),
      isHidden: width === 'narrow',
      isSortable: true,
      defaultWidth: 116,
      minWidth: 116,
      cell: asset => (
        <Cell>
          <div className={styles.versions}>
            {(asset.versionCount > 0 || isVersioned(asset)) && (
              <span>{asset.versionCount}</span>
            )}
            {asset.currentVersion && (
              <Quiet>
                {t('assets.currentVersion', { version: asset.currentVersion })}
              </Quiet>
            )}
          </div>
        </Cell>
      ),
    },
    {
      id: 'updatedAt',
      label: t('assets.columnUpdated'),
      isHidden: width === 'narrow',
      isSortable: true,
      defaultWidth: 114,
      minWidth: 114,
      cell: asset => (
        <Cell>
          {/* Where no change before the date is known, the hub tells a later one. */}
          {moment && asset.updatedAt > moment.asOf ? (
            '–'
          ) : (
            <RelativeTime iso={asset.updatedAt} className={styles.time} />
          )}
        </Cell>
      ),
    },
  ];
}
