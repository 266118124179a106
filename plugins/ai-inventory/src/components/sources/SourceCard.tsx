import type { Source } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Card, Text } from '@backstage/ui';
import clsx from 'clsx';
import { useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { platformName } from '../../lib/sourceRef';
import { useInventoryTranslation } from '../../translation';
import {
  BadgeRow,
  ErrorNotice,
  ExternalLink,
  PlatformIcon,
  SourceStateBadge,
  Tag,
} from '../shared';
import tokens from '../shared/tokens.module.css';
import { LastRun } from './LastRun';
import { SourceEvents } from './SourceEvents';
import { SourceFacts } from './SourceFacts';
import { SourceNotices } from './SourceNotices';
import styles from './sources.module.css';
import { SyncButton } from './SyncButton';
import { SyncProgress } from './SyncProgress';

/** One source: how it is, what its last run did, and what an operator can do. */
export function SourceCard(props: {
  source: Source;
  /** The level of its heading. */
  heading?: 'h2' | 'h3';
  onChange: (source: Source) => void;
}) {
  const { t } = useInventoryTranslation();
  const titleId = useId();
  const { hash } = useLocation();
  const element = useRef<HTMLDivElement>(null);
  const [syncError, setSyncError] = useState<Error>();
  const { source, onChange } = props;

  const isTarget = decodeURIComponent(hash) === `#${source.ref}`;
  useEffect(() => {
    if (isTarget) {
      element.current?.scrollIntoView?.({ block: 'start' });
    }
  }, [isTarget]);

  return (
    <Card
      ref={element}
      id={source.ref}
      role="region"
      aria-labelledby={titleId}
      className={clsx(tokens.card, styles.card)}
    >
      <div className={styles.head}>
        <div className={styles.identity}>
          <PlatformIcon type={source.type} />
          <div className={styles.titles}>
            <span className={styles.titleLine}>
              <Text
                as={props.heading ?? 'h2'}
                id={titleId}
                variant="title-x-small"
                weight="bold"
              >
                {source.ref}
              </Text>
              <BadgeRow>
                <SourceStateBadge
                  source={source}
                  requested={source.syncRequestedAt !== undefined}
                />
                {source.environment && (
                  <Tag title={t('sources.environment')}>
                    {source.environment}
                  </Tag>
                )}
              </BadgeRow>
            </span>
            <span className={styles.location}>
              {platformName(source.type)}
              {source.location && (
                <>
                  {' · '}
                  <ExternalLink
                    href={source.location}
                    label={source.location}
                  />
                </>
              )}
            </span>
          </div>
        </div>
        <SyncButton
          source={source}
          onRequested={onChange}
          onFailed={setSyncError}
        />
      </div>
      <SyncProgress source={source} />
      <div className={styles.stack}>
        <SourceFacts source={source} />
        {syncError && (
          <ErrorNotice title={t('sources.syncFailed')} error={syncError} />
        )}
        <SourceNotices source={source} onReleased={onChange} />
      </div>
      {source.events && <SourceEvents events={source.events} />}
      <LastRun source={source} />
    </Card>
  );
}
