import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextAreaField,
} from '@backstage/ui';
import { type ReactNode, useEffect, useState } from 'react';
import { readableError } from '../../lib/readableError';
import { useInventoryTranslation } from '../../translation';
import { ErrorNotice } from './Notices';
import styles from './notices.module.css';

const SHORTEST_REASON = 3;
const LONGEST_REASON = 1000;

/** Asks for the reason of an act, does it, and stays open with the error if it fails. */
export function ReasonDialog(props: {
  title: string;
  text: string;
  confirmLabel: string;
  failedTitle: string;
  isOpen: boolean;
  /** Whether what else the act needs is there. */
  isReady?: boolean;
  width?: number;
  onClose: () => void;
  onConfirm: (reason: string) => Promise<void>;
  /** What the act needs beside the reason. */
  children?: ReactNode;
}) {
  const { t } = useInventoryTranslation();
  const { isOpen, onClose, onConfirm } = props;
  const [reason, setReason] = useState('');
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<Error>();
  const tooShort = reason.trim().length < SHORTEST_REASON;

  useEffect(() => {
    if (isOpen) {
      setReason('');
      setError(undefined);
    }
  }, [isOpen]);

  const confirm = async () => {
    setSending(true);
    setError(undefined);
    try {
      await onConfirm(reason.trim());
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
      width={props.width ?? 560}
    >
      <DialogHeader>{props.title}</DialogHeader>
      <DialogBody>
        <div className={styles.dialog}>
          <p className={styles.dialogText}>{props.text}</p>
          {props.children}
          <TextAreaField
            label={t('reason.label')}
            description={
              reason !== '' && tooShort
                ? t('reason.tooShort')
                : t('reason.hint')
            }
            value={reason}
            onChange={setReason}
            maxLength={LONGEST_REASON}
            isRequired
          />
          {error && <ErrorNotice title={props.failedTitle} error={error} />}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" isDisabled={sending} onPress={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={sending}
          isDisabled={tooShort || props.isReady === false}
          onPress={confirm}
        >
          {props.confirmLabel}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
