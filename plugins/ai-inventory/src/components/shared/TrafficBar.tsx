import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import styles from './traffic.module.css';

/** How much of an endpoint's requests one deployment is meant to get. */
export function TrafficBar(props: {
  /** What gets the requests. */
  name: string;
  /** 0 to 100. */
  percent?: number;
  /** Says what the number is, where no heading does. */
  worded?: boolean;
}) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const { name, percent } = props;
  if (percent === undefined) {
    return (
      <span className={styles.unknown}>{t('deployments.trafficUnknown')}</span>
    );
  }
  const share = Math.min(100, Math.max(0, percent));
  const text = (share / 100).toLocaleString(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  return (
    <span className={styles.traffic} title={t('deployments.trafficTitle')}>
      <span
        role="meter"
        aria-label={t('deployments.traffic', { name })}
        aria-valuenow={share}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={text}
        className={styles.track}
      >
        <span className={styles.bar} style={{ width: `${share}%` }} />
      </span>
      <span className={styles.number} aria-hidden>
        {props.worded ? t('deployments.share', { share: text }) : text}
      </span>
    </span>
  );
}
