import type { SourceEventCounts } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { RiErrorWarningLine } from '@remixicon/react';
import clsx from 'clsx';
import { useId } from 'react';
import { useLanguage } from '../../lib/useLanguage';
import { type Translate, useInventoryTranslation } from '../../translation';
import { RelativeTime } from '../shared';
import counts from './counts.module.css';
import styles from './events.module.css';

const OUTCOMES = [
  {
    key: 'accepted',
    label: 'events.accepted',
    text: 'events.acceptedText',
    tone: 'good',
  },
  {
    key: 'ignored',
    label: 'events.ignored',
    text: 'events.ignoredText',
    tone: undefined,
  },
  {
    key: 'refused',
    label: 'events.refused',
    text: 'events.refusedText',
    tone: 'warning',
  },
  {
    key: 'replayed',
    label: 'events.replayed',
    text: 'events.replayedText',
    tone: undefined,
  },
] as const;

function waysIn(events: SourceEventCounts, t: Translate): string {
  return [
    ...(events.webhook ? [t('events.byWebhook')] : []),
    ...(events.topics.length > 0
      ? [t('events.byTopics', { topics: events.topics.join(', ') })]
      : []),
  ].join(', ');
}

function LastRefused({ events }: { events: SourceEventCounts }) {
  const { t } = useInventoryTranslation();
  if (!events.lastRefusedAt) {
    return null;
  }
  const time = <RelativeTime iso={events.lastRefusedAt} />;
  return (
    <p className={clsx(styles.line, styles.refusal)}>
      <RiErrorWarningLine size={16} aria-hidden />
      <span>
        {events.lastRefusal
          ? t('events.lastRefused', { time, reason: events.lastRefusal })
          : t('events.lastRefusedPlain', { time })}
      </span>
    </p>
  );
}

function Meanings() {
  const { t } = useInventoryTranslation();
  return (
    <details className={counts.more}>
      <summary>{t('events.meaning')}</summary>
      <p>{t('events.intro')}</p>
      <dl>
        {OUTCOMES.map(({ key, label, text }) => (
          <div key={key}>
            <dt>{t(label)}</dt> <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** What became of the events that the platform sent. */
export function SourceEvents({ events }: { events: SourceEventCounts }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const id = useId();
  const total = OUTCOMES.reduce((sum, { key }) => sum + events[key], 0);
  return (
    <section className={styles.events} aria-labelledby={id}>
      <div className={styles.head}>
        <span id={id} className={styles.title}>
          {t('events.title')}
        </span>
        <span className={styles.ways}>{waysIn(events, t)}</span>
      </div>
      {total === 0 ? (
        <p className={clsx(styles.line, counts.quiet)}>{t('events.none')}</p>
      ) : (
        <span className={counts.counts}>
          {OUTCOMES.map(({ key, label, text, tone }) => (
            <span
              key={key}
              title={t(text)}
              className={clsx(
                counts.count,
                events[key] === 0 ? counts.zero : tone && counts[tone],
              )}
            >
              <strong>{events[key].toLocaleString(locale)}</strong> {t(label)}
            </span>
          ))}
          {events.lastAcceptedAt && (
            <span className={counts.count}>
              {t('events.lastAccepted', {
                time: <RelativeTime iso={events.lastAcceptedAt} />,
              })}
            </span>
          )}
        </span>
      )}
      {events.waiting > 0 && (
        <p className={styles.line}>
          {t('events.waiting', { count: events.waiting })}
        </p>
      )}
      <LastRefused events={events} />
      <Meanings />
    </section>
  );
}
