import { Text } from '@backstage/ui';
import type { CSSProperties } from 'react';
import { Link } from 'react-router-dom';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { SectionCard } from '../shared';
import styles from './overview.module.css';

/** One part of a whole. */
export interface BreakdownItem {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** Name of a CSS custom property. */
  readonly color: string;
  /** The list of these assets. */
  readonly href?: string;
}

const segmentColor = (item: BreakdownItem) =>
  ({ '--segment-color': `var(${item.color})` } as CSSProperties);

function useItemTitle(items: BreakdownItem[]) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const total = items.reduce((sum, item) => sum + item.count, 0);
  return (item: BreakdownItem) =>
    t('overview.breakdownItem', {
      label: item.label,
      number: String(item.count),
      share: (total > 0 ? item.count / total : 0).toLocaleString(locale, {
        style: 'percent',
      }),
    });
}

function ItemLink(props: {
  item: BreakdownItem;
  className: string;
  title: string;
  children: React.ReactNode;
}) {
  const { item, className, title, children } = props;
  return item.href ? (
    <Link
      to={item.href}
      className={className}
      style={segmentColor(item)}
      title={title}
      aria-label={title}
    >
      {children}
    </Link>
  ) : (
    <span className={className} style={segmentColor(item)} title={title}>
      {children}
    </span>
  );
}

function NothingToCount() {
  const { t } = useInventoryTranslation();
  return (
    <Text as="p" color="secondary">
      {t('overview.breakdownEmpty')}
    </Text>
  );
}

/** Parts of a whole as one bar, with a legend that links to the lists. */
export function StackedBreakdown(props: {
  title: string;
  items: BreakdownItem[];
}) {
  const titleOf = useItemTitle(props.items);
  const shown = props.items.filter(item => item.count > 0);
  return (
    <SectionCard title={props.title}>
      {shown.length === 0 ? (
        <NothingToCount />
      ) : (
        <>
          {/* The legend says the same in words. */}
          <div className={styles.stacked} aria-hidden>
            {shown.map(item => (
              <span
                key={item.id}
                className={styles.segment}
                style={{ ...segmentColor(item), flex: item.count }}
                title={titleOf(item)}
              />
            ))}
          </div>
          <ul className={styles.legend}>
            {props.items.map(item => (
              <li key={item.id}>
                <ItemLink
                  item={item}
                  className={styles.legendItem}
                  title={titleOf(item)}
                >
                  <span className={styles.swatch} aria-hidden />
                  <span className={styles.legendLabel}>{item.label}</span>
                  <span className={styles.count}>{item.count}</span>
                </ItemLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </SectionCard>
  );
}

/** Values that may overlap, each as a bar beside the others. */
export function BarBreakdown(props: { title: string; items: BreakdownItem[] }) {
  const titleOf = useItemTitle(props.items);
  const most = Math.max(...props.items.map(item => item.count), 1);
  return (
    <SectionCard title={props.title}>
      {props.items.length === 0 ? (
        <NothingToCount />
      ) : (
        <ul className={styles.bars}>
          {props.items.map(item => (
            <li key={item.id}>
              <ItemLink
                item={item}
                className={styles.barItem}
                title={titleOf(item)}
              >
                <span className={styles.legendLabel}>{item.label}</span>
                <span className={styles.count}>{item.count}</span>
                <span className={styles.track} aria-hidden>
                  <span
                    className={styles.bar}
                    style={{ width: `${(100 * item.count) / most}%` }}
                  />
                </span>
              </ItemLink>
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  );
}
