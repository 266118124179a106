import type { Asset } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { Button, Checkbox, Text } from '@backstage/ui';
import { useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import { assetTitle } from '../../lib/assetEntity';
import {
  type ChosenVersion,
  toChosen,
  toggleChosen,
} from '../../lib/comparedVersions';
import { useCursorPages } from '../../lib/useCursorPages';
import { useInventoryTranslation } from '../../translation';
import { ErrorNotice, LifecycleBadge, LoadingLines } from '../shared';
import styles from './compare.module.css';

const PAGE_SIZE = 20;

/** The versions of a model, any number to choose. */
export function VersionChoice(props: {
  model: Asset;
  /** The ids of versions that are compared already. */
  taken: readonly string[];
  chosen: readonly ChosenVersion[];
  isFull: boolean;
  onChoose: (chosen: readonly ChosenVersion[]) => void;
}) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { model, taken, chosen, isFull, onChoose } = props;
  const { id } = model;
  const load = useCallback(
    (cursor: string | undefined, signal: AbortSignal) =>
      api.listAssetVersions(id, { limit: PAGE_SIZE, cursor }, { signal }),
    [api, id],
  );
  const versions = useCursorPages(load);
  const title = t('versionPicker.versions', { asset: assetTitle(model) });
  const isChosen = (version: { id: string }) =>
    chosen.some(each => each.id === version.id);
  return (
    <fieldset className={styles.choice}>
      <legend>{title}</legend>
      {versions.items?.length === 0 && (
        <Text as="p" color="secondary">
          {t('versionPicker.noVersions')}
        </Text>
      )}
      {versions.items?.map(version => (
        <Checkbox
          key={version.id}
          isSelected={taken.includes(version.id) || isChosen(version)}
          isDisabled={
            taken.includes(version.id) || (isFull && !isChosen(version))
          }
          onChange={() =>
            onChoose(toggleChosen(chosen, toChosen(model, version)))
          }
        >
          <span className={styles.choiceItem}>
            {t('versions.version', { version: version.version })}{' '}
            <span className={styles.quiet}>{version.recordRef}</span>{' '}
            <LifecycleBadge lifecycle={version.lifecycle} />
          </span>
        </Checkbox>
      ))}
      {versions.error && (
        <ErrorNotice error={versions.error} onRetry={versions.retry} />
      )}
      {versions.loading && !versions.items && <LoadingLines rows={3} />}
      {versions.hasMore && (
        <Button
          size="small"
          variant="secondary"
          isPending={versions.loading}
          onPress={versions.loadMore}
        >
          {t('common.loadMore')}
        </Button>
      )}
    </fieldset>
  );
}
