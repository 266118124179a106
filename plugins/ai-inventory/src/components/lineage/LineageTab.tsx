import type {
  AssetDetail,
  LineageGraph,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { RiNodeTree, RiTeamLine } from '@remixicon/react';
import { useCallback, useState } from 'react';
import { aiInventoryApiRef } from '../../api';
import { assetTitle } from '../../lib/assetEntity';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { useMoment } from '../asOf';
import { EntityAssetAsOf } from '../entity/EntityAsset';
import { EvidenceButton } from '../evidence';
import { EmptyState, ErrorNotice, LoadingLines, SectionCard } from '../shared';
import { AffectedCard } from './AffectedCard';
import styles from './lineage.module.css';
import { type LineageChoice, useLineageChoice } from './lineageChoice';
import { LineageDrawing } from './LineageDrawing';
import { LineageList } from './LineageList';
import { LineageToolbar } from './LineageToolbar';

/** More than this is shown as a list until the reader wants it drawn. */
const EASILY_DRAWN = 80;

interface ShownProps {
  readonly graph: LineageGraph;
  readonly choice: LineageChoice;
  readonly onChange: (changes: Partial<LineageChoice>) => void;
}

function EmptyLineage({ choice, onChange }: Omit<ShownProps, 'graph'>) {
  const { t } = useInventoryTranslation();
  const isNarrowed =
    choice.direction !== 'both' || choice.version !== undefined;
  return (
    <EmptyState
      icon={<RiNodeTree size={26} />}
      title={t(isNarrowed ? 'lineage.emptyChoiceTitle' : 'lineage.emptyTitle')}
      action={
        isNarrowed && (
          <Button
            variant="secondary"
            onPress={() => onChange({ direction: 'both', version: undefined })}
          >
            {t('lineage.showAll')}
          </Button>
        )
      }
    >
      {t(isNarrowed ? 'lineage.emptyChoiceText' : 'lineage.emptyText')}
    </EmptyState>
  );
}

function ShownLineage({ graph, choice, onChange }: ShownProps) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const [drawn, setDrawn] = useState<LineageGraph>();
  if (graph.nodes.length <= 1) {
    return <EmptyLineage choice={choice} onChange={onChange} />;
  }
  const wantsGraph = choice.view === 'graph';
  const isLarge = graph.nodes.length > EASILY_DRAWN && drawn !== graph;
  return (
    <>
      {graph.truncated && (
        <Alert status="warning" icon title={t('lineage.truncated')} />
      )}
      {wantsGraph && isLarge && (
        <Alert
          status="info"
          icon
          title={t('lineage.largeTitle', {
            number: graph.nodes.length.toLocaleString(locale),
          })}
          description={t('lineage.largeText')}
          customActions={
            <Button
              size="small"
              variant="secondary"
              onPress={() => setDrawn(graph)}
            >
              {t('lineage.drawAnyway')}
            </Button>
          }
        />
      )}
      {wantsGraph && !isLarge ? (
        <LineageDrawing graph={graph} />
      ) : (
        <LineageList graph={graph} direction={choice.direction} />
      )}
    </>
  );
}

function useLineage(assetId: string, choice: LineageChoice) {
  const api = useApi(aiInventoryApiRef);
  const { moment } = useMoment();
  const { direction, depth, version } = choice;
  const load = useCallback(
    (signal: AbortSignal) =>
      api.getLineage(
        assetId,
        { direction, depth, version, ...moment },
        { signal },
      ),
    [api, assetId, direction, depth, version, moment],
  );
  return useInventoryQuery(load);
}

function LineageOfAsset({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const { choice, change } = useLineageChoice();
  const { value, error, loading, reload } = useLineage(asset.id, choice);
  const [isAsked, setAsked] = useState(false);
  const { moment } = useMoment();
  return (
    <div className={styles.cards}>
      {choice.showsAffected && (
        <AffectedCard
          target={{ ref: asset.id, version: choice.version, ...moment }}
          name={assetTitle(asset)}
          fileName={asset.name}
          // What had the focus has not gone where the address asked for it.
          takesFocus={isAsked}
          onClose={() => change({ showsAffected: false })}
        />
      )}
      <SectionCard
        title={t('lineage.title')}
        actions={
          <div className={styles.acts}>
            <EvidenceButton asset={asset} />
            {!choice.showsAffected && (
              <Button
                size="small"
                variant="primary"
                iconStart={<RiTeamLine />}
                onPress={() => {
                  setAsked(true);
                  change({ showsAffected: true });
                }}
              >
                {t('affected.show')}
              </Button>
            )}
          </div>
        }
      >
        <div className={styles.stack}>
          <LineageToolbar asset={asset} choice={choice} onChange={change} />
          {error && !loading && (
            <ErrorNotice
              title={t('lineage.failed')}
              error={error}
              onRetry={reload}
            />
          )}
          {!value && loading && <LoadingLines rows={5} height={48} />}
          {value && !(error && !loading) && (
            <div className={styles.stack} aria-busy={loading}>
              <ShownLineage graph={value} choice={choice} onChange={change} />
            </div>
          )}
        </div>
      </SectionCard>
    </div>
  );
}

/** What an asset was made from, what uses it, and who is affected by it. */
export function LineageTab() {
  const { t } = useInventoryTranslation();
  return (
    <EntityAssetAsOf leavesOut={t('asOf.leftOutLineage')}>
      {asset => <LineageOfAsset asset={asset} />}
    </EntityAssetAsOf>
  );
}
