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

// That no more than this applies is no reason to worry.
function toneOf({ rule, outcome }: ClassificationStep): Tone {
  return rule === 'minimal' && outcome === 'applies' ? 'good' : TONES[outcome];
}

function useFactInWords() {
  const { t } = useInventoryTranslation();
  return (value: unknown): string => {
    if (Array.isArray(value)) {
      return value.length > 0
        ? value.map(String).join(', ')
        : t('classification.noValue');
    }
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
}

/** The facts that somebody declared; an empty list says that there is none. */
function declaredFacts(step: ClassificationStep) {
  return step.facts.filter(
    ({ value }) => value !== undefined && value !== null,
  );
}

function DeclaredFacts({ step }: { step: ClassificationStep }) {
  const { t } = useInventoryTranslation();
  const inWords = useFactInWords();
  const facts = declaredFacts(step);
  return facts.length > 0 ? (
    <span className={styles.quiet}>
      {t('classification.factsDeclared', {
        facts: facts
          .map(({ fact, value }) =>
            t('classification.fact', { fact, value: inWords(value) }),
          )
          .join(', '),
      })}
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
        <StatusBadge tone={toneOf(step)}>
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
      <DeclaredFacts step={step} />
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

function Steps({ steps }: { steps: ClassificationStep[] }) {
  return steps.length > 0 ? (
    <ol className={styles.plain}>
      {steps.map(step => (
        <Step key={step.rule} step={step} />
      ))}
    </ol>
  ) : null;
}

/**
 * Each rule that was asked, with its answer; those that do not apply folded
 * away, and all of them where nothing is declared that they could ask.
 */
export function ClassificationTrace(props: { steps: ClassificationStep[] }) {
  const { t } = useInventoryTranslation();
  const { steps } = props;
  const of = (outcome: ClassificationStep['outcome']) =>
    steps.filter(step => step.outcome === outcome);
  const shown = [...of('applies'), ...of('unknown')];
  const folded = of('does-not-apply');
  if (steps.length === 0) {
    return null;
  }
  if (steps.every(step => declaredFacts(step).length === 0)) {
    return (
      <details>
        <summary className={styles.summary}>
          {t('classification.traceTitle')}
        </summary>
        <Steps steps={[...shown, ...folded]} />
      </details>
    );
  }
  return (
    <section aria-label={t('classification.traceTitle')}>
      <h4 className={styles.heading}>{t('classification.traceTitle')}</h4>
      <Steps steps={shown} />
      {folded.length > 0 && (
        <details>
          <summary className={styles.summary}>
            {t('classification.notApplying', { count: folded.length })}
          </summary>
          <Steps steps={folded} />
        </details>
      )}
    </section>
  );
}
