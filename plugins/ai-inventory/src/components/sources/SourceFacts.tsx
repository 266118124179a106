import type { Source } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from 'react-router-dom';
import { ASSET_KINDS, toSearchParams } from '../../lib/assetFilters';
import { useImpactLink } from '../../lib/useImpactLink';
import { assetsRouteRef } from '../../routes';
import { useInventoryTranslation } from '../../translation';
import { Fact, FactList, KindIcon, RelativeTime } from '../shared';
import styles from './sources.module.css';

function FoundAssets({ source }: { source: Source }) {
  const { t } = useInventoryTranslation();
  const assetsPath = useRouteRef(assetsRouteRef)();
  const found = ASSET_KINDS.flatMap(kind => {
    const count = source.assets.find(a => a.value === kind)?.count;
    return count ? [{ kind, count }] : [];
  });
  if (found.length === 0) {
    return <>{t('sources.noAssets')}</>;
  }
  return (
    <ul className={styles.found}>
      {found.map(({ kind, count }) => (
        <li key={kind}>
          <Link
            className={styles.foundKind}
            to={`${assetsPath}?${toSearchParams({
              kind: [kind],
              source: [source.ref],
            })}`}
          >
            <KindIcon kind={kind} size="small" decorative />
            {t(`kindCount.${kind}`, { count })}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** How fresh a source is, when it is read, and what it brought. */
export function SourceFacts({ source }: { source: Source }) {
  const { t } = useInventoryTranslation();
  const linkToImpact = useImpactLink();
  return (
    <div className={styles.section}>
      <FactList inline>
        <Fact label={t('sources.lastComplete')}>
          {source.lastCompleteAt ? (
            <RelativeTime iso={source.lastCompleteAt} />
          ) : (
            t('overview.neverComplete')
          )}
        </Fact>
        <Fact label={t('sources.schedule')}>
          {source.schedule ?? t('sources.noSchedule')}
        </Fact>
        <Fact label={t('sources.assets')}>
          <FoundAssets source={source} />
        </Fact>
        {source.assets.length > 0 && (
          <Fact label={t('sources.impact')}>
            <Link
              className={styles.foundKind}
              aria-label={t('sources.impactLabel', { source: source.ref })}
              to={linkToImpact({ ref: `source:${source.ref}` })}
            >
              {t('sources.impactLink')}
            </Link>
          </Fact>
        )}
      </FactList>
    </div>
  );
}
