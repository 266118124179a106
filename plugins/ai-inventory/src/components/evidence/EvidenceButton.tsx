import type { AssetDetail } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { Button, Tooltip, TooltipTrigger, VisuallyHidden } from '@backstage/ui';
import { RiFileZipLine } from '@remixicon/react';
import { useState } from 'react';
import { aiInventoryApiRef } from '../../api';
import { downloadBlob } from '../../lib/downloadText';
import { readableError } from '../../lib/readableError';
import { useInventoryTranslation } from '../../translation';
import { useMoment } from '../asOf';
import styles from './evidence.module.css';

type State =
  | { readonly name: 'idle' | 'packing' | 'done' }
  | { readonly name: 'failed'; readonly problem: string };

/** Downloads the audit package of an asset, as of the moment that is shown. */
export function EvidenceButton({
  asset,
}: {
  asset: Pick<AssetDetail, 'id' | 'name'>;
}) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { moment } = useMoment();
  const [state, setState] = useState<State>({ name: 'idle' });
  const download = async () => {
    setState({ name: 'packing' });
    try {
      const pack = await api.getEvidence(asset.id, moment);
      const date = (moment?.asOf ?? new Date().toISOString()).slice(0, 10);
      downloadBlob(
        `evidence-${asset.name.replace(/[^\w.-]+/g, '-')}-${date}.zip`,
        pack,
      );
      setState({ name: 'done' });
    } catch (error) {
      setState({ name: 'failed', problem: readableError(error).message });
    }
  };
  return (
    <span className={styles.evidence}>
      {state.name === 'failed' && (
        <span role="alert" className={styles.failed}>
          {t('evidence.failed', { problem: state.problem })}
        </span>
      )}
      {state.name === 'done' && (
        <VisuallyHidden role="status">{t('evidence.done')}</VisuallyHidden>
      )}
      <TooltipTrigger>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiFileZipLine />}
          isPending={state.name === 'packing'}
          onPress={download}
        >
          {t('evidence.download')}
        </Button>
        <Tooltip>{t('evidence.help')}</Tooltip>
      </TooltipTrigger>
    </span>
  );
}
