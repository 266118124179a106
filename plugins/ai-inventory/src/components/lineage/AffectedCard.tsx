import type {
  Asset,
  Impact,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { RiCloseLine, RiTeamLine } from '@remixicon/react';
import { useCallback, useEffect, useRef } from 'react';
import { aiInventoryApiRef } from '../../api';
import { assetTitle } from '../../lib/assetEntity';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { useInventoryTranslation } from '../../translation';
import { EmptyState, ErrorNotice, LoadingLines, SectionCard } from '../shared';
import { AffectedActs } from './AffectedActs';
import { AffectedGroups } from './AffectedGroups';
import { AffectedTable } from './AffectedTable';
import styles from './lineage.module.css';

function useImpact(ref: string, version?: string) {
  const api = useApi(aiInventoryApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.getImpact({ ref, version }, { signal }),
    [api, ref, version],
  );
  return useInventoryQuery(load);
}

function AffectedContent(props: {
  impact: Impact;
  heading: string;
  fileName: { name: string; version?: string };
}) {
  const { t } = useInventoryTranslation();
  const { impact, heading, fileName } = props;
  return impact.affected.length === 0 ? (
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
        <AffectedActs impact={impact} heading={heading} fileName={fileName} />
      </div>
      <AffectedGroups impact={impact} />
      <AffectedTable affected={impact.affected} />
    </>
  );
}

/** Everything that would notice if an asset, or one version of it, went away. */
export function AffectedCard(props: {
  asset: Asset;
  version?: string;
  takesFocus: boolean;
  onClose: () => void;
}) {
  const { t } = useInventoryTranslation();
  const { asset, version, takesFocus, onClose } = props;
  const { value, error, loading, reload } = useImpact(asset.id, version);
  const start = useRef<HTMLDivElement>(null);
  const name = assetTitle(asset);
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
        <ButtonIcon
          size="small"
          variant="tertiary"
          icon={<RiCloseLine />}
          aria-label={t('affected.hide')}
          onPress={onClose}
        />
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
            heading={heading}
            fileName={{ name: asset.name, version }}
          />
        )}
      </div>
    </SectionCard>
  );
}
