import type { Finding } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { aiInventoryApiRef } from '../../api';
import { announceAssetChange } from '../../lib/assetChanges';
import { useInventoryTranslation } from '../../translation';
import { ReasonDialog } from '../shared';

/** Asks why an accepted finding counts again. */
export function ReopenDialog(props: {
  finding: Finding;
  isOpen: boolean;
  onClose: () => void;
}) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { finding, isOpen, onClose } = props;
  return (
    <ReasonDialog
      title={t('findings.reopenTitle', { title: finding.title })}
      text={t('findings.reopenText')}
      confirmLabel={t('findings.reopenConfirm')}
      failedTitle={t('findings.reopenFailed')}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={async reason => {
        await api.reopenFinding(finding.id, reason);
        announceAssetChange();
      }}
    />
  );
}
