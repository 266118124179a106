import type { InventorySummary } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  RiArchiveLine,
  RiBrain2Line,
  RiDatabase2Line,
  RiEyeOffLine,
  RiStackLine,
} from '@remixicon/react';
import { ASSET_KIND_ICONS } from '../../kinds';
import { ASSET_KINDS } from '../../lib/assetFilters';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { NumberTile } from './NumberTile';
import styles from './overview.module.css';
import { color, countOf } from './summaryValues';
import { useAssetsLink } from './useAssetsLink';

// An inventory of MLflow alone has neither, and needs no zeros.
const PLACES = ['pipeline', 'endpoint'] as const;

/** The numbers at the top of the dashboard. */
export function SummaryNumbers({ summary }: { summary: InventorySummary }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const assetsLink = useAssetsLink();
  const models = countOf(summary.byKind, 'model');
  const perModel = summary.totalVersions / Math.max(1, models);
  return (
    <section className={styles.tiles} aria-label={t('overview.numbers')}>
      <NumberTile
        label={t('kind.models')}
        value={models}
        hint={t('overview.modelsHint', {
          count: countOf(summary.byLifecycle, 'production'),
        })}
        color={color(0)}
        Icon={RiBrain2Line}
        href={assetsLink({ kind: ['model'] })}
      />
      <NumberTile
        label={t('kind.datasets')}
        value={countOf(summary.byKind, 'dataset')}
        color={color(1)}
        Icon={RiDatabase2Line}
        href={assetsLink({ kind: ['dataset'] })}
      />
      {PLACES.filter(kind => countOf(summary.byKind, kind) > 0).map(kind => (
        <NumberTile
          key={kind}
          label={t(`kind.${kind}s`)}
          value={countOf(summary.byKind, kind)}
          color={color(ASSET_KINDS.indexOf(kind))}
          Icon={ASSET_KIND_ICONS[kind]}
          href={assetsLink({ kind: [kind] })}
        />
      ))}
      <NumberTile
        label={t('overview.versions')}
        value={summary.totalVersions}
        hint={t('overview.versionsHint', {
          average: perModel.toLocaleString(locale, {
            maximumFractionDigits: 1,
          }),
        })}
        color={color(4)}
        Icon={RiStackLine}
        href={assetsLink({ sortField: 'versionCount', descending: true })}
      />
      <NumberTile
        label={t('overview.missing')}
        value={summary.missingAssets}
        hint={t('overview.missingHint')}
        color="--ai-inventory-testing"
        Icon={RiEyeOffLine}
      />
      <NumberTile
        label={t('overview.removed')}
        value={summary.removedAssets}
        hint={t('overview.removedHint')}
        color="--ai-inventory-retired"
        Icon={RiArchiveLine}
        href={assetsLink({
          removed: 'only',
          sortField: 'updatedAt',
          descending: true,
        })}
      />
    </section>
  );
}
