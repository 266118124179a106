import type {
  AssetDetail,
  AssetRecord,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { ReactNode } from 'react';
import { declaredPurpose } from '../../lib/provenance';
import { useInventoryTranslation } from '../../translation';
import {
  BadgeRow,
  Fact,
  PlatformStatus,
  StatusBadge,
  type Tone,
} from '../shared';
import styles from './entity.module.css';

type Said = 'status' | 'url' | 'intendedPurpose' | 'riskRating';

const RISK_TONES: Record<NonNullable<AssetRecord['riskRating']>, Tone> = {
  high: 'bad',
  medium: 'warning',
  low: 'good',
  unknown: 'neutral',
};

/** What the sources say of one thing, each value once. */
function saidOf<K extends Said>(asset: AssetDetail, field: K) {
  const said = new Map<NonNullable<AssetRecord[K]>, string[]>();
  asset.records.forEach(record => {
    const value = record[field];
    if (value && !record.removedAt) {
      said.set(value, [...(said.get(value) ?? []), record.sourceRef]);
    }
  });
  return [...said];
}

/** Facts that stand in the records, as they may differ from source to source. */
export function RecordFacts({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  // The owner's words win; what platforms say of it stands in the provenance.
  const declared = declaredPurpose(asset);
  // Who says it matters only where not all say the same.
  const each = <K extends Said>(
    field: K,
    render: (value: NonNullable<AssetRecord[K]>) => ReactNode,
  ) => {
    const said = saidOf(asset, field);
    return said.length === 0
      ? undefined
      : said.map(([value, sources]) => (
          <BadgeRow key={String(value)}>
            {said.length > 1
              ? t('card.saidBy', {
                  value: <>{render(value)}</>,
                  source: sources.join(', '),
                })
              : render(value)}
          </BadgeRow>
        ));
  };
  return (
    <>
      <Fact label={t('card.status')}>
        {each('status', status => (
          <PlatformStatus status={status} />
        ))}
      </Fact>
      <Fact label={t('card.riskRating')}>
        {each('riskRating', risk => (
          <StatusBadge tone={RISK_TONES[risk]} title={t('risk.title')}>
            {t(`risk.${risk}`)}
          </StatusBadge>
        ))}
      </Fact>
      <Fact label={t('card.intendedPurpose')} wide>
        {declared ? (
          <span className={styles.prose}>{declared}</span>
        ) : (
          each('intendedPurpose', purpose => (
            <span className={styles.prose}>{purpose}</span>
          ))
        )}
      </Fact>
      <Fact label={t('card.url')} wide>
        {each('url', url => (
          <span className={styles.mono}>{url}</span>
        ))}
      </Fact>
    </>
  );
}
