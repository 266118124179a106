import type {
  AssetDetail,
  AssetRecord,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { aiInventoryApiRef } from '../../api';
import { announceAssetChange } from '../../lib/assetChanges';
import { splitHindrance } from '../../lib/provenance';
import { useInventoryTranslation } from '../../translation';
import { ReasonDialog } from '../shared';
import styles from './provenance.module.css';
import { useMayDecide } from './useMayDecide';

function SplitAct(props: { asset: AssetDetail; record: AssetRecord }) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const [isOpen, setOpen] = useState(false);
  const { asset, record } = props;
  return (
    <div className={styles.quietAct}>
      <Button size="small" variant="tertiary" onPress={() => setOpen(true)}>
        {t('provenance.split')}
      </Button>
      <ReasonDialog
        title={t('provenance.splitTitle', { record: record.ref })}
        text={t('provenance.splitText')}
        confirmLabel={t('provenance.splitConfirm')}
        failedTitle={t('provenance.splitFailed')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={async reason => {
          await api.decideLink({
            type: 'split',
            assetId: asset.id,
            recordRef: record.ref,
            reason,
          });
          announceAssetChange();
        }}
      />
    </div>
  );
}

/** Parts a record from the asset, or says how else it is parted. */
export function SplitButton(props: {
  asset: AssetDetail;
  record: AssetRecord;
}) {
  const { t } = useInventoryTranslation();
  const { asset, record } = props;
  const hindrance = splitHindrance(asset, record.ref);
  if (!useMayDecide()) {
    return null;
  }
  switch (hindrance) {
    case undefined:
      return <SplitAct asset={asset} record={record} />;
    case 'decided':
      return (
        <span className={styles.quiet}>{t('provenance.splitDecided')}</span>
      );
    default:
      // The declaration says above how to part what it claims.
      return null;
  }
}
