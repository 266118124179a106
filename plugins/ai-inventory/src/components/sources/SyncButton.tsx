import {
  aiInventorySourceSyncPermission,
  type Source,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { useId, useState } from 'react';
import { aiInventoryApiRef } from '../../api';
import { readableError } from '../../lib/readableError';
import { useInventoryTranslation } from '../../translation';
import styles from './sources.module.css';

/** Whether a sync runs or is about to. */
export function isBusy(source: Source): boolean {
  return (
    source.running ||
    source.runningRun !== undefined ||
    source.syncRequestedAt !== undefined
  );
}

/** Starts a sync; says why where it cannot. */
export function SyncButton(props: {
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
