import type { Classification } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { RiAlertFill } from '@remixicon/react';
import { useInventoryTranslation } from '../../translation';
import { EntityLink } from '../shared';
import styles from './classification.module.css';

type Origin = Classification['riskierOrigins'][number];
type Rating = NonNullable<Classification['riskRatings']>[number];

function OriginSentence({ origin }: { origin: Origin }) {
  const { t } = useInventoryTranslation();
  const link = <EntityLink entityRef={origin.ref} inline />;
  const [before, ...after] = origin.reason.split(origin.ref);
  // A reason that names the origin is a whole sentence.
  if (after.length > 0) {
    return (
      <>
        {before}
        {link}
        {after.join(origin.ref)}
      </>
    );
  }
  const words = { ref: link, reason: origin.reason };
  switch (origin.relation) {
    case 'trainedOn':
      return <>{t('classification.originTrainedOn', words)}</>;
    case 'derivedFrom':
      return <>{t('classification.originDerivedFrom', words)}</>;
    default:
      return <>{t('classification.originOther', words)}</>;
  }
}

/** What the model was made from that is riskier than itself; nothing where nothing is. */
export function RiskierOrigins({ origins }: { origins: Origin[] }) {
  const { t } = useInventoryTranslation();
  return origins.length > 0 ? (
    <section
      className={styles.origins}
      aria-label={t('classification.origins')}
    >
      <h4 className={styles.heading}>
        <RiAlertFill size={18} aria-hidden />
        {t('classification.origins')}
      </h4>
      <ul className={styles.bullets}>
        {origins.map(origin => (
          <li key={`${origin.relation} ${origin.ref}`}>
            <OriginSentence origin={origin} />
          </li>
        ))}
      </ul>
    </section>
  ) : null;
}

/** What model cards at the platforms say of the risk. */
export function Ratings({ ratings }: { ratings: Rating[] }) {
  const { t } = useInventoryTranslation();
  return ratings.length > 0 ? (
    <section aria-label={t('classification.ratings')}>
      <h4 className={styles.heading}>{t('classification.ratings')}</h4>
      <ul className={styles.bullets}>
        {ratings.map(({ recordRef, riskRating }) => (
          <li key={recordRef}>
            {t('classification.rating', {
              record: <code className={styles.fact}>{recordRef}</code>,
              rating: t(`risk.${riskRating}`),
            })}
          </li>
        ))}
      </ul>
    </section>
  ) : null;
}
