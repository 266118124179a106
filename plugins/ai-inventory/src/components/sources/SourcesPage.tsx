import type { Source } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { Skeleton } from '@backstage/ui';
import { RiServerLine } from '@remixicon/react';
import { useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { useInventoryTranslation } from '../../translation';
import { EmptyState, ErrorNotice, PageContent } from '../shared';
import { SourceList } from './SourceList';
import styles from './sources.module.css';
import { isBusy } from './SyncButton';

const EXAMPLE_CONFIGURATION = `aiInventory:
  sources:
    mlflow:
      prod:
        url: https://mlflow.example.com
        environment: production
    sagemaker:
      eu:
        region: eu-west-1
        accountId: '123456789012'
        environment: production`;

const anyBusy = (sources: Source[]) => sources.some(isBusy);

function SourcesContent() {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.listSources({ signal }),
    [api],
  );
  const { value, error, reload, update } = useInventoryQuery(load, anyBusy);
  const onChange = useCallback(
    (changed: Source) =>
      update(sources =>
        sources?.map(source => (source.ref === changed.ref ? changed : source)),
      ),
    [update],
  );

  if (!value) {
    return error ? (
      <ErrorNotice error={error} onRetry={reload} />
    ) : (
      <div
        className={styles.stack}
        role="status"
        aria-label={t('common.loading')}
      >
        <Skeleton width="100%" height={210} />
        <Skeleton width="100%" height={210} />
      </div>
    );
  }
  if (value.length === 0) {
    return (
      <EmptyState
        title={t('sources.emptyTitle')}
        icon={<RiServerLine size={26} />}
        action={<code className={styles.code}>{EXAMPLE_CONFIGURATION}</code>}
      >
        {t('sources.emptyText')}
      </EmptyState>
    );
  }
  return (
    <div className={styles.stack}>
      {error && <ErrorNotice error={error} onRetry={reload} />}
      <SourceList sources={value} onChange={onChange} />
    </div>
  );
}

/** The sources with their runs; it looks every second while one is busy. */
export function SourcesPage() {
  return (
    <PageContent>
      <SourcesContent />
    </PageContent>
  );
}
