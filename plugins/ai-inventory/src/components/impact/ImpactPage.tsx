import type { ImpactQuery } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { RiTeamLine } from '@remixicon/react';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { useImpactLink } from '../../lib/useImpactLink';
import { useInventoryTranslation } from '../../translation';
import { AffectedCard } from '../lineage';
import { EmptyState, PageContent } from '../shared';
import styles from './impact.module.css';
import { parseImpactTarget } from './impactTarget';
import { LibraryForm } from './LibraryForm';

/**
 * Who is affected by what the address asks for: a library, a source, or an asset
 * where a notification leads here.
 */
export function ImpactPage() {
  const { t } = useInventoryTranslation();
  const navigate = useNavigate();
  const linkToImpact = useImpactLink();
  const [params] = useSearchParams();
  const search = params.toString();
  const target = useMemo(
    () => parseImpactTarget(new URLSearchParams(search)),
    [search],
  );
  const [isAsked, setAsked] = useState(false);
  const show = (next: ImpactQuery) => {
    setAsked(true);
    navigate(linkToImpact(next));
  };
  return (
    <PageContent>
      <div className={styles.page}>
        {/* The browser's Back changes the address, and with it the form. */}
        <LibraryForm key={`form ${search}`} target={target} onSubmit={show} />
        {target ? (
          <AffectedCard
            key={`card ${search}`}
            target={target}
            takesFocus={isAsked}
          />
        ) : (
          <EmptyState
            title={t('impact.emptyTitle')}
            icon={<RiTeamLine size={26} />}
          >
            {t('impact.emptyText')}
          </EmptyState>
        )}
      </div>
    </PageContent>
  );
}
