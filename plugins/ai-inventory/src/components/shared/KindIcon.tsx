import type { AssetKind } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import clsx from 'clsx';
import { ASSET_KIND_ICONS } from '../../kinds';
import { useInventoryTranslation } from '../../translation';
import styles from './links.module.css';
import tokens from './tokens.module.css';

/** The icon of an asset's kind on a tinted ground. */
export function KindIcon(props: {
  kind: AssetKind;
  size?: 'small' | 'medium';
  /** Set where the kind stands beside it in words. */
  decorative?: boolean;
}) {
  const { t } = useInventoryTranslation();
  const Icon = ASSET_KIND_ICONS[props.kind];
  const small = props.size === 'small';
  return (
    <span
      {...(props.decorative
        ? { 'aria-hidden': true }
        : {
            role: 'img',
            'aria-label': t(`kind.${props.kind}`),
            title: t(`kind.${props.kind}`),
          })}
      className={clsx(
        tokens.known,
        styles.kind,
        styles[props.kind],
        small && styles.small,
      )}
    >
      <Icon size={small ? 14 : 18} />
    </span>
  );
}
