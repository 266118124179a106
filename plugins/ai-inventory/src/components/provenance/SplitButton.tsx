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

const HINTS = {
  claimed: 'provenance.splitClaimed',
  decided: 'provenance.splitDecided',
} as const;

/** Parts a record from the asset, or says what keeps it there. */
export function SplitButton(props: {
  asset: AssetDetail;
  record: AssetRecord;
}) {
  const { t } = useInventoryTranslation();
  const { asset, record } = props;
  const hindrance = splitHindrance(asset, record.ref);
  if (!useMayDecide() || hindrance === 'alone') {
    return null;
  }
  return hindrance ? (
    <span className={styles.quiet}>{t(HINTS[hindrance])}</span>
  ) : (
    <SplitAct asset={asset} record={record} />
  );
}
