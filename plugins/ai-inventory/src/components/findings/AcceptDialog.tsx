import type { Finding } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { DatePicker } from '@backstage/ui';
import { parseDate, type CalendarDate } from '@internationalized/date';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { aiInventoryApiRef } from '../../api';
import { announceAssetChange } from '../../lib/assetChanges';
import { useInventoryTranslation } from '../../translation';
import { ReasonDialog } from '../shared';

const USUAL_DAYS = 90;
const LONGEST_YEARS = 2;

const toDate = (time: DateTime): CalendarDate =>
  parseDate(time.toFormat('yyyy-MM-dd'));

/** The end of the day, as the API takes it. */
function endOf(date: CalendarDate): DateTime {
  return DateTime.fromISO(date.toString()).endOf('day');
}

/** Asks why a finding is acceptable, and until when. */
export function AcceptDialog(props: {
  finding: Finding;
  isOpen: boolean;
  onClose: () => void;
}) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const { finding, isOpen, onClose } = props;
  const now = DateTime.now();
  const first = toDate(now.plus({ days: 1 }));
  // A day less than the backend takes, as its day may be another one.
  const last = toDate(now.plus({ years: LONGEST_YEARS }).minus({ days: 1 }));
  const [until, setUntil] = useState<CalendarDate | undefined>(() =>
    toDate(now.plus({ days: USUAL_DAYS })),
  );
  const isInTime =
    until !== undefined &&
    until.compare(first) >= 0 &&
    until.compare(last) <= 0;

  const accept = async (reason: string) => {
    if (until) {
      await api.acceptFinding(finding.id, {
        reason,
        until: endOf(until).toUTC().toJSDate().toISOString(),
      });
      announceAssetChange();
    }
  };

  return (
    <ReasonDialog
      title={t('findings.acceptTitle', { title: finding.title })}
      text={t('findings.acceptText')}
      confirmLabel={t('findings.acceptConfirm')}
      failedTitle={t('findings.acceptFailed')}
      isOpen={isOpen}
      isReady={isInTime}
      onClose={onClose}
      onConfirm={accept}
    >
      <DatePicker
        label={t('findings.until')}
        description={
          isInTime ? t('findings.untilHint') : t('findings.untilWrong')
        }
        value={until}
        minValue={first}
        maxValue={last}
        onChange={value =>
          setUntil(value ? parseDate(value.toString()) : undefined)
        }
        isRequired
      />
    </ReasonDialog>
  );
}
