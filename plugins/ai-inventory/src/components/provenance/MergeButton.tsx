import type { AssetDetail } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Button } from '@backstage/ui';
import { RiLinkM } from '@remixicon/react';
import { useState } from 'react';
import { useInventoryTranslation } from '../../translation';
import { MergeDialog } from './MergeDialog';
import { useMayDecide } from './useMayDecide';

/** Joins the asset with another one. */
export function MergeButton({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const [isOpen, setOpen] = useState(false);
  return useMayDecide() ? (
    <>
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiLinkM />}
        onPress={() => setOpen(true)}
      >
        {t('provenance.merge')}
      </Button>
      <MergeDialog
        asset={asset}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </>
  ) : null;
}
