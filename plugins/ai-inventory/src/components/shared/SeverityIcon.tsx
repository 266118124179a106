import type { FindingSeverity } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  RiAlertFill,
  RiErrorWarningFill,
  RiInformationFill,
  type RemixiconComponentType,
} from '@remixicon/react';
import clsx from 'clsx';
import { useInventoryTranslation } from '../../translation';
import styles from './findings.module.css';
import tokens from './tokens.module.css';

const ICONS: Record<FindingSeverity, RemixiconComponentType> = {
  error: RiErrorWarningFill,
  warning: RiAlertFill,
  info: RiInformationFill,
};

/** How bad a finding is, by shape and colour. */
export function SeverityIcon(props: {
  severity: FindingSeverity;
  size?: number;
  /** Set where the severity stands beside it in words. */
  decorative?: boolean;
}) {
  const { t } = useInventoryTranslation();
  const Icon = ICONS[props.severity];
  return (
    <span
      {...(props.decorative
        ? { 'aria-hidden': true }
        : { role: 'img', 'aria-label': t(`severity.${props.severity}`) })}
      className={clsx(tokens.known, styles.icon, styles[props.severity])}
    >
      <Icon size={props.size ?? 18} />
    </span>
  );
}
