import type { FacetValue } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Text } from '@backstage/ui';
import { RiCheckboxCircleLine } from '@remixicon/react';
import { Link } from 'react-router-dom';
import { compareSeverities, severityOfType } from '../../lib/findings';
import { useFindingTitles } from '../../lib/useFindingTitles';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { SectionCard, SeverityIcon } from '../shared';
import styles from './overview.module.css';

/** How many assets have which finding, worst first, each with its list. */
export function FindingsSummaryCard(props: {
  counts: FacetValue[];
  hrefOf: (type: string) => string;
}) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const titleOf = useFindingTitles();
  const items = props.counts
    .filter(({ count }) => count > 0)
    .map(({ value, count }) => ({
      type: value,
      count,
      severity: severityOfType(value),
    }))
    .sort((a, b) => compareSeverities(a, b) || b.count - a.count);
  return (
    <SectionCard title={t('findings.title')}>
      {items.length === 0 ? (
        <Text as="p" color="secondary" className={styles.calm}>
          <RiCheckboxCircleLine size={18} aria-hidden />
          {t('findings.overviewEmpty')}
        </Text>
      ) : (
        <ul className={styles.findings}>
          {items.map(({ type, count, severity }) => (
            <li key={type}>
              <Link to={props.hrefOf(type)} className={styles.findingItem}>
                <SeverityIcon severity={severity} />
                <span className={styles.legendLabel} title={titleOf(type)}>
                  {titleOf(type)}
                </span>
                <span className={styles.count}>
                  {count.toLocaleString(locale)}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  );
}
