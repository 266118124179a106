import type {
  Brake,
  Source,
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
import { useState } from 'react';
import { aiInventoryApiRef } from '../../api';
import { readableError } from '../../lib/readableError';
import { useInventoryTranslation } from '../../translation';
import { ErrorNotice } from '../shared';
import styles from './sources.module.css';

const SHORTEST_REASON = 3;
const LONGEST_REASON = 1000;

/** Asks why the smaller listing is right, then lets the next sync apply it. */
export function ReleaseBrakeDialog(props: {
  source: Source;
  brake: Brake;
  isOpen: boolean;
  onClose: () => void;
  onReleased: (source: Source) => void;
}) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { source, brake, isOpen, onClose, onReleased } = props;
  const [reason, setReason] = useState('');
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<Error>();
  const tooShort = reason.trim().length < SHORTEST_REASON;

  const release = async () => {
    setSending(true);
    setError(undefined);
    try {
      const { type, key } = source;
      onReleased(await api.releaseBrake({ type, key }, reason.trim()));
      setReason('');
      onClose();
    } catch (failure) {
      setError(readableError(failure));
    } finally {
      setSending(false);
    }
  };

  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={open => !open && onClose()}
      isDismissable={!sending}
      width={560}
    >
      <DialogHeader>
        {t('sources.releaseTitle', { source: source.ref })}
      </DialogHeader>
      <DialogBody>
        <div className={styles.stack}>
          <p className={styles.text}>
            {t('sources.releaseText', {
              missing: String(brake.missing),
              known: String(brake.known),
            })}
          </p>
          <TextAreaField
            label={t('sources.releaseReason')}
            description={
              reason !== '' && tooShort
                ? t('sources.releaseReasonShort')
                : t('sources.releaseReasonHint')
            }
            value={reason}
            onChange={setReason}
            maxLength={LONGEST_REASON}
            isRequired
          />
          {error && (
            <ErrorNotice title={t('sources.releaseFailed')} error={error} />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" isDisabled={sending} onPress={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          variant="primary"
          destructive
          isPending={sending}
          isDisabled={tooShort}
          onPress={release}
        >
          {t('sources.releaseConfirm')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
