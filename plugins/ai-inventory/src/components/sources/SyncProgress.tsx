import type { Source } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import clsx from 'clsx';
import { formatDuration } from '../../lib/time';
import { useLanguage } from '../../lib/useLanguage';
import { useNow } from '../../lib/useNow';
import { useInventoryTranslation } from '../../translation';
import { RelativeTime } from '../shared';
import counts from './counts.module.css';
import styles from './sources.module.css';

/** How far a running sync is; without an earlier complete run nobody knows how far it has to go. */
export function SyncProgress({ source }: { source: Source }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const now = useNow();
  const run = source.runningRun;
  if (!run) {
    return source.syncRequestedAt ? (
      <div className={styles.section}>
        <div className={styles.progressHead}>
          <span className={counts.quiet}>
            {t('sources.progressRequested', {
              time: <RelativeTime iso={source.syncRequestedAt} />,
            })}
          </span>
        </div>
        <ProgressBar label={t('sources.progress', { source: source.ref })} />
      </div>
    ) : null;
  }
  const records = run.records.toLocaleString(locale);
  const pages = run.pages.toLocaleString(locale);
  const progressText = () => {
    if (run.scope === 'records') {
      return t('sources.progressTargeted', { records });
    }
    return run.expectedRecords
      ? t('sources.progressOf', {
          records,
          pages,
          expected: run.expectedRecords.toLocaleString(locale),
        })
      : t('sources.progressRecords', { records, pages });
  };
  const text = progressText();
  return (
    <div className={styles.section}>
      <div className={styles.progressHead}>
        <span>{text}</span>
        <span className={counts.quiet}>
          {formatDuration(run.startedAt, now, locale)}
        </span>
      </div>
      <ProgressBar
        label={t('sources.progress', { source: source.ref })}
        text={text}
        share={
          run.expectedRecords && run.scope !== 'records'
            ? Math.min(1, run.records / run.expectedRecords)
            : undefined
        }
      />
    </div>
  );
}

function ProgressBar(props: { label: string; text?: string; share?: number }) {
  const percent =
    props.share === undefined ? undefined : Math.round(100 * props.share);
  return (
    <div
      role="progressbar"
      aria-label={props.label}
      aria-valuetext={props.text}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className={styles.track}
    >
      <span
        className={clsx(styles.bar, percent === undefined && styles.sliding)}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
