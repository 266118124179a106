import { Button, ButtonIcon } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { sourceOfRecord } from '../../lib/sourceRef';
import { useInventoryTranslation } from '../../translation';
import {
  AssetLink,
  BadgeRow,
  LifecycleBadge,
  PlatformIcon,
  RelativeTime,
  Tag,
} from '../shared';
import { VersionLink } from '../entity/VersionLink';
import styles from './compare.module.css';
import type { ComparedVersion } from './ComparisonSection';

/** Which version a column shows, and what can be done with it. */
export function VersionHead(props: {
  version: ComparedVersion;
  isBase: boolean;
  /** Set where versions of several assets are compared. */
  showAsset: boolean;
  onMakeBase: () => void;
  /** Absent where too few versions would be left. */
  onRemove?: () => void;
}) {
  const { t } = useInventoryTranslation();
  const { version, isBase, showAsset, onMakeBase, onRemove } = props;
  const names = { version: version.version, record: version.recordRef };
  const [platform] = sourceOfRecord(version.recordRef).split('/', 1);
  return (
    <div className={styles.versionHead}>
      <div className={styles.versionName}>
        <PlatformIcon type={platform} size="small" />
        <VersionLink model={version.asset} version={version.version} />
        {onRemove && (
          <span className={styles.remove}>
            <ButtonIcon
              size="small"
              variant="tertiary"
              icon={<RiCloseLine />}
              aria-label={t('compare.remove', names)}
              onPress={onRemove}
            />
          </span>
        )}
      </div>
      {showAsset && <AssetLink asset={version.asset} />}
      <span className={styles.recordRef}>{version.recordRef}</span>
      <BadgeRow>
        <LifecycleBadge lifecycle={version.lifecycle} />
      </BadgeRow>
      {version.createdAt && (
        <span className={styles.quiet}>
          {t('compare.created', {
            time: <RelativeTime iso={version.createdAt} />,
          })}
        </span>
      )}
      <div className={styles.versionActs}>
        {isBase ? (
          <Tag title={t('compare.baseTitle')}>{t('compare.base')}</Tag>
        ) : (
          <Button
            size="small"
            variant="secondary"
            aria-label={t('compare.makeBaseLabel', names)}
            onPress={onMakeBase}
          >
            {t('compare.makeBase')}
          </Button>
        )}
      </div>
    </div>
  );
}
