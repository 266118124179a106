import type {
  Asset,
  FacetValue,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  type Entity,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  getEntityRelations,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import { useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import { useAssetChanges } from '../../lib/assetChanges';
import { ASSET_KINDS, toSearchParams } from '../../lib/assetFilters';
import { useFindingTitles } from '../../lib/useFindingTitles';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { loadOwnedAssets, type OwnedAssets } from '../../lib/ownedAssets';
import { assetsRouteRef } from '../../routes';
import { useInventoryTranslation } from '../../translation';
import {
  AssetLink,
  ErrorNotice,
  FindingMark,
  KindIcon,
  LifecycleBadge,
  LoadingLines,
} from '../shared';
import styles from './owned.module.css';

/** What things may be owned as: the group, or the person and their groups. */
function ownerRefsOf(entity: Entity): string[] {
  const groups = getEntityRelations(entity, RELATION_MEMBER_OF, {
    kind: 'group',
  });
  return entity.kind.toLocaleLowerCase('en-US') === 'user'
    ? [stringifyEntityRef(entity), ...groups.map(stringifyEntityRef)]
    : [stringifyEntityRef(entity)];
}

function Kinds({ counts }: { counts: FacetValue[] }) {
  const { t } = useInventoryTranslation();
  return (
    <ul className={styles.kinds}>
      {ASSET_KINDS.map(kind => ({
        kind,
        count: counts.find(({ value }) => value === kind)?.count ?? 0,
      }))
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => (
          <li key={kind} className={styles.kind}>
            <KindIcon kind={kind} size="small" decorative />
            {t(`kindCount.${kind}`, { count })}
          </li>
        ))}
    </ul>
  );
}

function OwnedAsset(props: {
  asset: Asset;
  titleOf: (type: string) => string;
}) {
  const { asset, titleOf } = props;
  return (
    <li className={styles.asset}>
      <span className={styles.name}>
        <KindIcon kind={asset.kind} size="small" />
        <AssetLink asset={asset} />
      </span>
      <span className={styles.marks}>
        <FindingMark findings={asset.findings} titleOf={titleOf} />
        <LifecycleBadge lifecycle={asset.lifecycle} />
      </span>
    </li>
  );
}

function Owned(props: { owned: OwnedAssets; isGroup: boolean; href: string }) {
  const { t } = useInventoryTranslation();
  const titleOf = useFindingTitles();
  const { owned, isGroup, href } = props;
  if (owned.worst.length === 0) {
    return (
      <Text as="p" color="secondary">
        {isGroup ? t('owned.emptyGroup') : t('owned.empty')}
      </Text>
    );
  }
  return (
    <div className={styles.stack}>
      <Kinds counts={owned.kinds} />
      <ul className={styles.assets}>
        {owned.worst.map(asset => (
          <OwnedAsset key={asset.id} asset={asset} titleOf={titleOf} />
        ))}
      </ul>
      <span className={styles.foot}>
        <Link href={href} standalone>
          {t('owned.all')}
        </Link>
        {owned.withFindings > 0 && (
          <Text as="span" variant="body-small" color="secondary">
            {t('owned.withFindings', { count: owned.withFindings })}
          </Text>
        )}
      </span>
    </div>
  );
}

/** The AI assets of a group, or of a person and their groups; what has findings first. */
export function OwnedAssetsCard() {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { entity } = useEntity();
  const assetsPath = useRouteRef(assetsRouteRef)();
  const owners = JSON.stringify(ownerRefsOf(entity));
  const load = useCallback(
    (signal: AbortSignal) => loadOwnedAssets(api, JSON.parse(owners), signal),
    [api, owners],
  );
  const { value, error, reload } = useInventoryQuery(load);
  useAssetChanges(reload);
  const params = toSearchParams({ owner: ownerRefsOf(entity) });
  return (
    <EntityInfoCard title={t('owned.title')}>
      {error && <ErrorNotice error={error} onRetry={reload} />}
      {!error && !value && <LoadingLines rows={3} height={28} />}
      {!error && value && (
        <Owned
          owned={value}
          isGroup={entity.kind.toLocaleLowerCase('en-US') === 'group'}
          href={`${assetsPath}?${params}`}
        />
      )}
    </EntityInfoCard>
  );
}
