import { Alert, Button } from '@backstage/ui';
import { RiHistoryLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import { formatMinute } from '../../lib/time';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import styles from './asOf.module.css';
import { AsOfPicker } from './AsOfPicker';
import { useMoment } from './useMoment';

/**
 * Marks a page that is not as of now, and says what it leaves out; nothing on a
 * page as of now.
 */
export function AsOfBanner(props: {
  /** What the page does not show as of then, or shows as of now. */
  children: ReactNode;
  /** What can be done with the date beside changing it. */
  actions?: ReactNode;
}) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const { moment, choose } = useMoment();
  if (!moment) {
    return null;
  }
  const time = formatMinute(moment.asOf, locale);
  return (
    <section aria-label={t('asOf.banner')} className={styles.banner}>
      <Alert
        status="info"
        icon={<RiHistoryLine aria-hidden />}
        title={
          moment.clock === 'known'
            ? t('asOf.bannerKnown', { time })
            : t('asOf.bannerActual', { time })
        }
        description={props.children}
        customActions={
          <span className={styles.acts}>
            {props.actions}
            <AsOfPicker />
            <Button
              size="small"
              variant="secondary"
              onPress={() => choose(undefined)}
            >
              {t('asOf.back')}
            </Button>
          </span>
        }
      />
    </section>
  );
}

/** The banner where a date is chosen, else the quiet way to choose one. */
export function AsOfBar(props: { children: ReactNode; actions?: ReactNode }) {
  const { moment } = useMoment();
  return moment ? (
    <AsOfBanner {...props} />
  ) : (
    <div className={styles.quiet}>
      <AsOfPicker />
    </div>
  );
}
