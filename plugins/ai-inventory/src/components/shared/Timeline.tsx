import type { Revision } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  RiAddLine,
  RiArrowGoBackLine,
  RiArrowRightLine,
  RiDeleteBin6Line,
  RiEditLine,
  RiEyeOffLine,
  RiFileEditLine,
  RiFileReduceLine,
  RiFileTextLine,
  RiGitCommitLine,
  RiLinkM,
  RiLinkUnlinkM,
  type RemixiconComponentType,
} from '@remixicon/react';
import clsx from 'clsx';
import { DateTime } from 'luxon';
import type { ReactNode } from 'react';
import { isLifecycleChange } from '../../lib/describeRevision';
import { useLanguage } from '../../lib/useLanguage';
import { useNow } from '../../lib/useNow';
import { type Translate, useInventoryTranslation } from '../../translation';
import styles from './timeline.module.css';

type NodeTone = 'good' | 'change' | 'lifecycle' | 'warning' | 'bad';

const LOOKS: Record<
  Revision['type'],
  { tone: NodeTone; Icon: RemixiconComponentType }
> = {
  created: { tone: 'good', Icon: RiAddLine },
  changed: { tone: 'change', Icon: RiEditLine },
  'version-added': { tone: 'good', Icon: RiGitCommitLine },
  'version-changed': { tone: 'change', Icon: RiEditLine },
  'version-removed': { tone: 'bad', Icon: RiDeleteBin6Line },
  'version-restored': { tone: 'good', Icon: RiArrowGoBackLine },
  missing: { tone: 'warning', Icon: RiEyeOffLine },
  found: { tone: 'good', Icon: RiArrowGoBackLine },
  removed: { tone: 'bad', Icon: RiDeleteBin6Line },
  restored: { tone: 'good', Icon: RiArrowGoBackLine },
  declared: { tone: 'good', Icon: RiFileTextLine },
  'declaration-changed': { tone: 'change', Icon: RiFileEditLine },
  undeclared: { tone: 'warning', Icon: RiFileReduceLine },
  linked: { tone: 'good', Icon: RiLinkM },
  unlinked: { tone: 'warning', Icon: RiLinkUnlinkM },
};

function dayLabel(iso: string, now: DateTime, locale: string, t: Translate) {
  const day = DateTime.fromISO(iso).startOf('day');
  const daysAgo = now.startOf('day').diff(day, 'days').days;
  if (daysAgo < 1) {
    return t('overview.today');
  }
  return daysAgo < 2
    ? t('overview.yesterday')
    : day.setLocale(locale).toLocaleString(DateTime.DATE_FULL);
}

/** Revisions under the day on which the inventory learned of them. */
export function Timeline<T extends Revision>(props: {
  revisions: T[];
  renderItem: (revision: T) => { text: ReactNode; meta: ReactNode };
}) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const now = useNow();
  const days: { label: string; revisions: T[] }[] = [];
  props.revisions.forEach(revision => {
    const label = dayLabel(revision.recordedAt, now, locale, t);
    const last = days[days.length - 1];
    if (last?.label === label) {
      last.revisions.push(revision);
    } else {
      days.push({ label, revisions: [revision] });
    }
  });
  return (
    <>
      {days.map(day => (
        <section key={day.revisions[0].id} aria-label={day.label}>
          <h3 className={styles.day}>{day.label}</h3>
          <ol className={styles.list}>
            {day.revisions.map(revision => {
              const { tone, Icon } = LOOKS[revision.type] ?? LOOKS.changed;
              const moved = isLifecycleChange(revision);
              const { text, meta } = props.renderItem(revision);
              return (
                <li key={revision.id} className={styles.item}>
                  <span
                    aria-hidden
                    className={clsx(
                      styles.node,
                      styles[moved ? 'lifecycle' : tone],
                    )}
                  >
                    {moved ? (
                      <RiArrowRightLine size={16} />
                    ) : (
                      <Icon size={16} />
                    )}
                  </span>
                  <div className={styles.body}>
                    {text}
                    <div className={styles.meta}>{meta}</div>
                  </div>
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </>
  );
}
