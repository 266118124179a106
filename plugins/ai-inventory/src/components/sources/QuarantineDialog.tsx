import type {
  Source,
  SyncRun,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import { useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { useInventoryTranslation } from '../../translation';
import { ErrorNotice, LoadingLines } from '../shared';
import runs from './runs.module.css';
import styles from './sources.module.css';

function QuarantinedRecords(props: { source: Source; run: SyncRun }) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { type, key } = props.source;
  const { id, quarantined } = props.run;
  const load = useCallback(
    (signal: AbortSignal) => api.getSyncRun({ type, key }, id, { signal }),
    [api, type, key, id],
  );
  const { value, error, reload } = useInventoryQuery(load);
  if (error) {
    return <ErrorNotice error={error} onRetry={reload} />;
  }
  if (!value) {
    return <LoadingLines rows={4} />;
  }
  return (
    <>
      <p className={styles.text}>{t('sources.quarantinedText')}</p>
      {quarantined > value.problems.length && (
        <p className={styles.text}>
          {t('sources.quarantinedMore', {
            shown: String(value.problems.length),
            number: String(quarantined),
          })}
        </p>
      )}
      <div className={runs.scroll}>
        <table className={runs.runs}>
          <thead>
            <tr>
              <th scope="col">{t('sources.recordId')}</th>
              <th scope="col">{t('sources.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {value.problems.map((problem, index) => (
              <tr key={`${problem.externalId}-${index}`}>
                <td className={runs.problemId}>
                  {problem.externalId || t('common.unknown')}
                </td>
                <td className={runs.problemReason}>{problem.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The records that a run put aside, each with the reason. */
export function QuarantineDialog(props: {
  source: Source;
  run: SyncRun;
  isOpen: boolean;
  onClose: () => void;
}) {
  const { t } = useInventoryTranslation();
  return (
    <Dialog
      isOpen={props.isOpen}
      onOpenChange={isOpen => !isOpen && props.onClose()}
      isDismissable
      width={760}
    >
      <DialogHeader>
        {t('sources.quarantinedTitle', { source: props.source.ref })}
      </DialogHeader>
      <DialogBody>
        <QuarantinedRecords source={props.source} run={props.run} />
      </DialogBody>
    </Dialog>
  );
}
