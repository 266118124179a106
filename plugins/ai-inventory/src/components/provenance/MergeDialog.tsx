import type {
  Asset,
  AssetDetail,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Radio, RadioGroup, Text } from '@backstage/ui';
import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { aiInventoryApiRef } from '../../api';
import { announceAssetChange } from '../../lib/assetChanges';
import { assetTitle } from '../../lib/assetEntity';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { useInventoryTranslation } from '../../translation';
import { ErrorNotice, LoadingLines, ReasonDialog } from '../shared';
import { AssetSearchField } from '../assets/AssetSearchField';
import styles from './provenance.module.css';

const SHOWN = 8;

function Candidates(props: {
  asset: AssetDetail;
  text: string;
  chosen?: string;
  onChoose: (id: string) => void;
}) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { asset, text, chosen, onChoose } = props;
  const { id, kind } = asset;
  const load = useCallback(
    async (signal: AbortSignal): Promise<Asset[]> => {
      // One more than shown, as the asset itself may be among them.
      const page = await api.listAssets(
        { q: text || undefined, kind: [kind], limit: SHOWN + 1 },
        { signal },
      );
      return page.items.filter(item => item.id !== id).slice(0, SHOWN);
    },
    [api, id, kind, text],
  );
  const { value, error, reload } = useInventoryQuery(load);
  if (error) {
    return <ErrorNotice error={error} onRetry={reload} />;
  }
  if (!value) {
    return <LoadingLines rows={3} />;
  }
  return value.length === 0 ? (
    <Text as="p" color="secondary">
      {t('provenance.mergeNothing')}
    </Text>
  ) : (
    <RadioGroup
      label={t('provenance.mergeChoose')}
      value={chosen ?? ''}
      onChange={onChoose}
    >
      {value.map(item => (
        <Radio key={item.id} value={item.id}>
          <span className={styles.candidate}>
            <span>{assetTitle(item)}</span>
            <span className={styles.quiet}>
              {[item.name, ...item.sources].join(' · ')}
            </span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** Asks which other asset is the same thing, and why. */
export function MergeDialog(props: {
  asset: AssetDetail;
  isOpen: boolean;
  onClose: () => void;
}) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const navigate = useNavigate();
  const entityLink = useEntityRefLink();
  const { asset, isOpen, onClose } = props;
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string>();
  const onSearch = useCallback((next: string) => {
    setText(next);
    setChosen(undefined);
  }, []);
  const close = () => {
    onSearch('');
    onClose();
  };
  return (
    <ReasonDialog
      title={t('provenance.mergeTitle', { asset: assetTitle(asset) })}
      text={t('provenance.mergeText')}
      confirmLabel={t('provenance.mergeConfirm')}
      failedTitle={t('provenance.mergeFailed')}
      isOpen={isOpen}
      isReady={chosen !== undefined}
      width={640}
      onClose={close}
      onConfirm={async reason => {
        const { entityRef } = await api.decideLink({
          type: 'merge',
          assetId: asset.id,
          otherAssetId: chosen,
          reason,
        });
        announceAssetChange();
        // The entity of this page is withdrawn when the other one stands for both.
        if (entityRef && entityRef !== asset.entityRef) {
          navigate(`${entityLink(entityRef)}/provenance`);
        }
      }}
    >
      <AssetSearchField value={text} onSearch={onSearch} />
      <Candidates
        asset={asset}
        text={text}
        chosen={chosen}
        onChoose={setChosen}
      />
    </ReasonDialog>
  );
}
