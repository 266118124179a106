import type {
  AssetDetail,
  Classification,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { useInventoryTranslation } from '../../translation';
import { EntityAsset } from '../entity/EntityAsset';
import { BadgeRow, RiskClassBadge, StatusBadge, type Tone } from '../shared';
import styles from './classification.module.css';
import { ClassificationTrace } from './ClassificationTrace';
import { References } from './References';
import { Ratings, RiskierOrigins } from './RiskBeside';

const GENERAL_PURPOSE_TONES: Record<Classification['generalPurpose'], Tone> = {
  'systemic-risk': 'warning',
  'general-purpose': 'busy',
  none: 'neutral',
  unknown: 'neutral',
};

function MissingFacts(props: { facts: Classification['missingFacts'] }) {
  const { t } = useInventoryTranslation();
  return props.facts.length > 0 ? (
    <section
      className={styles.missing}
      aria-label={t('classification.missingTitle')}
    >
      <h4 className={styles.heading}>{t('classification.missingTitle')}</h4>
      <p className={styles.text}>{t('classification.missingText')}</p>
      <ul className={styles.bullets}>
        {props.facts.map(({ fact, question }) => (
          <li key={fact}>
            {question} <code className={styles.fact}>{fact}</code>
          </li>
        ))}
      </ul>
    </section>
  ) : null;
}

function ClassificationOf({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const { classification } = asset;
  if (!classification) {
    return (
      <p className={styles.text}>
        {t('classification.none')} {t('classification.noneText')}
      </p>
    );
  }
  const { riskClass, generalPurpose, rulesVersion } = classification;
  return (
    <div className={styles.stack}>
      <div className={styles.head}>
        <BadgeRow>
          <RiskClassBadge riskClass={riskClass} />
          {generalPurpose !== 'none' && (
            <StatusBadge tone={GENERAL_PURPOSE_TONES[generalPurpose]} wrapping>
              {t(`generalPurpose.${generalPurpose}`)}
            </StatusBadge>
          )}
        </BadgeRow>
        <span className={styles.quiet}>
          <strong>{t('classification.disclaimer')}</strong>{' '}
          {t('classification.rules', { version: rulesVersion })}
        </span>
      </div>
      <RiskierOrigins origins={classification.riskierOrigins} />
      <MissingFacts facts={classification.missingFacts} />
      <ClassificationTrace steps={classification.steps} />
      <Ratings ratings={classification.riskRatings ?? []} />
      <References references={classification.references} />
    </div>
  );
}

/** The class of a model by the EU AI Act, and how it follows from declared facts. */
export function ClassificationCard() {
  const { t } = useInventoryTranslation();
  return (
    <EntityInfoCard title={t('classification.title')}>
      <EntityAsset>{asset => <ClassificationOf asset={asset} />}</EntityAsset>
    </EntityInfoCard>
  );
}
