import type { Source } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Button, Text } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { useId, useState } from 'react';
import { formatDuration } from '../../lib/time';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { RelativeTime, RunStatusBadge } from '../shared';
import { RunCounts } from './RunCounts';
import { RunHistory } from './RunHistory';
import { RunWait } from './RunWait';
import counts from './counts.module.css';
import styles from './sources.module.css';

/** What the last reading of the whole source did, with the runs before it. */
export function LastRun({ source }: { source: Source }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const historyId = useId();
  const [open, setOpen] = useState(false);
  const run = source.lastRun;
  return (
    <div className={styles.section}>
      <div className={styles.lastRun}>
        {run ? (
          <>
            <span className={styles.lastRunHead}>
              <Text as="span" weight="bold">
                {t('sources.lastRun')}
              </Text>
              <RunStatusBadge status={run.status} />
              <span className={counts.quiet}>
                <RelativeTime iso={run.startedAt} />
                {run.endedAt &&
                  `, ${t('run.took', {
                    duration: formatDuration(
                      run.startedAt,
                      run.endedAt,
                      locale,
                    ),
                  })}`}
              </span>
              <RunWait run={run} />
            </span>
            <RunCounts run={run} />
          </>
        ) : (
          <span className={counts.quiet}>{t('sources.noRun')}</span>
        )}
      </div>
      <div className={styles.history}>
        <Button
          size="small"
          variant="tertiary"
          className={styles.historyToggle}
          iconStart={open ? <RiArrowDownSLine /> : <RiArrowRightSLine />}
          aria-expanded={open}
          aria-controls={historyId}
          onPress={() => setOpen(!open)}
        >
          {t('sources.history')}
        </Button>
        {/* A new key reads the list anew once another run has ended. */}
        <div id={historyId}>
          {open && <RunHistory key={run?.id} source={source} />}
        </div>
      </div>
    </div>
  );
}
