import type {
  Source,
  SyncRun,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { Button, Text } from '@backstage/ui';
import clsx from 'clsx';
import { useCallback, useState } from 'react';
import { aiInventoryApiRef } from '../../api';
import { formatDuration } from '../../lib/time';
import { useCursorPages } from '../../lib/useCursorPages';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import {
  BadgeRow,
  EntityLink,
  ErrorNotice,
  LoadingLines,
  RelativeTime,
  RunStatusBadge,
  Tag,
} from '../shared';
import counts from './counts.module.css';
import { QuarantineDialog } from './QuarantineDialog';
import { RunCounts } from './RunCounts';
import { RunWait } from './RunWait';
import { RunWarnings } from './RunWarnings';
import styles from './runs.module.css';

const PAGE_SIZE = 10;

function RunRow(props: { source: Source; run: SyncRun }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const [open, setOpen] = useState(false);
  const { source, run } = props;
  return (
    <tr className={clsx(run.scope === 'records' && styles.targeted)}>
      <td className={styles.nowrap}>
        <RelativeTime iso={run.startedAt} />
      </td>
      <td>
        <BadgeRow>
          <RunStatusBadge status={run.status} />
          {run.scope === 'records' && (
            <Tag title={t('sources.targetedTitle')}>
              {t('sources.targeted')}
            </Tag>
          )}
        </BadgeRow>
      </td>
      <td className={styles.nowrap}>
        {run.endedAt ? formatDuration(run.startedAt, run.endedAt, locale) : '–'}
      </td>
      <td className={styles.nowrap}>
        {run.requestedBy?.includes(':') ? (
          <EntityLink entityRef={run.requestedBy} defaultKind="user" />
        ) : (
          run.requestedBy ?? t(`run.${run.trigger}`)
        )}
      </td>
      <td>
        <RunCounts run={run} />
        <RunWait run={run} />
        {run.warnings && run.warnings.length > 0 && (
          <details className={counts.more}>
            <summary>
              {t('sources.warningsCount', { count: run.warnings.length })}
            </summary>
            <RunWarnings warnings={run.warnings} />
          </details>
        )}
        {run.error && <p className={styles.runError}>{run.error}</p>}
        {run.quarantined > 0 && (
          <>
            <Button
              size="small"
              variant="tertiary"
              onPress={() => setOpen(true)}
            >
              {t('sources.showQuarantined')}
            </Button>
            <QuarantineDialog
              source={source}
              run={run}
              isOpen={open}
              onClose={() => setOpen(false)}
            />
          </>
        )}
      </td>
    </tr>
  );
}

/** The runs of a source, newest first. */
export function RunHistory({ source }: { source: Source }) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { type, key } = source;
  const load = useCallback(
    (cursor: string | undefined, signal: AbortSignal) =>
      api.listSyncRuns({ type, key }, { limit: PAGE_SIZE, cursor }, { signal }),
    [api, type, key],
  );
  const runs = useCursorPages(load);
  if (!runs.items) {
    return runs.error ? (
      <ErrorNotice error={runs.error} onRetry={runs.retry} />
    ) : (
      <LoadingLines rows={3} />
    );
  }
  if (runs.items.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('sources.historyEmpty')}
      </Text>
    );
  }
  return (
    <>
      <div className={styles.scroll}>
        <table className={clsx(styles.runs, styles.runList)}>
          <thead>
            <tr>
              <th scope="col">{t('sources.columnStarted')}</th>
              <th scope="col">{t('sources.columnStatus')}</th>
              <th scope="col">{t('sources.columnTook')}</th>
              <th scope="col">{t('sources.columnTrigger')}</th>
              <th scope="col">{t('sources.columnCounts')}</th>
            </tr>
          </thead>
          <tbody>
            {runs.items.map(run => (
              <RunRow key={run.id} source={source} run={run} />
            ))}
          </tbody>
        </table>
      </div>
      {runs.error && <ErrorNotice error={runs.error} onRetry={runs.retry} />}
      {runs.hasMore && (
        <Button
          size="small"
          variant="tertiary"
          isPending={runs.loading}
          onPress={runs.loadMore}
        >
          {t('common.loadMore')}
        </Button>
      )}
    </>
  );
}
