import type {
  ImpactNotices,
  ImpactQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextAreaField,
} from '@backstage/ui';
import { useCallback, useState } from 'react';
import { aiInventoryApiRef } from '../../api';
import { readableError } from '../../lib/readableError';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { useInventoryTranslation } from '../../translation';
import { ErrorNotice, LoadingLines } from '../shared';
import styles from './lineage.module.css';
import { NotifyResult } from './NotifyResult';
import { NoticeList } from './NoticeList';

const LONGEST_MESSAGE = 1000;

function usePreview({ ref, version }: ImpactQuery) {
  const api = useApi(aiInventoryApiRef);
  const load = useCallback(
    (signal: AbortSignal) =>
      api.notifyAffectedOwners({ ref, version, preview: true }, { signal }),
    [api, ref, version],
  );
  return useInventoryQuery(load);
}

/** Shows who would be told what, then tells them, then how that went. */
export function NotifyDialog(props: {
  target: ImpactQuery;
  onClose: () => void;
}) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { target, onClose } = props;
  const preview = usePreview(target);
  const [message, setMessage] = useState('');
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<Error>();
  const [result, setResult] = useState<ImpactNotices>();
  const count = preview.value?.notices.length ?? 0;

  const send = async () => {
    setSending(true);
    setError(undefined);
    try {
      const { ref, version } = target;
      setResult(
        await api.notifyAffectedOwners({
          ref,
          version,
          message: message.trim() || undefined,
          preview: false,
        }),
      );
    } catch (failure) {
      setError(readableError(failure));
    } finally {
      setSending(false);
    }
  };
  const hasFailed = result?.notices.some(({ status }) => status === 'failed');

  return (
    <Dialog
      isOpen
      onOpenChange={open => !open && onClose()}
      isDismissable={!sending}
      width={640}
    >
      <DialogHeader>{t('notify.title')}</DialogHeader>
      <DialogBody>
        <div className={styles.stack}>
          {result ? (
            <NotifyResult result={result} />
          ) : (
            <>
              <TextAreaField
                label={t('notify.message')}
                description={t('notify.messageHint')}
                value={message}
                onChange={setMessage}
                maxLength={LONGEST_MESSAGE}
              />
              {preview.error && !preview.loading && (
                <ErrorNotice
                  title={t('notify.previewFailed')}
                  error={preview.error}
                  onRetry={preview.reload}
                />
              )}
              {!preview.value && preview.loading && <LoadingLines rows={4} />}
              {preview.value && (
                <NoticeList
                  notices={preview.value}
                  message={message.trim() || undefined}
                />
              )}
            </>
          )}
          {error && <ErrorNotice title={t('notify.failed')} error={error} />}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" isDisabled={sending} onPress={onClose}>
          {result ? t('notify.done') : t('common.cancel')}
        </Button>
        {(!result || hasFailed) && (
          <Button
            variant="primary"
            isPending={sending}
            isDisabled={count === 0}
            onPress={send}
          >
            {result ? t('notify.again') : t('notify.confirm', { count })}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
