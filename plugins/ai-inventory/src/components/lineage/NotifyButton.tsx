import {
  aiInventoryImpactNotifyPermission,
  type ImpactQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import { RiNotification3Line } from '@remixicon/react';
import { useId, useState } from 'react';
import { useInventoryTranslation } from '../../translation';
import styles from './lineage.module.css';
import { NotifyDialog } from './NotifyDialog';

/** Tells the owners of what is affected; says why where the reader may not. */
export function NotifyButton({ target }: { target: ImpactQuery }) {
  const { t } = useInventoryTranslation();
  const reasonId = useId();
  const [isOpen, setOpen] = useState(false);
  const { loading, allowed } = usePermission({
    permission: aiInventoryImpactNotifyPermission,
  });
  const isPast = target.asOf !== undefined;
  const isDenied = !loading && !allowed;
  return (
    <>
      <Button
        size="small"
        variant="primary"
        iconStart={<RiNotification3Line />}
        isDisabled={!allowed || isPast}
        aria-describedby={isDenied || isPast ? reasonId : undefined}
        onPress={() => setOpen(true)}
      >
        {t('notify.act')}
      </Button>
      {isPast && (
        <span id={reasonId} className={styles.quiet}>
          {t('asOf.notOnDate')}
        </span>
      )}
      {isDenied && !isPast && (
        <span id={reasonId} className={styles.quiet}>
          {t('notify.denied', {
            permission: aiInventoryImpactNotifyPermission.name,
          })}
        </span>
      )}
      {isOpen && (
        <NotifyDialog target={target} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
