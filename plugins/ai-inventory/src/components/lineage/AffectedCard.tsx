import type {
  Impact,
  ImpactQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { Alert, ButtonIcon } from '@backstage/ui';
import { RiCloseLine, RiTeamLine } from '@remixicon/react';
import { useCallback, useEffect, useRef } from 'react';
import { aiInventoryApiRef } from '../../api';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { useInventoryTranslation } from '../../translation';
import { EmptyState, ErrorNotice, LoadingLines, SectionCard } from '../shared';
import { AffectedActs } from './AffectedActs';
import { AffectedGroups } from './AffectedGroups';
import { AffectedTable } from './AffectedTable';
import styles from './lineage.module.css';

function useImpact({ ref, version, asOf, clock }: ImpactQuery) {
  const api = useApi(aiInventoryApiRef);
  const load = useCallback(
    (signal: AbortSignal) =>
      api.getImpact({ ref, version, asOf, clock }, { signal }),
    [api, ref, version, asOf, clock],
  );
  return useInventoryQuery(load);
}

function AffectedContent(props: {
  impact: Impact;
  target: ImpactQuery;
  heading: string;
  fileName: string;
}) {
  const { t } = useInventoryTranslation();
  const { impact, ...acts } = props;
  const { affected, unpinnedVersions = 0 } = impact;
  return (
    <>
      {unpinnedVersions > 0 && (
        <Alert
          status="warning"
          icon
          title={t('impact.unpinned', { count: unpinnedVersions })}
        />
      )}
      {affected.length === 0 ? (
        <EmptyState
          title={t('affected.emptyTitle')}
          icon={<RiTeamLine size={26} />}
        >
          {t('affected.emptyText')}
        </EmptyState>
      ) : (
        <>
          <div className={styles.entryHead}>
            <p className={styles.quiet}>{t('affected.text')}</p>
            <AffectedActs impact={impact} {...acts} />
          </div>
          <AffectedGroups impact={impact} />
          <AffectedTable affected={affected} />
        </>
      )}
    </>
  );
}

/**
 * Everything that would notice if an asset, or one version of it, a library or
 * a source went away.
 */
export function AffectedCard(props: {
  target: ImpactQuery;
  /** Where the page knows it; the answer tells it too. */
  name?: string;
  /** What files are called after; absent: the name. */
  fileName?: string;
  takesFocus?: boolean;
  onClose?: () => void;
}) {
  const { t } = useInventoryTranslation();
  const { target, takesFocus, onClose } = props;
  const { version } = target;
  const { value, error, loading, reload } = useImpact(target);
  const start = useRef<HTMLDivElement>(null);
  const name = props.name ?? value?.start.name ?? '…';
  const heading = version
    ? t('affected.titleVersion', { asset: name, version })
    : t('affected.title', { asset: name });

  // The button that asked for it is gone.
  useEffect(() => {
    if (takesFocus) {
      start.current?.focus();
    }
  }, [takesFocus]);

  return (
    <SectionCard
      title={heading}
      actions={
        onClose && (
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiCloseLine />}
            aria-label={t('affected.hide')}
            onPress={onClose}
          />
        )
      }
    >
      <div
        ref={start}
        tabIndex={-1}
        className={styles.stack}
        aria-busy={loading}
      >
        {error && !loading && (
          <ErrorNotice
            title={t('affected.failed')}
            error={error}
            onRetry={reload}
          />
        )}
        {!value && loading && <LoadingLines rows={4} height={36} />}
        {value && !(error && !loading) && (
          <AffectedContent
            impact={value}
            target={target}
            heading={heading}
            fileName={props.fileName ?? name}
          />
        )}
      </div>
    </SectionCard>
  );
}
