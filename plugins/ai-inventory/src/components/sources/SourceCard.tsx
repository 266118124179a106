import {
  aiInventorySourceSyncPermission,
  type Source,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Card, Text } from '@backstage/ui';
import {
  RiArrowDownSLine,
  RiArrowRightSLine,
  RiRefreshLine,
  RiServerLine,
} from '@remixicon/react';
import clsx from 'clsx';
import { useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { aiInventoryApiRef } from '../../api';
import { readableError } from '../../lib/readableError';
import { ASSET_KINDS } from '../../lib/assetFilters';
import { platformName } from '../../lib/sourceRef';
import { formatDuration } from '../../lib/time';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import {
  BadgeRow,
  ErrorNotice,
  ExternalLink,
  Fact,
  FactList,
  RelativeTime,
  RunStatusBadge,
  SourceStateBadge,
  Tag,
} from '../shared';
import tokens from '../shared/tokens.module.css';
import { RunCounts } from './RunCounts';
import { RunHistory } from './RunHistory';
import { SourceNotices } from './SourceNotices';
import styles from './sources.module.css';
import { SyncProgress } from './SyncProgress';

/** Whether a sync runs or is about to. */
export function isBusy(source: Source): boolean {
  return (
    source.running ||
    source.runningRun !== undefined ||
    source.syncRequestedAt !== undefined
  );
}

function SyncButton(props: {
  source: Source;
  onRequested: (source: Source) => void;
  onFailed: (error: Error | undefined) => void;
}) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const reasonId = useId();
  const [sending, setSending] = useState(false);
  const { loading, allowed } = usePermission({
    permission: aiInventorySourceSyncPermission,
  });
  const { source, onRequested, onFailed } = props;
  const busy = isBusy(source);

  let reason: string | undefined;
  if (source.state === 'unconfigured') {
    reason = t('sources.syncUnconfigured');
  } else if (!loading && !allowed) {
    reason = t('sources.syncDenied', {
      permission: aiInventorySourceSyncPermission.name,
    });
  }

  const sync = async () => {
    setSending(true);
    onFailed(undefined);
    try {
      const { type, key } = source;
      onRequested(await api.syncSource({ type, key }));
    } catch (failure) {
      onFailed(readableError(failure));
    } finally {
      setSending(false);
    }
  };

  return (
    <div className={styles.actions}>
      <Button
        variant="secondary"
        size="small"
        iconStart={<RiRefreshLine />}
        isPending={sending}
        isDisabled={loading || busy || reason !== undefined}
        aria-describedby={reason ? reasonId : undefined}
        onPress={sync}
      >
        {t('sources.syncNow')}
      </Button>
      {reason && (
        <span id={reasonId} className={styles.reason}>
          {reason}
        </span>
      )}
    </div>
  );
}

function SourceFacts({ source }: { source: Source }) {
  const { t } = useInventoryTranslation();
  const assets = ASSET_KINDS.flatMap(kind => {
    const count = source.assets.find(a => a.value === kind)?.count;
    return count ? [t(`kindCount.${kind}`, { count })] : [];
  });
  return (
    <div className={styles.section}>
      <FactList>
        <Fact label={t('sources.lastComplete')}>
          {source.lastCompleteAt ? (
            <RelativeTime iso={source.lastCompleteAt} />
          ) : (
            t('overview.neverComplete')
          )}
        </Fact>
        <Fact label={t('sources.schedule')}>
          {source.schedule ?? t('sources.noSchedule')}
        </Fact>
        <Fact label={t('sources.assets')}>
          {assets.length > 0 ? assets.join(', ') : t('sources.noAssets')}
        </Fact>
      </FactList>
    </div>
  );
}

function LastRun({ source }: { source: Source }) {
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
              <span className={styles.quiet}>
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
            </span>
            <RunCounts run={run} />
          </>
        ) : (
          <span className={styles.quiet}>{t('sources.noRun')}</span>
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

/** One source: how it is, what its last run did, and what an operator can do. */
export function SourceCard(props: {
  source: Source;
  onChange: (source: Source) => void;
}) {
  const { t } = useInventoryTranslation();
  const titleId = useId();
  const { hash } = useLocation();
  const element = useRef<HTMLDivElement>(null);
  const [syncError, setSyncError] = useState<Error>();
  const { source, onChange } = props;

  const isTarget = decodeURIComponent(hash) === `#${source.ref}`;
  useEffect(() => {
    if (isTarget) {
      element.current?.scrollIntoView?.({ block: 'start' });
    }
  }, [isTarget]);

  return (
    <Card
      ref={element}
      id={source.ref}
      role="region"
      aria-labelledby={titleId}
      className={clsx(tokens.card, styles.card)}
    >
      <div className={styles.head}>
        <div className={styles.identity}>
          <span className={styles.logo} aria-hidden>
            <RiServerLine size={20} />
          </span>
          <div className={styles.titles}>
            <span className={styles.titleLine}>
              <Text as="h2" id={titleId} variant="title-x-small" weight="bold">
                {source.ref}
              </Text>
              <BadgeRow>
                <SourceStateBadge
                  source={source}
                  requested={source.syncRequestedAt !== undefined}
                />
                {source.environment && (
                  <Tag title={t('sources.environment')}>
                    {source.environment}
                  </Tag>
                )}
              </BadgeRow>
            </span>
            <span className={styles.location}>
              {platformName(source.type)}
              {source.location && (
                <>
                  {' · '}
                  <ExternalLink
                    href={source.location}
                    label={source.location}
                  />
                </>
              )}
            </span>
          </div>
        </div>
        <SyncButton
          source={source}
          onRequested={onChange}
          onFailed={setSyncError}
        />
      </div>
      <SyncProgress source={source} />
      <div className={styles.stack}>
        <SourceFacts source={source} />
        {syncError && (
          <ErrorNotice title={t('sources.syncFailed')} error={syncError} />
        )}
        <SourceNotices source={source} onReleased={onChange} />
      </div>
      <LastRun source={source} />
    </Card>
  );
}
