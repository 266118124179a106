import { Alert, Button, SearchField } from '@backstage/ui';
import { RiScalesLine } from '@remixicon/react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { ChangesChoice } from '../../lib/changesChoice';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { EmptyState, ErrorNotice } from '../shared';
import { ChangeGroup } from './ChangeGroup';
import { ChangesActs } from './ChangesActs';
import styles from './changes.module.css';
import { searchDifferences } from './searchDifferences';
import {
  countDifferences,
  type Differences,
  MOST_DIFFERENCES,
  useDifferences,
} from './useDifferences';

const GROUPS = ['added', 'changed', 'removed'] as const;

function Progress(props: {
  count: number;
  status: Differences['status'];
  onStop: () => void;
}) {
  const { t } = useInventoryTranslation();
  const { count, status, onStop } = props;
  return status === 'reading' ? (
    <>
      <span role="status">{t('changes.reading', { count })}</span>
      <Button size="small" variant="secondary" onPress={onStop}>
        {t('changes.stop')}
      </Button>
    </>
  ) : (
    <span role="status">{t('changes.done', { count })}</span>
  );
}

function Notices(props: { found: Differences; onRetry: () => void }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const { status, error } = props.found;
  switch (status) {
    case 'failed':
      return error ? (
        <ErrorNotice
          title={t('changes.failed')}
          error={error}
          onRetry={props.onRetry}
        />
      ) : null;
    case 'stopped':
      return <Alert status="warning" icon title={t('changes.stopped')} />;
    case 'capped':
      return (
        <Alert
          status="warning"
          icon
          title={t('changes.capped', {
            number: MOST_DIFFERENCES.toLocaleString(locale),
          })}
        />
      );
    default:
      return null;
  }
}

/** What changed between two dates, as it is read. */
export function ChangesResult({ choice }: { choice: ChangesChoice }) {
  const { t } = useInventoryTranslation();
  const { stop, retry, ...found } = useDifferences(choice);
  const [text, setText] = useState('');
  const sought = useDeferredValue(text);
  const { status, groups } = found;
  const matching = useMemo(
    () =>
      GROUPS.map(difference => ({
        difference,
        rows: searchDifferences(groups[difference], sought),
      })),
    [groups, sought],
  );
  const count = countDifferences(groups);
  if (status === 'complete' && count === 0) {
    return (
      <EmptyState
        title={t('changes.emptyTitle')}
        icon={<RiScalesLine size={26} />}
      >
        {t('changes.emptyText')}
      </EmptyState>
    );
  }
  return (
    <div className={styles.stack} aria-busy={status === 'reading'}>
      <Notices found={found} onRetry={retry} />
      {(count > 0 || status === 'reading') && (
        <div className={styles.acts}>
          <Progress count={count} status={status} onStop={stop} />
          <SearchField
            size="small"
            className={styles.filter}
            aria-label={t('changes.filter')}
            placeholder={t('changes.filter')}
            value={text}
            onChange={setText}
          />
          <ChangesActs choice={choice} found={found} />
        </div>
      )}
      {count > 0 &&
        matching.map(group => (
          <ChangeGroup key={group.difference} {...group} />
        ))}
    </div>
  );
}
