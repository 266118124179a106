import type { AssetDetail } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Button } from '@backstage/ui';
import { RiBroadcastLine } from '@remixicon/react';
import { useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import { isAiModel } from '../../lib/assetEntity';
import { useCursorPages } from '../../lib/useCursorPages';
import { useInventoryTranslation } from '../../translation';
import { EmptyState, ErrorNotice, LoadingLines } from '../shared';
import { DeploymentItem, type DeploymentSide } from './DeploymentItem';
import styles from './deployments.module.css';
import { EntityAsset } from './EntityAsset';
import entityStyles from './entity.module.css';

const PAGE_SIZE = 10;

function NoDeployments({ side }: { side: DeploymentSide }) {
  const { t } = useInventoryTranslation();
  const icon = <RiBroadcastLine size={26} />;
  return side === 'model' ? (
    <EmptyState title={t('deployments.emptyModelTitle')} icon={icon}>
      {t('deployments.emptyModelText')}
    </EmptyState>
  ) : (
    <EmptyState title={t('deployments.emptyEndpointTitle')} icon={icon}>
      {t('deployments.emptyEndpointText')}
    </EmptyState>
  );
}

function Deployments(props: { asset: AssetDetail; side: DeploymentSide }) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { asset, side } = props;
  const { id } = asset;
  const load = useCallback(
    (cursor: string | undefined, signal: AbortSignal) =>
      api.listAssetDeployments(id, { limit: PAGE_SIZE, cursor }, { signal }),
    [api, id],
  );
  const deployments = useCursorPages(load);
  if (!deployments.items) {
    return deployments.error ? (
      <ErrorNotice error={deployments.error} onRetry={deployments.retry} />
    ) : (
      <LoadingLines rows={2} height={44} />
    );
  }
  if (deployments.items.length === 0) {
    return <NoDeployments side={side} />;
  }
  return (
    <div className={entityStyles.stack}>
      <div>
        <span className={entityStyles.quiet}>
          {t('deployments.count', {
            count: deployments.totalItems ?? deployments.items.length,
          })}
        </span>
        <ul className={styles.list}>
          {deployments.items.map(deployment => (
            <DeploymentItem
              key={deployment.id}
              deployment={deployment}
              side={side}
            />
          ))}
        </ul>
      </div>
      {deployments.error && (
        <ErrorNotice error={deployments.error} onRetry={deployments.retry} />
      )}
      {deployments.hasMore && (
        <div>
          <Button
            size="small"
            variant="secondary"
            isPending={deployments.loading}
            onPress={deployments.loadMore}
          >
            {t('common.loadMore')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** On the page of a model where it runs; on the page of an endpoint what runs there. */
export function DeploymentsCard() {
  const { t } = useInventoryTranslation();
  const { entity } = useEntity();
  const side = isAiModel(entity) ? 'model' : 'endpoint';
  return (
    <EntityInfoCard
      title={t(
        side === 'model' ? 'deployments.ofModel' : 'deployments.ofEndpoint',
      )}
    >
      <EntityAsset>
        {asset => <Deployments asset={asset} side={side} />}
      </EntityAsset>
    </EntityInfoCard>
  );
}
