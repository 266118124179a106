import type {
  ImpactNotice,
  ImpactNotices,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Alert, Text } from '@backstage/ui';
import { useId } from 'react';
import { useInventoryTranslation } from '../../translation';
import { EntityLink } from '../shared';
import styles from './lineage.module.css';

/** So many owners at once; a dialog is no place for more. */
const OWNERS = 50;

function Notice(props: { notice: ImpactNotice; message?: string }) {
  const { t } = useInventoryTranslation();
  const { notice, message } = props;
  const more = notice.count - notice.things.length;
  return (
    <li className={styles.entry}>
      <span className={styles.nodeName}>
        <EntityLink
          entityRef={notice.owner}
          defaultKind="group"
          className={styles.strong}
        />
        <span className={styles.quiet}>
          {t('notify.things', { count: notice.count })}
        </span>
      </span>
      <div className={styles.edge}>
        <p>{notice.title}</p>
        {message && <p className={styles.preLine}>{message}</p>}
        <p className={styles.evidence}>
          {notice.things.map(({ name }) => name).join(', ')}
          {more > 0 && ` ${t('notify.moreThings', { count: more })}`}
        </p>
      </div>
    </li>
  );
}

/** Whom nobody can tell: owners that are not there, and things without one. */
export function Unreachable({ notices }: { notices: ImpactNotices }) {
  const { t } = useInventoryTranslation();
  const { unknownOwners, withoutOwner } = notices;
  return (
    <>
      {unknownOwners.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('notify.unknownOwners', { count: unknownOwners.length })}
          description={unknownOwners
            .map(
              ({ ref, count }) => `${ref} (${t('notify.things', { count })})`,
            )
            .join(', ')}
        />
      )}
      {withoutOwner > 0 && (
        <p className={styles.quiet}>
          {t('notify.withoutOwner', { count: withoutOwner })}
        </p>
      )}
    </>
  );
}

/** Who would be told what. */
export function NoticeList(props: {
  notices: ImpactNotices;
  /** What stands before the list of what is affected. */
  message?: string;
}) {
  const { t } = useInventoryTranslation();
  const id = useId();
  const { notices } = props.notices;
  const shown = notices.slice(0, OWNERS);
  return (
    <section aria-labelledby={id} className={styles.stack}>
      <Text as="h3" id={id} variant="body-medium" weight="bold">
        {t('notify.preview')}
      </Text>
      {notices.length === 0 && (
        <p className={styles.quiet}>{t('notify.nobody')}</p>
      )}
      <ul className={styles.entries}>
        {shown.map(notice => (
          <Notice key={notice.owner} notice={notice} message={props.message} />
        ))}
      </ul>
      {shown.length < notices.length && (
        <p className={styles.quiet}>
          {t('notify.moreThings', { count: notices.length - shown.length })}
        </p>
      )}
      <Unreachable notices={props.notices} />
    </section>
  );
}
