import type {
  AssetDetail,
  Revision,
  RevisionType,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { Button, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { RiHistoryLine } from '@remixicon/react';
import { useCallback, useState } from 'react';
import { aiInventoryApiRef } from '../../api';
import {
  describeRevision,
  isLifecycleChange,
} from '../../lib/describeRevision';
import { type CursorPages, useCursorPages } from '../../lib/useCursorPages';
import { useInventoryTranslation } from '../../translation';
import { AsOfBanner } from '../asOf';
import { EvidenceButton } from '../evidence';
import {
  EmptyState,
  ErrorNotice,
  LoadingLines,
  RelativeTime,
  SectionCard,
  Timeline,
} from '../shared';
import { EntityAsset } from './EntityAsset';
import entityStyles from './entity.module.css';
import { LifecycleStepper } from './LifecycleStepper';

const PAGE_SIZE = 50;
// Their time at the source is when the thing was made, not when it was found.
const MAKES: readonly RevisionType[] = ['created', 'version-added'];

function RevisionMeta({ revision }: { revision: Revision }) {
  const { t } = useInventoryTranslation();
  return (
    <>
      {revision.occurredAt && (
        <span>
          {t(
            MAKES.includes(revision.type)
              ? 'lifecycleTab.made'
              : 'lifecycleTab.happened',
            { time: <RelativeTime iso={revision.occurredAt} /> },
          )}
        </span>
      )}
      <span>
        {t('lifecycleTab.learned', {
          time: <RelativeTime iso={revision.recordedAt} />,
        })}
      </span>
      {revision.actor && (
        <span>{t('lifecycleTab.byActor', { actor: revision.actor })}</span>
      )}
      {revision.runId && (
        <span title={revision.runId}>
          {t('lifecycleTab.run', { run: revision.runId.slice(0, 8) })}
        </span>
      )}
    </>
  );
}

function RevisionTimeline(props: {
  history: CursorPages<Revision>;
  onlyLifecycle: boolean;
}) {
  const { t } = useInventoryTranslation();
  const { history, onlyLifecycle } = props;
  if (!history.items) {
    return history.error ? (
      <ErrorNotice error={history.error} onRetry={history.retry} />
    ) : (
      <LoadingLines rows={5} height={36} />
    );
  }
  if (history.items.length === 0) {
    return (
      <EmptyState
        title={t('lifecycleTab.emptyTitle')}
        icon={<RiHistoryLine size={26} />}
      >
        {t('lifecycleTab.emptyText')}
      </EmptyState>
    );
  }
  const shown = onlyLifecycle
    ? history.items.filter(isLifecycleChange)
    : history.items;
  return (
    <div className={entityStyles.stack}>
      {shown.length === 0 ? (
        <Text as="p" color="secondary">
          {t('lifecycleTab.emptyLifecycle')}
        </Text>
      ) : (
        <div>
          <Timeline
            revisions={shown}
            renderItem={revision => ({
              text: describeRevision(revision, t),
              meta: <RevisionMeta revision={revision} />,
            })}
          />
        </div>
      )}
      {history.error && (
        <ErrorNotice error={history.error} onRetry={history.retry} />
      )}
      {history.hasMore && (
        <div>
          <Button
            variant="secondary"
            isPending={history.loading}
            onPress={history.loadMore}
          >
            {t('common.loadMore')}
          </Button>
        </div>
      )}
    </div>
  );
}

function LifecycleOfAsset({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const [scope, setScope] = useState<'all' | 'lifecycle'>('all');
  const { id } = asset;
  const load = useCallback(
    (cursor: string | undefined, signal: AbortSignal) =>
      api.listAssetHistory(id, { limit: PAGE_SIZE, cursor }, { signal }),
    [api, id],
  );
  const history = useCursorPages(load);
  return (
    <div className={entityStyles.stack}>
      <SectionCard
        title={t('lifecycleTab.title')}
        actions={<EvidenceButton asset={asset} />}
      >
        <LifecycleStepper
          lifecycle={asset.lifecycle}
          revisions={history.items ?? []}
        />
      </SectionCard>
      <SectionCard
        title={t('lifecycleTab.timeline')}
        actions={
          <ToggleButtonGroup
            aria-label={t('lifecycleTab.timeline')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[scope]}
            onSelectionChange={keys =>
              setScope(keys.has('lifecycle') ? 'lifecycle' : 'all')
            }
          >
            <ToggleButton id="all">{t('lifecycleTab.all')}</ToggleButton>
            <ToggleButton id="lifecycle">
              {t('lifecycleTab.onlyLifecycle')}
            </ToggleButton>
          </ToggleButtonGroup>
        }
      >
        <RevisionTimeline
          history={history}
          onlyLifecycle={scope === 'lifecycle'}
        />
      </SectionCard>
    </div>
  );
}

/** Where in its life the asset is, and everything that happened to it. */
export function LifecycleTab() {
  const { t } = useInventoryTranslation();
  return (
    <div className={entityStyles.stack}>
      <AsOfBanner>{t('asOf.historyNow')}</AsOfBanner>
      <EntityAsset>{asset => <LifecycleOfAsset asset={asset} />}</EntityAsset>
    </div>
  );
}
