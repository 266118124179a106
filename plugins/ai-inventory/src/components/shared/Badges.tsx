import type {
  Asset,
  Lifecycle,
  RemovalReason,
  SourceHealth,
  SourceState,
  SyncRunStatus,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { formatAbsolute } from '../../lib/time';
import { useLanguage } from '../../lib/useLanguage';
import { type Translate, useInventoryTranslation } from '../../translation';
import styles from './badges.module.css';
import tokens from './tokens.module.css';

/** What a badge tells by its colour, beside its words. */
export type Tone = 'good' | 'warning' | 'bad' | 'busy' | 'neutral';

/** A word with a coloured dot. */
export function StatusBadge(props: {
  tone: Tone | Lifecycle;
  title?: string;
  pulsing?: boolean;
  /** Set where the text may be long. */
  wrapping?: boolean;
  children: ReactNode;
}) {
  return (
    <span
      className={clsx(
        tokens.known,
        styles.badge,
        styles[props.tone],
        props.wrapping && styles.wrapping,
      )}
      title={props.title}
    >
      <span
        aria-hidden
        className={clsx(styles.dot, props.pulsing && styles.pulsing)}
      />
      {props.children}
    </span>
  );
}

/** A plain word in a frame, e.g. an environment or an alias. */
export function Tag(props: {
  mono?: boolean;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={clsx(tokens.known, styles.tag, props.mono && styles.mono)}
      title={props.title}
    >
      {props.children}
    </span>
  );
}

/** Badges and tags side by side; they wrap where the space ends. */
export function BadgeRow(props: { children: ReactNode }) {
  return <span className={styles.row}>{props.children}</span>;
}

/** The lifecycle of an asset or of a version. */
export function LifecycleBadge(props: { lifecycle?: Lifecycle }) {
  const { t } = useInventoryTranslation();
  return props.lifecycle ? (
    <StatusBadge tone={props.lifecycle}>
      {t(`lifecycle.${props.lifecycle}`)}
    </StatusBadge>
  ) : null;
}

const STATE_TONES: Record<SourceState, Tone> = {
  never: 'neutral',
  ok: 'good',
  partial: 'warning',
  failed: 'bad',
  held: 'warning',
  unconfigured: 'neutral',
};

/** How a source is. */
export function SourceStateBadge(props: {
  source: Pick<SourceHealth, 'state' | 'running'>;
  requested?: boolean;
}) {
  const { t } = useInventoryTranslation();
  const { state, running } = props.source;
  if (running) {
    return (
      <StatusBadge tone="busy" pulsing>
        {t('sourceState.running')}
      </StatusBadge>
    );
  }
  if (props.requested) {
    return (
      <StatusBadge tone="busy" pulsing>
        {t('sourceState.requested')}
      </StatusBadge>
    );
  }
  return (
    <StatusBadge tone={STATE_TONES[state]}>
      {t(`sourceState.${state}`)}
    </StatusBadge>
  );
}

const RUN_TONES: Record<SyncRunStatus, Tone> = {
  running: 'busy',
  succeeded: 'good',
  partial: 'warning',
  held: 'warning',
  failed: 'bad',
  interrupted: 'neutral',
};

/** How a sync run ended. */
export function RunStatusBadge(props: { status: SyncRunStatus }) {
  const { t } = useInventoryTranslation();
  return (
    <StatusBadge
      tone={RUN_TONES[props.status]}
      pulsing={props.status === 'running'}
    >
      {t(`run.${props.status}`)}
    </StatusBadge>
  );
}

function removalTitle(
  reason: RemovalReason | undefined,
  time: string,
  t: Translate,
): string {
  switch (reason) {
    case 'gone':
      return t('badge.removedGone', { time });
    case 'out-of-scope':
      return t('badge.removedOutOfScope', { time });
    case 'unregistered':
      return t('badge.removedUnregistered', { time });
    default:
      return t('badge.removedTitle', { time });
  }
}

/** Says that an asset is missing or removed; nothing where it is present. */
export function PresenceBadge(props: {
  asset: Pick<Asset, 'missingSince' | 'removedAt' | 'removalReason'>;
}) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const { missingSince, removedAt, removalReason } = props.asset;
  if (removedAt) {
    const time = formatAbsolute(removedAt, locale);
    return (
      <StatusBadge tone="bad" title={removalTitle(removalReason, time, t)}>
        {t('badge.removed')}
      </StatusBadge>
    );
  }
  return missingSince ? (
    <StatusBadge
      tone="warning"
      title={t('badge.missingTitle', {
        time: formatAbsolute(missingSince, locale),
      })}
    >
      {t('badge.missing')}
    </StatusBadge>
  ) : null;
}
