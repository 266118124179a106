import type { Asset } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { useCallback, useState } from 'react';
import { type ChosenVersion, MOST_COMPARED } from '../../lib/comparedVersions';
import { useInventoryTranslation } from '../../translation';
import { AssetSearchField } from '../assets/AssetSearchField';
import styles from './compare.module.css';
import { ModelChoice } from './ModelChoice';
import { VersionChoice } from './VersionChoice';

/** Finds versions of any model, so that they can be compared with the others. */
export function VersionPickerDialog(props: {
  /** The ids of the versions that are compared already. */
  taken: readonly string[];
  onAdd: (added: readonly ChosenVersion[]) => void;
  onClose: () => void;
}) {
  const { t } = useInventoryTranslation();
  const { taken, onAdd, onClose } = props;
  const [text, setText] = useState('');
  const [model, setModel] = useState<Asset>();
  const [added, setAdded] = useState<readonly ChosenVersion[]>([]);
  const room = MOST_COMPARED - taken.length - added.length;
  const onSearch = useCallback((next: string) => {
    setText(next);
    setModel(undefined);
  }, []);
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={open => !open && onClose()}
      width={640}
    >
      <DialogHeader>{t('versionPicker.title')}</DialogHeader>
      <DialogBody>
        <div className={styles.picker}>
          <p className={styles.pickerText}>
            {t('versionPicker.text', {
              room: t('versionPicker.room', { count: room }),
            })}
          </p>
          <AssetSearchField value={text} onSearch={onSearch} />
          <ModelChoice text={text} chosen={model} onChoose={setModel} />
          {model && (
            <VersionChoice
              key={model.id}
              model={model}
              taken={taken}
              chosen={added}
              isFull={room <= 0}
              onChoose={setAdded}
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          variant="primary"
          isDisabled={added.length === 0}
          onPress={() => {
            onAdd(added);
            onClose();
          }}
        >
          {t('versionPicker.add')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
