import type { Asset } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Button } from '@backstage/ui';
import { RiFileAddLine } from '@remixicon/react';
import { useState } from 'react';
import { useInventoryTranslation } from '../../translation';
import { DeclareDialog } from './DeclareDialog';

/** Whether an owner could declare the asset: a model or a dataset that nobody declared yet. */
export function isDeclarable(
  asset: Pick<Asset, 'kind' | 'declared' | 'removedAt'>,
): boolean {
  return (
    !asset.declared &&
    !asset.removedAt &&
    (asset.kind === 'model' || asset.kind === 'dataset')
  );
}

/** Opens the draft of the asset's declaration; nothing where none is to be made. */
export function DeclareButton(props: {
  asset: Asset;
  variant?: 'primary' | 'secondary';
}) {
  const { t } = useInventoryTranslation();
  const [isOpen, setOpen] = useState(false);
  const { asset } = props;
  return isDeclarable(asset) ? (
    <>
      <Button
        size="small"
        variant={props.variant ?? 'secondary'}
        iconStart={<RiFileAddLine />}
        onPress={() => setOpen(true)}
      >
        {t('declare.button')}
      </Button>
      {isOpen && <DeclareDialog asset={asset} onClose={() => setOpen(false)} />}
    </>
  ) : null;
}
