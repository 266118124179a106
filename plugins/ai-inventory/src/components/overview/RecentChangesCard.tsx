import type { RecentChange } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Text } from '@backstage/ui';
import { describeRevision } from '../../lib/describeRevision';
import { useInventoryTranslation } from '../../translation';
import { AssetLink, RelativeTime, SectionCard, Timeline } from '../shared';

/** What happened to the assets, newest first. */
export function RecentChangesCard(props: { changes: RecentChange[] }) {
  const { t } = useInventoryTranslation();
  return (
    <SectionCard title={t('overview.changesTitle')}>
      {props.changes.length === 0 ? (
        <Text as="p" color="secondary">
          {t('overview.changesEmpty')}
        </Text>
      ) : (
        <Timeline
          revisions={props.changes}
          renderItem={change => ({
            text: t('change.sentence', {
              asset: <AssetLink asset={change.asset} />,
              what: describeRevision(change, t),
            }),
            meta: (
              <>
                <RelativeTime iso={change.recordedAt} />
                {change.actor && (
                  <span>
                    {t('lifecycleTab.byActor', { actor: change.actor })}
                  </span>
                )}
              </>
            ),
          })}
        />
      )}
    </SectionCard>
  );
}
