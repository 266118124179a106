import type { AssetVersion } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useInventoryTranslation } from '../../translation';
import {
  BadgeRow,
  EntityLink,
  PlatformStatus,
  RelativeTime,
  Tag,
  TrafficBar,
} from '../shared';
import { FilteredTable } from './FilteredTable';
import { mono, VersionSection as Section } from './VersionSection';

/** Which endpoints run a version. */
export function VersionPlaces({ version }: { version: AssetVersion }) {
  const { t } = useInventoryTranslation();
  const deployments = version.deployments ?? [];
  return (
    <Section title={t('versions.runsIn')} count={deployments.length}>
      <FilteredTable
        label={t('versions.runsIn')}
        columns={[
          t('versions.columnEndpoint'),
          t('versions.columnTraffic'),
          t('versions.columnCalled'),
        ]}
        empty={t('versions.noDeployments')}
        rows={deployments.map(deployment => ({
          id: `${deployment.endpointId}-${deployment.deployment}`,
          text: `${deployment.endpointName} ${deployment.deployment} ${
            deployment.environment ?? ''
          } ${deployment.status ?? ''}`,
          cells: [
            <BadgeRow>
              {deployment.endpointEntityRef ? (
                <EntityLink entityRef={deployment.endpointEntityRef}>
                  {deployment.endpointName}
                </EntityLink>
              ) : (
                deployment.endpointName
              )}
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
            </BadgeRow>,
            <TrafficBar
              name={deployment.deployment}
              percent={deployment.trafficPercent}
            />,
            deployment.lastActivityAt ? (
              <RelativeTime iso={deployment.lastActivityAt} />
            ) : (
              t('deployments.notCalled')
            ),
          ],
        }))}
      />
    </Section>
  );
}

/** The container images that serve a version; nothing where the source names none. */
export function VersionImages({ version }: { version: AssetVersion }) {
  const { t } = useInventoryTranslation();
  const images = version.images ?? [];
  return images.length > 0 ? (
    <Section title={t('versions.images')} count={images.length}>
      <FilteredTable
        label={t('versions.images')}
        columns={[t('versions.columnImage'), t('versions.columnDigest')]}
        empty=""
        rows={images.map((image, index) => ({
          id: `${image.uri}-${index}`,
          text: `${image.uri} ${image.digest ?? ''}`,
          cells: [mono(image.uri), image.digest ? mono(image.digest) : '–'],
        }))}
      />
    </Section>
  ) : null;
}
