import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { SOURCE_ORDERS, type SourceOrder } from '../../lib/sourceOrder';
import { platformName } from '../../lib/sourceRef';
import { useInventoryTranslation } from '../../translation';
import { PlatformIcon } from '../shared';
import styles from './sources.module.css';

const ALL = 'all';

const ORDER_LABELS = {
  platform: 'sources.orderPlatform',
  attention: 'sources.orderAttention',
  oldest: 'sources.orderOldest',
} as const;

/** Narrows the sources to a platform, and says which come first. */
export function SourceToolbar(props: {
  platforms: { platform: string; count: number }[];
  platform?: string;
  order: SourceOrder;
  onPlatform: (platform: string | undefined) => void;
  onOrder: (order: SourceOrder) => void;
}) {
  const { t } = useInventoryTranslation();
  const { platforms, platform, order, onPlatform, onOrder } = props;
  return (
    <div className={styles.toolbar}>
      {platforms.length > 1 && (
        <ToggleButtonGroup
          aria-label={t('sources.platformFilter')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[platform ?? ALL]}
          onSelectionChange={keys => {
            const [chosen] = [...keys].map(String);
            onPlatform(chosen === ALL ? undefined : chosen);
          }}
        >
          <ToggleButton id={ALL}>{t('sources.all')}</ToggleButton>
          {platforms.map(({ platform: type, count }) => (
            <ToggleButton key={type} id={type}>
              <span className={styles.choice}>
                <PlatformIcon type={type} size="small" />
                {t('sources.platformChoice', {
                  platform: platformName(type),
                  number: String(count),
                })}
              </span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      <ToggleButtonGroup
        aria-label={t('sources.order')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[order]}
        onSelectionChange={keys => {
          const chosen = SOURCE_ORDERS.find(candidate => keys.has(candidate));
          onOrder(chosen ?? SOURCE_ORDERS[0]);
        }}
      >
        {SOURCE_ORDERS.map(candidate => (
          <ToggleButton key={candidate} id={candidate}>
            {t(ORDER_LABELS[candidate])}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
