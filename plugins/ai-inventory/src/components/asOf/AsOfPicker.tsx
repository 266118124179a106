import { Button } from '@backstage/ui';
import { RiHistoryLine } from '@remixicon/react';
import { useState } from 'react';
import { useInventoryTranslation } from '../../translation';
import { AsOfDialog } from './AsOfDialog';
import { useMoment } from './useMoment';

/** Leads to the page as of another date. */
export function AsOfPicker() {
  const { t } = useInventoryTranslation();
  const { moment, choose } = useMoment();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        variant={moment ? 'secondary' : 'tertiary'}
        iconStart={<RiHistoryLine />}
        onPress={() => setOpen(true)}
      >
        {moment ? t('asOf.change') : t('asOf.now')}
      </Button>
      {isOpen && (
        <AsOfDialog
          moment={moment}
          onClose={() => setOpen(false)}
          onChoose={next => {
            setOpen(false);
            choose(next);
          }}
        />
      )}
    </>
  );
}
