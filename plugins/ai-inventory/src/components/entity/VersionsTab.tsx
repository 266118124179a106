import type {
  AssetDetail,
  AssetVersion,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { Button, Text } from '@backstage/ui';
import { RiArrowRightSLine, RiStackLine } from '@remixicon/react';
import { useCallback, useId, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { aiInventoryApiRef } from '../../api';
import { useCursorPages } from '../../lib/useCursorPages';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { useInventoryTranslation } from '../../translation';
import {
  BadgeRow,
  EmptyState,
  ErrorNotice,
  LifecycleBadge,
  LoadingLines,
  PresenceBadge,
  RelativeTime,
  Tag,
} from '../shared';
import { EntityAsset } from './EntityAsset';
import entityStyles from './entity.module.css';
import { VersionDetails } from './VersionDetails';
import styles from './versions.module.css';

const PAGE_SIZE = 20;

function Created({ version }: { version: AssetVersion }) {
  const { t } = useInventoryTranslation();
  if (!version.createdAt) {
    return (
      <>
        {t('versions.recorded', {
          time: <RelativeTime iso={version.recordedAt} />,
        })}
      </>
    );
  }
  const time = <RelativeTime iso={version.createdAt} />;
  return (
    <>
      {version.createdBy
        ? t('versions.createdBy', { time, user: version.createdBy })
        : t('versions.created', { time })}
    </>
  );
}

function VersionItem(props: {
  version: AssetVersion;
  current: boolean;
  showSource: boolean;
  initiallyOpen: boolean;
}) {
  const { t } = useInventoryTranslation();
  const panelId = useId();
  const [open, setOpen] = useState(props.initiallyOpen);
  const { version } = props;
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.trigger}
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.arrow} data-open={open} aria-hidden>
          <RiArrowRightSLine size={20} />
        </span>
        <span className={styles.title}>
          {t('versions.version', { version: version.version })}{' '}
          <span className={styles.framework}>
            {[version.framework, version.frameworkVersion]
              .filter(Boolean)
              .join(' ')}
          </span>
        </span>
        <span className={styles.badges}>
          <BadgeRow>
            <LifecycleBadge lifecycle={version.lifecycle} />
            {props.current && <Tag>{t('versions.current')}</Tag>}
            {version.aliases.map(alias => (
              <Tag key={alias} mono>
                @{alias}
              </Tag>
            ))}
            {props.showSource && <Tag>{version.sourceRef}</Tag>}
            <PresenceBadge asset={version} />
          </BadgeRow>
        </span>
        <span className={styles.created}>
          <Created version={version} />
        </span>
      </button>
      <div id={panelId}>{open && <VersionDetails version={version} />}</div>
    </li>
  );
}

/** A version that a link asks for, where it is not among those that are shown. */
function LinkedVersion(props: { asset: AssetDetail; wanted: string }) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { asset, wanted } = props;
  const { id } = asset;
  const load = useCallback(
    (signal: AbortSignal) => api.getAssetVersion(id, wanted, { signal }),
    [api, id, wanted],
  );
  const { value, error, reload } = useInventoryQuery(load);
  if (error) {
    return <ErrorNotice error={error} onRetry={reload} />;
  }
  return value ? (
    <ul className={styles.list} aria-label={t('versions.linked')}>
      <VersionItem
        version={value}
        current={value.version === asset.currentVersion}
        showSource={asset.sources.length > 1}
        initiallyOpen
      />
    </ul>
  ) : (
    <LoadingLines rows={1} height={64} />
  );
}

function VersionList({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const [params] = useSearchParams();
  const { id } = asset;
  const load = useCallback(
    (cursor: string | undefined, signal: AbortSignal) =>
      api.listAssetVersions(id, { limit: PAGE_SIZE, cursor }, { signal }),
    [api, id],
  );
  const versions = useCursorPages(load);
  if (!versions.items) {
    return versions.error ? (
      <ErrorNotice error={versions.error} onRetry={versions.retry} />
    ) : (
      <LoadingLines rows={4} height={64} />
    );
  }
  if (versions.items.length === 0) {
    return (
      <EmptyState
        title={t('versions.emptyTitle')}
        icon={<RiStackLine size={26} />}
      >
        {t('versions.emptyText')}
      </EmptyState>
    );
  }
  const wanted = params.get('version');
  const linked =
    wanted !== null &&
    !versions.items
      .slice(0, PAGE_SIZE)
      .some(version => version.version === wanted);
  return (
    <div className={entityStyles.stack}>
      {linked && <LinkedVersion asset={asset} wanted={wanted} />}
      <Text as="h2" variant="title-x-small" weight="bold">
        {t('versions.count', {
          count: versions.totalItems ?? versions.items.length,
        })}
      </Text>
      <ul className={styles.list}>
        {versions.items.map(version => (
          <VersionItem
            key={version.id}
            version={version}
            current={version.version === asset.currentVersion}
            showSource={asset.sources.length > 1}
            initiallyOpen={version.version === wanted && !linked}
          />
        ))}
      </ul>
      {versions.error && (
        <ErrorNotice error={versions.error} onRetry={versions.retry} />
      )}
      {versions.hasMore && (
        <div>
          <Button
            variant="secondary"
            isPending={versions.loading}
            onPress={versions.loadMore}
          >
            {t('common.loadMore')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The versions of a model or dataset, each with all that is known of it. */
export function VersionsTab() {
  return <EntityAsset>{asset => <VersionList asset={asset} />}</EntityAsset>;
}
