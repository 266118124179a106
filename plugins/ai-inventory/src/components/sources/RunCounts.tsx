import type { SyncRun } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import clsx from 'clsx';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import styles from './counts.module.css';

const COUNTS = [
  { key: 'created', label: 'run.created', tone: 'good' },
  { key: 'updated', label: 'run.updated', tone: 'change' },
  { key: 'unchanged', label: 'run.unchanged', tone: undefined },
  { key: 'missing', label: 'run.missing', tone: 'warning' },
  { key: 'removed', label: 'run.removed', tone: 'bad' },
  { key: 'restored', label: 'run.restored', tone: 'good' },
  { key: 'quarantined', label: 'run.quarantined', tone: 'warning' },
] as const;

// A targeted run looks at a few objects only, so it never sweeps.
const OF_SWEEPS: readonly string[] = ['missing', 'removed'];

/** What a run found; zeros stay, but quiet, so that the columns can be compared. */
export function RunCounts({ run }: { run: SyncRun }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const counts = COUNTS.filter(
    ({ key }) =>
      run[key] > 0 ||
      (key !== 'restored' &&
        !(run.scope === 'records' && OF_SWEEPS.includes(key))),
  );
  return (
    <span className={styles.counts}>
      <span className={styles.count}>
        <strong>{run.records.toLocaleString(locale)}</strong> {t('run.read')}
      </span>
      {counts.map(({ key, label, tone }) => (
        <span
          key={key}
          className={clsx(
            styles.count,
            run[key] === 0 ? styles.zero : tone && styles[tone],
          )}
        >
          <strong>{run[key].toLocaleString(locale)}</strong> {t(label)}
        </span>
      ))}
    </span>
  );
}
