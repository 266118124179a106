import type {
  Lifecycle,
  Revision,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Text } from '@backstage/ui';
import {
  RiArchiveLine,
  type RemixiconComponentType,
  RiCodeLine,
  RiFlaskLine,
  RiRocketLine,
} from '@remixicon/react';
import clsx from 'clsx';
import { LIFECYCLES } from '../../lib/assetFilters';
import { useInventoryTranslation } from '../../translation';
import { RelativeTime } from '../shared';
import styles from './lifecycle.module.css';

const ICONS: Record<Lifecycle, RemixiconComponentType> = {
  development: RiCodeLine,
  testing: RiFlaskLine,
  production: RiRocketLine,
  retired: RiArchiveLine,
};

/** When an asset came into a lifecycle. */
export interface Reached {
  readonly time: string;
  /** It was there when we first looked, and may have been long before. */
  readonly atLeast: boolean;
}

/** When the asset itself last came into a lifecycle, as far as the revisions tell. */
export function reachedAt(
  lifecycle: Lifecycle,
  revisions: Revision[],
): Reached | undefined {
  const move = revisions.find(
    revision =>
      revision.version === undefined &&
      revision.changes.some(
        change => change.field === 'lifecycle' && change.to === lifecycle,
      ),
  );
  if (!move) {
    return undefined;
  }
  return move.type === 'created'
    ? { time: move.recordedAt, atLeast: true }
    : { time: move.occurredAt ?? move.recordedAt, atLeast: false };
}

/** The way from development to retirement, and where on it the asset is. */
export function LifecycleStepper(props: {
  lifecycle?: Lifecycle;
  revisions: Revision[];
}) {
  const { t } = useInventoryTranslation();
  const { lifecycle, revisions } = props;
  if (!lifecycle) {
    return (
      <Text as="p" color="secondary">
        {t('lifecycleTab.unknown')}
      </Text>
    );
  }
  const current = LIFECYCLES.indexOf(lifecycle);
  return (
    <ol
      className={styles.steps}
      aria-label={t('lifecycleTab.current', {
        stage: t(`lifecycle.${lifecycle}`),
      })}
    >
      {LIFECYCLES.map((stage, index) => {
        const Icon = ICONS[stage];
        const reached = reachedAt(stage, revisions);
        let state = 'ahead';
        if (index === current) {
          state = 'current';
        } else if (index < current && reached) {
          // Whether it went through a stage before we looked, nobody knows.
          state = 'passed';
        }
        return (
          <li
            key={stage}
            className={clsx(styles.step, styles[stage])}
            data-state={state}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span className={styles.node} aria-hidden>
              <Icon size={18} />
            </span>
            <span className={styles.label}>{t(`lifecycle.${stage}`)}</span>
            <span className={styles.since}>
              {reached &&
                index <= current &&
                t(
                  reached.atLeast
                    ? 'lifecycleTab.sinceAtLeast'
                    : 'lifecycleTab.since',
                  { time: <RelativeTime iso={reached.time} /> },
                )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
