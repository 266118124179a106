import type { SyncRun } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { RiHourglassLine } from '@remixicon/react';
import { formatMilliseconds } from '../../lib/time';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import styles from './runs.module.css';

/** How long a run waited because the platform asked for it; nothing where it never had to. */
export function RunWait(props: { run: SyncRun }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const { throttledMs } = props.run;
  return throttledMs ? (
    <span className={styles.wait} title={t('sources.waitedTitle')}>
      <RiHourglassLine size={14} aria-hidden />
      {t('sources.waited', {
        duration: formatMilliseconds(throttledMs, locale),
      })}
    </span>
  ) : null;
}
