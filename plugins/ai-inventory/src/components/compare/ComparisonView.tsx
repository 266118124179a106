import { useApi } from '@backstage/core-plugin-api';
import { Alert, Button, Text } from '@backstage/ui';
import { RiAddLine, RiArrowLeftLine, RiScales3Line } from '@remixicon/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { aiInventoryApiRef } from '../../api';
import {
  type ChosenVersion,
  FEWEST_COMPARED,
  MOST_COMPARED,
  toChosen,
} from '../../lib/comparedVersions';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { useInventoryTranslation } from '../../translation';
import { EmptyState, ErrorNotice, LoadingLines } from '../shared';
import styles from './compare.module.css';
import { ComparisonTable } from './ComparisonTable';
import type { CompareUrl } from './useCompareUrl';
import { VersionPickerDialog } from './VersionPickerDialog';

function useComparison(ids: readonly string[]) {
  const api = useApi(aiInventoryApiRef);
  // The ids are a new list with each change of the URL; their text is not.
  const key = ids.join(',');
  const load = useCallback(
    (signal: AbortSignal) => api.compareVersions(key.split(','), { signal }),
    [api, key],
  );
  return useInventoryQuery(load);
}

function Comparison(props: {
  ids: readonly string[];
  url: CompareUrl;
  onLoaded: (versions: readonly ChosenVersion[]) => void;
}) {
  const { t } = useInventoryTranslation();
  const { ids, url, onLoaded } = props;
  const { value, error, loading, reload } = useComparison(ids);
  useEffect(() => {
    if (value) {
      onLoaded(value.versions.map(each => toChosen(each.asset, each)));
    }
  }, [value, onLoaded]);
  if (error && !loading) {
    return (
      <ErrorNotice title={t('compare.failed')} error={error} onRetry={reload} />
    );
  }
  return value ? (
    <ComparisonTable comparison={value} url={url} isStale={loading} />
  ) : (
    <LoadingLines rows={6} height={56} />
  );
}

/** Versions side by side, in the place of the list that they were chosen from. */
export function ComparisonView(props: {
  ids: readonly string[];
  url: CompareUrl;
  /** Leads back to the list, with the versions that were compared where they are known. */
  onBack: (compared: readonly ChosenVersion[] | undefined) => void;
}) {
  const { t } = useInventoryTranslation();
  const { url, onBack } = props;
  const [compared, setCompared] = useState<readonly ChosenVersion[]>();
  const [adding, setAdding] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const ids = props.ids.slice(0, MOST_COMPARED);

  // What had the focus is gone with the list.
  useEffect(() => heading.current?.focus(), []);

  return (
    <div className={styles.view}>
      <div className={styles.viewHead}>
        <Button
          size="small"
          variant="tertiary"
          iconStart={<RiArrowLeftLine />}
          onPress={() => onBack(compared)}
        >
          {t('compare.back')}
        </Button>
        <Text
          as="h2"
          ref={heading}
          tabIndex={-1}
          variant="title-x-small"
          weight="bold"
          className={styles.viewTitle}
        >
          {t('compare.title', { count: ids.length })}
        </Text>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiAddLine />}
          isDisabled={ids.length >= MOST_COMPARED}
          onPress={() => setAdding(true)}
        >
          {t('compare.addVersion')}
        </Button>
      </div>
      {props.ids.length > MOST_COMPARED && (
        <Alert
          status="info"
          icon
          title={t('compare.tooMany', { most: String(MOST_COMPARED) })}
        />
      )}
      {ids.length < FEWEST_COMPARED ? (
        <EmptyState
          title={t('compare.tooFewTitle')}
          icon={<RiScales3Line size={26} />}
        >
          {t('compare.tooFewText')}
        </EmptyState>
      ) : (
        <Comparison ids={ids} url={url} onLoaded={setCompared} />
      )}
      {adding && (
        <VersionPickerDialog
          taken={ids}
          onClose={() => setAdding(false)}
          onAdd={added => url.compare([...ids, ...added.map(({ id }) => id)])}
        />
      )}
    </div>
  );
}
