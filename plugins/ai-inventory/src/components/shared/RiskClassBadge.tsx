import type { RiskClass } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useInventoryTranslation } from '../../translation';
import { StatusBadge, type Tone } from './Badges';

const TONES: Record<RiskClass, Tone> = {
  prohibited: 'bad',
  'high-risk': 'warning',
  transparency: 'busy',
  minimal: 'good',
  unknown: 'neutral',
};

/** A model's class by the EU AI Act. */
export function RiskClassBadge(props: { riskClass: RiskClass }) {
  const { t } = useInventoryTranslation();
  const { riskClass } = props;
  return (
    <StatusBadge tone={TONES[riskClass]} title={t('riskClass.title')}>
      {riskClass === 'unknown'
        ? t('riskClass.unknownBadge')
        : t(`riskClass.${riskClass}`)}
    </StatusBadge>
  );
}

/** The same where there is little room: nothing but what a reader must not miss. */
export function RiskClassWarning(props: { riskClass?: RiskClass }) {
  const { riskClass } = props;
  return riskClass === 'prohibited' || riskClass === 'high-risk' ? (
    <RiskClassBadge riskClass={riskClass} />
  ) : null;
}
