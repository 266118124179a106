import type {
  AssetFacet,
  FacetValue,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Button, Radio, RadioGroup, Text } from '@backstage/ui';
import { type ReactNode, useId } from 'react';
import {
  type AssetFacetFilter,
  type AssetFilters,
  ASSET_KINDS,
  countActiveFilters,
  FACETS,
  LIFECYCLES,
  NO_FILTERS,
  parseAssetFilters,
  RISK_CLASSES,
} from '../../lib/assetFilters';
import { type Translate, useInventoryTranslation } from '../../translation';
import { KindIcon } from '../shared';
import styles from './assets.module.css';
import { FacetFilter } from './FacetFilter';
import type { ChangeFilters } from './useAssetFilters';

/** The counts beside the choices. */
export type AssetFacets = Partial<Record<AssetFacet, FacetValue[]>>;

const TITLES = {
  kind: 'assets.facetKind',
  lifecycle: 'assets.facetLifecycle',
  source: 'assets.facetSource',
  environment: 'assets.facetEnvironment',
  owner: 'assets.facetOwner',
  finding: 'assets.facetFinding',
  riskClass: 'assets.facetRiskClass',
} as const;

/** How a facet's value is called. */
export function facetLabel(
  facet: AssetFacetFilter,
  value: string,
  t: Translate,
  titleOfFinding: (type: string) => string,
): ReactNode {
  const kind = ASSET_KINDS.find(candidate => candidate === value);
  const lifecycle = LIFECYCLES.find(candidate => candidate === value);
  if (facet === 'kind' && kind) {
    return (
      <span className={styles.kindLabel}>
        <KindIcon kind={kind} size="small" decorative />
        {t(`kind.${kind}s`)}
      </span>
    );
  }
  if (facet === 'lifecycle' && lifecycle) {
    return t(`lifecycle.${lifecycle}`);
  }
  if (facet === 'finding') {
    return titleOfFinding(value);
  }
  const riskClass = RISK_CLASSES.find(candidate => candidate === value);
  if (facet === 'riskClass' && riskClass) {
    return t(`riskClass.${riskClass}`);
  }
  return facet === 'owner' ? (
    <EntityDisplayName
      entityRef={value}
      defaultKind="group"
      hideIcon
      disableTooltip
    />
  ) : (
    value
  );
}

function toRemovedFilter(value: string): AssetFilters['removed'] {
  return parseAssetFilters(new URLSearchParams({ removed: value })).removed;
}

/** All filters of the list. */
export function FilterPanel(props: {
  filters: AssetFilters;
  facets: AssetFacets;
  titleOfFinding: (type: string) => string;
  onChange: ChangeFilters;
}) {
  const { t } = useInventoryTranslation();
  const removedId = useId();
  const { filters, facets, titleOfFinding, onChange } = props;
  return (
    <>
      <div className={styles.panelHead}>
        <Text as="h2" variant="body-large" weight="bold">
          {t('assets.filters')}
        </Text>
        {countActiveFilters(filters) > 0 && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() =>
              onChange({
                kind: [],
                lifecycle: [],
                source: [],
                environment: [],
                owner: [],
                finding: [],
                riskClass: [],
                removed: NO_FILTERS.removed,
              })
            }
          >
            {t('assets.clear')}
          </Button>
        )}
      </div>
      {FACETS.map(facet => (
        <FacetFilter
          key={facet}
          title={t(TITLES[facet])}
          values={facets[facet] ?? []}
          selected={filters[facet]}
          renderLabel={value => facetLabel(facet, value, t, titleOfFinding)}
          onChange={selected => onChange({ [facet]: selected })}
        />
      ))}
      <div className={styles.facet}>
        <Text as="h3" id={removedId} variant="body-small" weight="bold">
          {t('assets.facetRemoved')}
        </Text>
        <RadioGroup
          aria-labelledby={removedId}
          value={filters.removed}
          onChange={value => onChange({ removed: toRemovedFilter(value) })}
        >
          <Radio value="exclude">{t('assets.removedExclude')}</Radio>
          <Radio value="include">{t('assets.removedInclude')}</Radio>
          <Radio value="only">{t('assets.removedOnly')}</Radio>
        </RadioGroup>
      </div>
    </>
  );
}
