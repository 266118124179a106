import type {
  Impact,
  ImpactQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Alert, ButtonIcon } from '@backstage/ui';
import { RiCloseLine, RiTeamLine } from '@remixicon/react';
import { useEffect, useRef } from 'react';
import { useInventoryTranslation } from '../../translation';
import { EmptyState, ErrorNotice, LoadingLines, SectionCard } from '../shared';
import { AffectedActs } from './AffectedActs';
import { AffectedGroups } from './AffectedGroups';
import { AffectedSince } from './AffectedSince';
import { AffectedTable } from './AffectedTable';
import styles from './lineage.module.css';
import { useImpact } from './useImpact';

function AffectedContent(props: {
  impact: Impact;
  target: ImpactQuery;
  heading: string;
  fileName: string;
}) {
  const { t } = useInventoryTranslation();
  const { impact, ...acts } = props;
  const { affected, unpinnedVersions = 0 } = impact;
  const isThen = acts.target.asOf !== undefined;
  const since = isThen && <AffectedSince then={impact} target={acts.target} />;
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
        <>
          <EmptyState
            title={t(isThen ? 'since.nobodyThen' : 'affected.emptyTitle')}
            icon={<RiTeamLine size={26} />}
          >
            {t(isThen ? 'since.nobodyThenText' : 'affected.emptyText')}
          </EmptyState>
          {since}
        </>
      ) : (
        <>
          <div className={styles.entryHead}>
            <p className={styles.quiet}>{t('affected.text')}</p>
            <AffectedActs impact={impact} {...acts} />
          </div>
          <AffectedGroups impact={impact} />
          {since}
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
