import type {
  AssetDetail,
  OwnershipStep,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Text } from '@backstage/ui';
import clsx from 'clsx';
import { useInventoryTranslation } from '../../translation';
import { EntityLink, SectionCard, StatusBadge, type Tone } from '../shared';
import styles from './provenance.module.css';

const TONES: Record<OwnershipStep['outcome'], Tone> = {
  matched: 'good',
  'no-match': 'neutral',
  invalid: 'warning',
  default: 'neutral',
};

const OUTCOMES = {
  matched: 'provenance.outcomeMatched',
  'no-match': 'provenance.outcomeNoMatch',
  invalid: 'provenance.outcomeInvalid',
  default: 'provenance.outcomeDefault',
} as const satisfies Record<OwnershipStep['outcome'], string>;

function Step({ step }: { step: OwnershipStep }) {
  const { t } = useInventoryTranslation();
  const gives = step.outcome === 'matched' || step.outcome === 'default';
  return (
    <li className={clsx(styles.step, gives && step.owner && styles.winning)}>
      <div className={styles.placeHead}>
        <StatusBadge tone={TONES[step.outcome]}>
          {t(OUTCOMES[step.outcome])}
        </StatusBadge>
        {step.outcome !== 'default' && (
          <span className={styles.mono}>{step.rule}</span>
        )}
        {step.owner && gives && (
          <span>
            {t('provenance.gives', {
              owner: (
                <EntityLink entityRef={step.owner} defaultKind="group" inline />
              ),
            })}
          </span>
        )}
      </div>
      <span className={styles.quiet}>{step.reason}</span>
    </li>
  );
}

/** The ownership rules in their order, up to the one that gave the owner. */
export function OwnershipCard({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const { ownership, owner, declared } = asset;
  return (
    <SectionCard title={t('provenance.ownershipTitle')}>
      {ownership.length > 0 ? (
        <ol className={styles.steps}>
          {ownership.map((step, index) => (
            <Step key={index} step={step} />
          ))}
        </ol>
      ) : (
        <Text as="p" color="secondary">
          {declared && owner
            ? t('provenance.ownershipDeclared', {
                owner: (
                  <EntityLink entityRef={owner} defaultKind="group" inline />
                ),
              })
            : t('provenance.ownershipNone')}
        </Text>
      )}
    </SectionCard>
  );
}
