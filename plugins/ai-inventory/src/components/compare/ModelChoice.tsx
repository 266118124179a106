import type { Asset } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { Radio, RadioGroup, Text } from '@backstage/ui';
import { useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import { assetTitle } from '../../lib/assetEntity';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { useInventoryTranslation } from '../../translation';
import { ErrorNotice, LoadingLines } from '../shared';
import styles from './compare.module.css';

const SHOWN = 6;

/** The models that fit a search, one to choose. */
export function ModelChoice(props: {
  text: string;
  chosen?: Asset;
  onChoose: (model: Asset | undefined) => void;
}) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { text, chosen, onChoose } = props;
  const load = useCallback(
    (signal: AbortSignal) =>
      api.listAssets(
        { q: text || undefined, kind: ['model'], limit: SHOWN },
        { signal },
      ),
    [api, text],
  );
  const { value, error, loading, reload } = useInventoryQuery(load);
  if (error && !loading) {
    return <ErrorNotice error={error} onRetry={reload} />;
  }
  if (!value) {
    return <LoadingLines rows={3} />;
  }
  return value.items.length === 0 ? (
    <Text as="p" color="secondary">
      {t('versionPicker.noModel')}
    </Text>
  ) : (
    <RadioGroup
      label={t('versionPicker.model')}
      value={chosen?.id ?? ''}
      onChange={id => onChoose(value.items.find(item => item.id === id))}
    >
      {value.items.map(item => (
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
