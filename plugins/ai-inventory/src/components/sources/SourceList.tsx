import type { Source } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Button, Text } from '@backstage/ui';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  arrangeSources,
  countPlatforms,
  SOURCE_ORDERS,
  type SourceGroup,
} from '../../lib/sourceOrder';
import { platformName } from '../../lib/sourceRef';
import { useInventoryTranslation } from '../../translation';
import { EmptyState, PlatformIcon } from '../shared';
import { SourceCard } from './SourceCard';
import { SourceToolbar } from './SourceToolbar';
import styles from './sources.module.css';

/** From so many sources on, a reader wants to choose among them. */
const MANY = 4;

/** What the reader chose to see, kept in the URL. */
function useSourceChoice() {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (name: 'platform' | 'order', value: string | undefined) =>
      setParams(
        current => {
          const next = new URLSearchParams(current);
          next.delete(name);
          if (value) {
            next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const order = SOURCE_ORDERS.find(o => o === params.get('order'));
  return {
    platform: params.get('platform') ?? undefined,
    order: order ?? SOURCE_ORDERS[0],
    change,
  };
}

function Group(props: {
  group: SourceGroup;
  titled: boolean;
  onChange: (source: Source) => void;
}) {
  const { t } = useInventoryTranslation();
  const { group, onChange } = props;
  const titled = props.titled && group.platform !== undefined;
  return (
    <div className={styles.group}>
      {titled && (
        <div className={styles.groupHead}>
          <PlatformIcon type={group.platform ?? ''} size="small" />
          <Text as="h2" variant="title-x-small" weight="bold">
            {platformName(group.platform ?? '')}
          </Text>
          <Text as="span" color="secondary">
            {t('sources.groupCount', { count: group.sources.length })}
          </Text>
        </div>
      )}
      {group.sources.map(source => (
        <SourceCard
          key={source.ref}
          source={source}
          heading={titled ? 'h3' : 'h2'}
          onChange={onChange}
        />
      ))}
    </div>
  );
}

/** The sources; where there are many, by platform or in another order. */
export function SourceList(props: {
  sources: Source[];
  onChange: (source: Source) => void;
}) {
  const { t } = useInventoryTranslation();
  const { platform, order, change } = useSourceChoice();
  const { sources, onChange } = props;
  const platforms = countPlatforms(sources);
  const many = sources.length >= MANY;
  const shown = platform
    ? sources.filter(source => source.type === platform)
    : sources;
  const groups = arrangeSources(shown, order);
  // A heading above a single card each would say everything twice.
  const titled = many && groups.some(group => group.sources.length > 1);
  return (
    <>
      {(many || platform) && (
        <SourceToolbar
          platforms={platforms}
          platform={platform}
          order={order}
          onPlatform={value => change('platform', value)}
          onOrder={value =>
            change('order', value === SOURCE_ORDERS[0] ? undefined : value)
          }
        />
      )}
      {shown.length === 0 && (
        <EmptyState
          title={t('sources.filteredEmptyTitle')}
          action={
            <Button
              variant="secondary"
              onPress={() => change('platform', undefined)}
            >
              {t('sources.all')}
            </Button>
          }
        >
          {t('sources.filteredEmptyText')}
        </EmptyState>
      )}
      {groups.map(group => (
        <Group
          key={group.platform ?? ''}
          group={group}
          titled={titled}
          onChange={onChange}
        />
      ))}
    </>
  );
}
