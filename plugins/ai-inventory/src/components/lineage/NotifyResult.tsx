import type { ImpactNotices } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Alert } from '@backstage/ui';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { EntityLink } from '../shared';
import styles from './lineage.module.css';
import { Unreachable } from './NoticeList';

/** Who was told, and who could not be, with why. */
export function NotifyResult({ result }: { result: ImpactNotices }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const { notices } = result;
  const failed = notices.filter(({ status }) => status === 'failed');
  const sent = notices.length - failed.length;
  // What needs the reader's attention first.
  const sorted = [
    ...failed,
    ...notices.filter(({ status }) => status !== 'failed'),
  ];
  return (
    <>
      <Alert
        role="status"
        status={failed.length > 0 ? 'warning' : 'success'}
        icon
        title={
          failed.length > 0
            ? t('notify.sentSome', {
                sent: sent.toLocaleString(locale),
                number: notices.length.toLocaleString(locale),
              })
            : t('notify.sentAll', { count: sent })
        }
        description={failed.length > 0 ? t('notify.againHint') : undefined}
      />
      <ul className={styles.entries}>
        {sorted.map(({ owner, status, reason }) => (
          <li key={owner} className={styles.entry}>
            <span className={styles.nodeName}>
              <EntityLink entityRef={owner} defaultKind="group" />
              <span
                className={status === 'failed' ? styles.failed : styles.quiet}
              >
                {t(status === 'failed' ? 'notify.notSent' : 'notify.sent')}
              </span>
            </span>
            {reason && <p className={styles.quiet}>{reason}</p>}
          </li>
        ))}
      </ul>
      <Unreachable notices={result} />
    </>
  );
}
