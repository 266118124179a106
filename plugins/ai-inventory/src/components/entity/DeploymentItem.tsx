import type { Deployment } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Text } from '@backstage/ui';
import { useInventoryTranslation } from '../../translation';
import {
  AssetLink,
  BadgeRow,
  KindIcon,
  PlatformStatus,
  RelativeTime,
  Tag,
  TrafficBar,
} from '../shared';
import styles from './deployments.module.css';
import { VersionLink } from './VersionLink';

/** From which side the reader looks at a deployment. */
export type DeploymentSide = 'model' | 'endpoint';

function Headline(props: { deployment: Deployment; side: DeploymentSide }) {
  const { t } = useInventoryTranslation();
  const { endpoint, model, modelName } = props.deployment;
  const other = props.side === 'model' ? endpoint : model;
  if (other) {
    return (
      <>
        <KindIcon kind={other.kind} size="small" />
        <AssetLink asset={other} />
      </>
    );
  }
  return (
    <>
      <KindIcon kind="model" size="small" />
      <Text as="span" weight="bold" title={t('deployments.modelUnknown')}>
        {modelName ?? t('deployments.modelUnnamed')}
      </Text>
    </>
  );
}

function Version({ deployment }: { deployment: Deployment }) {
  const { t } = useInventoryTranslation();
  const { model, modelVersion } = deployment;
  if (!modelVersion) {
    return <span>{t('deployments.versionUnknown')}</span>;
  }
  return model ? (
    <VersionLink model={model} version={modelVersion} />
  ) : (
    <span>{t('versions.version', { version: modelVersion })}</span>
  );
}

/** One deployment: what runs where, with how much traffic, and when it was last called. */
export function DeploymentItem(props: {
  deployment: Deployment;
  side: DeploymentSide;
}) {
  const { t } = useInventoryTranslation();
  const { deployment, side } = props;
  const name = deployment.name ?? deployment.deployment;
  return (
    <li className={styles.item}>
      <div className={styles.what}>
        <span className={styles.headline}>
          <Headline deployment={deployment} side={side} />
          <BadgeRow>
            {deployment.environment && (
              <Tag title={t('assets.facetEnvironment')}>
                {deployment.environment}
              </Tag>
            )}
            {deployment.status && (
              <PlatformStatus
                status={deployment.status}
                title={t('deployments.status')}
              />
            )}
          </BadgeRow>
        </span>
        <span className={styles.details}>
          <Version deployment={deployment} />
          <span>{t('deployments.deployment', { name })}</span>
          {deployment.instanceType && <span>{deployment.instanceType}</span>}
        </span>
      </div>
      <div className={styles.use}>
        <TrafficBar name={name} percent={deployment.trafficPercent} worded />
        <span className={styles.called}>
          {deployment.lastActivityAt
            ? t('deployments.called', {
                time: <RelativeTime iso={deployment.lastActivityAt} />,
              })
            : t('deployments.notCalled')}
        </span>
      </div>
    </li>
  );
}
