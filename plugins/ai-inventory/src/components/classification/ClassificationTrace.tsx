import type { ClassificationStep } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { DateTime } from 'luxon';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { StatusBadge, type Tone } from '../shared';
import styles from './classification.module.css';

const TONES: Record<ClassificationStep['outcome'], Tone> = {
  applies: 'warning',
  unknown: 'neutral',
  'does-not-apply': 'good',
};

function useFactInWords() {
  const { t } = useInventoryTranslation();
  return (value: unknown): string => {
    if (value === undefined || value === null) {
      return t('classification.noValue');
    }
    if (Array.isArray(value)) {
      return value.length > 0
        ? value.map(String).join(', ')
        : t('classification.noValue');
    }
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
}

function Facts({ step }: { step: ClassificationStep }) {
  const { t } = useInventoryTranslation();
  const inWords = useFactInWords();
  const { facts, missing } = step;
  return facts.length + missing.length > 0 ? (
    <span className={styles.quiet}>
      {facts.length > 0 &&
        t('classification.factsDeclared', {
          facts: facts
            .map(({ fact, value }) =>
              t('classification.fact', { fact, value: inWords(value) }),
            )
            .join(', '),
        })}
      {facts.length > 0 && missing.length > 0 && ' · '}
      {missing.length > 0 &&
        t('classification.factsMissing', { facts: missing.join(', ') })}
    </span>
  ) : null;
}

function Step({ step }: { step: ClassificationStep }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const where = [step.article, step.annexPoint].filter(Boolean).join(', ');
  return (
    <li className={styles.step}>
      <div className={styles.stepHead}>
        <StatusBadge tone={TONES[step.outcome]}>
          {t(`classification.${step.outcome}`)}
        </StatusBadge>
        <strong>{step.title}</strong>
        <span className={styles.quiet}>
          {where}
          {step.applicableFrom && (
            <>
              {' · '}
              {t('classification.from', {
                date: DateTime.fromISO(step.applicableFrom)
                  .setLocale(locale)
                  .toLocaleString(DateTime.DATE_MED),
              })}
            </>
          )}
        </span>
      </div>
      <span className={styles.text}>{step.reason}</span>
      <Facts step={step} />
      {step.outcome === 'applies' && step.obligations && (
        <div>
          <span className={styles.quiet}>
            {t('classification.obligations')}
          </span>
          <ul className={styles.bullets}>
            {step.obligations.map(obligation => (
              <li key={obligation}>{obligation}</li>
            ))}
          </ul>
        </div>
      )}
    </li>
  );
}

/** Each rule that was asked, with its answer; those that do not apply folded away. */
export function ClassificationTrace(props: { steps: ClassificationStep[] }) {
  const { t } = useInventoryTranslation();
  const of = (outcome: ClassificationStep['outcome']) =>
    props.steps.filter(step => step.outcome === outcome);
  const shown = [...of('applies'), ...of('unknown')];
  const folded = of('does-not-apply');
  if (props.steps.length === 0) {
    return null;
  }
  return (
    <section aria-label={t('classification.traceTitle')}>
      <h4 className={styles.heading}>{t('classification.traceTitle')}</h4>
      {shown.length > 0 && (
        <ol className={styles.plain}>
          {shown.map(step => (
            <Step key={step.rule} step={step} />
          ))}
        </ol>
      )}
      {folded.length > 0 && (
        <details>
          <summary className={styles.summary}>
            {t('classification.notApplying', { count: folded.length })}
          </summary>
          <ol className={styles.plain}>
            {folded.map(step => (
              <Step key={step.rule} step={step} />
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
