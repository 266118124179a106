import { Button } from '@backstage/ui';
import { RiHistoryLine } from '@remixicon/react';
import type { Moment } from '../../lib/moment';
import { formatMinute } from '../../lib/time';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { EmptyState } from '../shared';
import { useMoment } from './useMoment';

/** Says that there was nothing at a moment, and shows the other ways to look. */
export function NothingKnown(props: {
  moment: Moment;
  /** When the inventory first learned of what is asked for, where that is known. */
  firstSeenAt?: string;
}) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const { choose } = useMoment();
  const { moment, firstSeenAt } = props;
  const time = formatMinute(moment.asOf, locale);
  const isKnown = moment.clock === 'known';
  return (
    <EmptyState
      icon={<RiHistoryLine size={26} />}
      title={
        isKnown
          ? t('asOf.nothingKnown', { time })
          : t('asOf.nothingActual', { time })
      }
      action={
        <Button
          variant="secondary"
          onPress={() =>
            choose({ ...moment, clock: isKnown ? 'actual' : 'known' })
          }
        >
          {isKnown ? t('asOf.tryActual') : t('asOf.tryKnown')}
        </Button>
      }
    >
      {firstSeenAt !== undefined && firstSeenAt > moment.asOf
        ? t('asOf.firstLearned', { time: formatMinute(firstSeenAt, locale) })
        : t('asOf.wasGone')}
    </EmptyState>
  );
}
