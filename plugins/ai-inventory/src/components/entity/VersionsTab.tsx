import type {
  AssetDetail,
  AssetVersion,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { Button, Text } from '@backstage/ui';
import { RiStackLine } from '@remixicon/react';
import { type ReactNode, useCallback, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { aiInventoryApiRef } from '../../api';
import {
  type ChosenVersion,
  MOST_COMPARED,
  toChosen,
  toggleChosen,
} from '../../lib/comparedVersions';
import { useCursorPages } from '../../lib/useCursorPages';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { useInventoryTranslation } from '../../translation';
import { useMoment } from '../asOf';
import { CompareBar, ComparisonView, useCompareUrl } from '../compare';
import { DatasetGovernance, UnlistedUses } from '../datasets';
import { EmptyState, ErrorNotice, FactList, LoadingLines } from '../shared';
import { EntityAssetAsOf } from './EntityAsset';
import entityStyles from './entity.module.css';
import { VersionItem, type VersionItemChoice } from './VersionItem';
import styles from './versions.module.css';

const PAGE_SIZE = 20;

type ChoiceOf = (version: AssetVersion) => VersionItemChoice | undefined;

/** A version that a link asks for, where it is not among those that are shown. */
function LinkedVersion(props: {
  asset: AssetDetail;
  wanted: string;
  choiceOf: ChoiceOf;
}) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { moment } = useMoment();
  const { asset, wanted, choiceOf } = props;
  const { id } = asset;
  const load = useCallback(
    (signal: AbortSignal) =>
      api.getAssetVersion(id, wanted, { signal, ...moment }),
    [api, id, wanted, moment],
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
        choice={choiceOf(value)}
        dataset={asset.kind === 'dataset' ? asset : undefined}
      />
    </ul>
  ) : (
    <LoadingLines rows={1} height={64} />
  );
}

function VersionList(props: {
  asset: AssetDetail;
  choiceOf: ChoiceOf;
  /** What stands above the list where there is one. */
  bar?: ReactNode;
}) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const [params] = useSearchParams();
  const { moment } = useMoment();
  const { asset, choiceOf, bar } = props;
  const { id } = asset;
  const load = useCallback(
    (cursor: string | undefined, signal: AbortSignal) =>
      api.listAssetVersions(
        id,
        { limit: PAGE_SIZE, cursor, ...moment },
        { signal },
      ),
    [api, id, moment],
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
      {linked && (
        <LinkedVersion asset={asset} wanted={wanted} choiceOf={choiceOf} />
      )}
      <Text as="h2" variant="title-x-small" weight="bold">
        {t('versions.count', {
          count: versions.totalItems ?? versions.items.length,
        })}
      </Text>
      {bar}
      <ul className={styles.list}>
        {versions.items.map(version => (
          <VersionItem
            key={version.id}
            version={version}
            current={version.version === asset.currentVersion}
            showSource={asset.sources.length > 1}
            initiallyOpen={version.version === wanted && !linked}
            choice={choiceOf(version)}
            dataset={asset.kind === 'dataset' ? asset : undefined}
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

const notChooseable = () => undefined;

/** The versions of a model, to read one by one or side by side. */
function ModelVersions({ asset }: { asset: AssetDetail }) {
  const url = useCompareUrl();
  const { moment } = useMoment();
  const [chosen, setChosen] = useState<readonly ChosenVersion[]>([]);
  const [returned, setReturned] = useState(false);
  if (url.ids) {
    return (
      <ComparisonView
        ids={url.ids}
        url={url}
        onBack={compared => {
          setChosen(compared ?? chosen);
          setReturned(true);
          url.close();
        }}
      />
    );
  }
  if (moment) {
    return <VersionList asset={asset} choiceOf={notChooseable} />;
  }
  return (
    <VersionList
      asset={asset}
      choiceOf={version => ({
        isChosen: chosen.some(({ id }) => id === version.id),
        isFull: chosen.length >= MOST_COMPARED,
        onToggle: () =>
          setChosen(toggleChosen(chosen, toChosen(asset, version))),
      })}
      bar={
        <CompareBar
          asset={asset}
          chosen={chosen}
          takesFocus={returned}
          onChoose={setChosen}
          onCompare={() => url.compare(chosen.map(({ id }) => id))}
        />
      }
    />
  );
}

/** The versions of a dataset, and the uses that name none of them. */
function DatasetVersions({ asset }: { asset: AssetDetail }) {
  const { moment } = useMoment();
  return (
    <div className={entityStyles.stack}>
      <FactList>
        <DatasetGovernance asset={asset} />
      </FactList>
      <VersionList asset={asset} choiceOf={notChooseable} />
      {!moment && <UnlistedUses assetId={asset.id} />}
    </div>
  );
}

/** The versions of a model or dataset, each with all that is known of it. */
export function VersionsTab() {
  const { t } = useInventoryTranslation();
  return (
    <EntityAssetAsOf leavesOut={t('asOf.leftOutVersions')}>
      {asset =>
        asset.kind === 'model' ? (
          <ModelVersions key={asset.id} asset={asset} />
        ) : (
          <DatasetVersions key={asset.id} asset={asset} />
        )
      }
    </EntityAssetAsOf>
  );
}
