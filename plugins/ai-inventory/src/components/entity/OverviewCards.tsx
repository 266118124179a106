import type { AssetDetail } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  useEntity,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { ButtonLink } from '@backstage/ui';
import { RiQuestionLine } from '@remixicon/react';
import { useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { DatasetGovernance } from '../datasets';
import { DeclareButton } from '../declare';
import {
  BadgeRow,
  EntityLink,
  Fact,
  FactList,
  LifecycleBadge,
  PresenceBadge,
  RelativeTime,
  RiskClassWarning,
  Tag,
} from '../shared';
import { EntityAsset } from './EntityAsset';
import styles from './entity.module.css';
import { RecordFacts } from './RecordFacts';
import { RecordList } from './RecordList';
import { VersionLink } from './VersionLink';

function Badges({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  return (
    <BadgeRow>
      <LifecycleBadge lifecycle={asset.lifecycle} />
      {asset.environments.map(environment => (
        <Tag key={environment} title={t('card.environments')}>
          {environment}
        </Tag>
      ))}
      {asset.declared && (
        <Tag title={t('badge.declaredTitle')}>{t('badge.declared')}</Tag>
      )}
      <RiskClassWarning riskClass={asset.riskClass} />
      <PresenceBadge asset={asset} />
    </BadgeRow>
  );
}

function CommonFacts({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  return (
    <>
      <Fact label={t('card.owner')}>
        {asset.owner ? (
          <EntityLink entityRef={asset.owner} defaultKind="group" />
        ) : (
          t('assets.noOwner')
        )}
      </Fact>
      <Fact label={t('card.system')}>
        {asset.system && (
          <EntityLink entityRef={asset.system} defaultKind="system" />
        )}
      </Fact>
      <Fact label={t('card.changed')}>
        <RelativeTime iso={asset.updatedAt} />
      </Fact>
      <Fact label={t('card.lastActivity')}>
        {asset.lastActivityAt && <RelativeTime iso={asset.lastActivityAt} />}
      </Fact>
      <Fact label={t('card.firstSeen')}>
        <RelativeTime iso={asset.firstSeenAt} />
      </Fact>
      <RecordFacts asset={asset} />
    </>
  );
}

function CardActs({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const { entity } = useEntity();
  const entityLink = useEntityRefLink();
  return (
    <div className={styles.acts}>
      <ButtonLink
        href={`${entityLink(entity)}/provenance`}
        size="small"
        variant="secondary"
        iconStart={<RiQuestionLine />}
      >
        {t('provenance.why')}
      </ButtonLink>
      <DeclareButton asset={asset} />
    </div>
  );
}

function Records({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  return (
    <Fact label={t('card.records')} wide>
      <RecordList asset={asset} />
      <CardActs asset={asset} />
    </Fact>
  );
}

function ModelFacts({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  return (
    <div className={styles.stack}>
      <Badges asset={asset} />
      <FactList>
        <Fact label={t('card.currentVersion')}>
          {asset.currentVersion ? (
            <VersionLink model={asset} version={asset.currentVersion} />
          ) : (
            t('card.none')
          )}
        </Fact>
        <Fact label={t('card.versions')}>
          {asset.versionCount.toLocaleString(locale)}
        </Fact>
        <CommonFacts asset={asset} />
        <Records asset={asset} />
      </FactList>
    </div>
  );
}

function UsageCount({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { id } = asset;
  const load = useCallback(
    (signal: AbortSignal) =>
      api.listDatasetUsages(id, { limit: 1 }, { signal }),
    [api, id],
  );
  const { value, error } = useInventoryQuery(load);
  if (error) {
    return <>{error.message}</>;
  }
  return (
    <>
      {value
        ? t('card.usedBy', { count: value.totalItems })
        : t('common.loading')}
    </>
  );
}

function DatasetFacts({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const locations = [
    ...new Set(asset.records.flatMap(record => record.uri ?? [])),
  ];
  return (
    <div className={styles.stack}>
      <Badges asset={asset} />
      <FactList>
        <Fact label={t('card.usedByLabel')}>
          <UsageCount asset={asset} />
        </Fact>
        <DatasetGovernance asset={asset} />
        <CommonFacts asset={asset} />
        {locations.length > 0 && (
          <Fact label={t('card.location')} wide>
            {locations.map(location => (
              <div key={location} className={styles.mono}>
                {location}
              </div>
            ))}
          </Fact>
        )}
        <Records asset={asset} />
      </FactList>
    </div>
  );
}

function PlainFacts({ asset }: { asset: AssetDetail }) {
  return (
    <div className={styles.stack}>
      <Badges asset={asset} />
      <FactList>
        <CommonFacts asset={asset} />
        <Records asset={asset} />
      </FactList>
    </div>
  );
}

/** What the inventory knows of an AI model, for its catalog page. */
export function AiModelCard() {
  const { t } = useInventoryTranslation();
  return (
    <EntityInfoCard title={t('card.modelTitle')}>
      <EntityAsset>{asset => <ModelFacts asset={asset} />}</EntityAsset>
    </EntityInfoCard>
  );
}

/** What the inventory knows of a dataset, for its catalog page. */
export function DatasetCard() {
  const { t } = useInventoryTranslation();
  return (
    <EntityInfoCard title={t('card.datasetTitle')}>
      <EntityAsset>{asset => <DatasetFacts asset={asset} />}</EntityAsset>
    </EntityInfoCard>
  );
}

/** What the inventory knows of an inference endpoint, for its catalog page. */
export function EndpointCard() {
  const { t } = useInventoryTranslation();
  return (
    <EntityInfoCard title={t('card.endpointTitle')}>
      <EntityAsset>{asset => <PlainFacts asset={asset} />}</EntityAsset>
    </EntityInfoCard>
  );
}

/** What the inventory knows of an ML pipeline, for its catalog page. */
export function PipelineCard() {
  const { t } = useInventoryTranslation();
  return (
    <EntityInfoCard title={t('card.pipelineTitle')}>
      <EntityAsset>{asset => <PlainFacts asset={asset} />}</EntityAsset>
    </EntityInfoCard>
  );
}
