import { ToggleButton } from '@backstage/ui';
import type { AssetFilters } from '../../lib/assetFilters';
import {
  changeToView,
  isActiveView,
  savedViewsFor,
} from '../../lib/savedViews';
import { useOwnershipRefs } from '../../lib/useOwnershipRefs';
import { useInventoryTranslation } from '../../translation';
import styles from './assets.module.css';
import type { ChangeFilters } from './useAssetFilters';

/** What people look for most, one press away; each only sets filters of the URL. */
export function SavedViews(props: {
  filters: AssetFilters;
  onChange: ChangeFilters;
}) {
  const { t } = useInventoryTranslation();
  const ownerRefs = useOwnershipRefs();
  const { filters, onChange } = props;
  return (
    <div
      role="group"
      aria-label={t('savedView.label')}
      className={styles.savedViews}
    >
      {savedViewsFor(ownerRefs).map(view => (
        <ToggleButton
          key={view}
          size="small"
          isSelected={isActiveView(view, filters, ownerRefs)}
          onChange={isChosen =>
            onChange(changeToView(view, isChosen, ownerRefs))
          }
        >
          {t(`savedView.${view}`)}
        </ToggleButton>
      ))}
    </div>
  );
}
