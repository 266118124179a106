import type { Asset } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Cell, type ColumnConfig, Text } from '@backstage/ui';
import type { Translate } from '../../translation';
import {
  AssetLink,
  BadgeRow,
  EntityLink,
  KindIcon,
  LifecycleBadge,
  PresenceBadge,
  RelativeTime,
  Tag,
} from '../shared';
import styles from './assets.module.css';

/** How much room the table has. */
export type TableWidth = 'narrow' | 'small' | 'medium' | 'wide';

// Where the sources have no column of their own, they stand under the name.
function subtitle(asset: Asset, width: TableWidth): string | undefined {
  if (width !== 'wide') {
    const name = asset.title ? [asset.name] : [];
    return [...name, ...asset.sources].join(' · ');
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
function RunsIn({ asset, t }: { asset: Asset; t: Translate }) {
  const { environments, deploymentCount, lastActivityAt } = asset;
  return (
    <div className={styles.runsIn}>
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
                time: <RelativeTime iso={lastActivityAt} />,
              })}
            </span>
          )}
        </span>
      )}
    </div>
  );
}

/** The columns of the list of assets. */
export function createAssetColumns(
  t: Translate,
  width: TableWidth,
): ColumnConfig<Asset>[] {
  const roomy = width === 'medium' || width === 'wide';
  return [
    {
      id: 'name',
      label: t('assets.columnName'),
      isRowHeader: true,
      isSortable: true,
      defaultWidth: '2.2fr',
      minWidth: 176,
      cell: asset => (
        <Cell>
          <div className={styles.name}>
            <KindIcon kind={asset.kind} />
            <div className={styles.nameText} title={asset.description}>
              <span className={styles.nameLine}>
                <AssetLink asset={asset} truncate />
                <PresenceBadge asset={asset} />
              </span>
              <Quiet>{subtitle(asset, width)}</Quiet>
              {!roomy && <RunsIn asset={asset} t={t} />}
            </div>
          </div>
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
      defaultWidth: '1fr',
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
      isHidden: !roomy,
      defaultWidth: '1.1fr',
      minWidth: 120,
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
            <span>{asset.versionCount}</span>
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
      defaultWidth: 126,
      minWidth: 120,
      cell: asset => (
        <Cell>
          <RelativeTime iso={asset.updatedAt} className={styles.time} />
        </Cell>
      ),
    },
  ];
}
