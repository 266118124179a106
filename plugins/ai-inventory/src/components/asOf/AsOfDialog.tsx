import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { DateTime } from 'luxon';
import { useState } from 'react';
import {
  fieldsOfTime,
  type Moment,
  quickDays,
  timeOfFields,
} from '../../lib/moment';
import { useInventoryTranslation } from '../../translation';
import styles from './asOf.module.css';
import { ClockChoice } from './ClockChoice';
import { type DayTime, DayTimeFields } from './DayTimeFields';

const QUICK = ['yesterday', 'week', 'month', 'quarter'] as const;

/** Asks for the date as of which to look at things, and how to look at it. */
export function AsOfDialog(props: {
  moment?: Moment;
  onChoose: (moment: Moment) => void;
  onClose: () => void;
}) {
  const { t } = useInventoryTranslation();
  const { moment, onChoose, onClose } = props;
  const [fields, setFields] = useState<DayTime>(() =>
    fieldsOfTime(moment?.asOf),
  );
  const [clock, setClock] = useState(moment?.clock ?? 'known');
  const now = DateTime.now();
  const days = quickDays(now);
  // What was chosen before stays as it is to the millisecond.
  const isUntouched =
    moment !== undefined &&
    JSON.stringify(fields) === JSON.stringify(fieldsOfTime(moment.asOf));
  const asOf = isUntouched ? moment.asOf : timeOfFields(fields, now);
  return (
    <Dialog
      isOpen
      isDismissable
      width={480}
      onOpenChange={open => !open && onClose()}
    >
      <DialogHeader>{t('asOf.title')}</DialogHeader>
      <DialogBody>
        <div className={styles.dialog}>
          <div
            role="group"
            aria-label={t('asOf.quick')}
            className={styles.quick}
          >
            {QUICK.map(quick => (
              <Button
                key={quick}
                size="small"
                variant="secondary"
                onPress={() => setFields({ day: days[quick], time: '' })}
              >
                {t(`asOf.${quick}`)}
              </Button>
            ))}
          </div>
          <DayTimeFields
            label={t('asOf.day')}
            value={fields}
            max={now.toFormat('yyyy-MM-dd')}
            onChange={setFields}
          />
          <p role="status" className={styles.help}>
            {fields.day !== '' && !asOf ? t('asOf.invalid') : t('asOf.dayHelp')}
          </p>
          <ClockChoice value={clock} onChange={setClock} />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          variant="primary"
          isDisabled={!asOf}
          onPress={() => asOf && onChoose({ asOf, clock })}
        >
          {t('asOf.show')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
