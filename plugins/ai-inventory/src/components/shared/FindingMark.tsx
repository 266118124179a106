import type { FindingSummary } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import clsx from 'clsx';
import { compareSeverities, worstSeverity } from '../../lib/findings';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import styles from './findings.module.css';
import { SeverityIcon } from './SeverityIcon';

/** The worst severity and the number of an asset's findings; nothing where there are none. */
export function FindingMark(props: {
  findings: readonly FindingSummary[];
  titleOf: (type: string) => string;
}) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const { findings, titleOf } = props;
  const worst = worstSeverity(findings);
  if (!worst) {
    return null;
  }
  const label = t('findings.summary', {
    findings: t('findings.count', { count: findings.length }),
    titles: [...findings]
      .sort(compareSeverities)
      .map(({ type }) => titleOf(type))
      .join(', '),
  });
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={clsx(styles.mark, styles[worst])}
    >
      <SeverityIcon severity={worst} size={16} decorative />
      {findings.length.toLocaleString(locale)}
    </span>
  );
}
