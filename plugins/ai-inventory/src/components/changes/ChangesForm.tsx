import { Button, Select } from '@backstage/ui';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { ASSET_KINDS } from '../../lib/assetFilters';
import type { ChangesChoice } from '../../lib/changesChoice';
import { type Clock, fieldsOfTime, timeOfFields } from '../../lib/moment';
import { useInventoryTranslation } from '../../translation';
import { ClockChoice, type DayTime, DayTimeFields } from '../asOf';
import { SectionCard } from '../shared';
import styles from './changes.module.css';

// A key that no kind has.
const ALL_KINDS = '';

/** A date as it stands in its fields, which know no seconds. */
function useDate(initial: string | undefined) {
  const [fields, setFields] = useState<DayTime>(() => fieldsOfTime(initial));
  const [isTouched, setTouched] = useState(false);
  return {
    fields,
    change: (next: DayTime) => {
      setTouched(true);
      setFields(next);
    },
    read: (now: DateTime) => (isTouched ? timeOfFields(fields, now) : initial),
  };
}

/** Asks for the two dates to compare, and how to look at them. */
export function ChangesForm(props: {
  choice?: ChangesChoice;
  onSubmit: (choice: ChangesChoice) => void;
}) {
  const { t } = useInventoryTranslation();
  const { choice, onSubmit } = props;
  const from = useDate(choice?.from);
  const to = useDate(choice?.to);
  const [clock, setClock] = useState<Clock>(choice?.clock ?? 'known');
  const [kind, setKind] = useState(choice?.kind);
  const now = DateTime.now();
  const max = now.toFormat('yyyy-MM-dd');
  const start = from.read(now);
  const end = to.read(now);
  const isEndGiven = to.fields.day !== '';
  const isReady =
    start !== undefined &&
    (isEndGiven ? end !== undefined && start < end : true);
  return (
    <SectionCard title={t('changes.title')}>
      <form
        className={styles.stack}
        onSubmit={event => {
          event.preventDefault();
          if (isReady) {
            onSubmit({ ...choice, from: start, to: end, clock, kind });
          }
        }}
      >
        <p className={styles.quiet}>{t('changes.text')}</p>
        <div className={styles.fields}>
          <div role="group" aria-label={t('changes.from')}>
            <DayTimeFields
              label={t('changes.from')}
              value={from.fields}
              max={max}
              onChange={from.change}
            />
          </div>
          <div role="group" aria-label={t('changes.until')}>
            <DayTimeFields
              label={t('changes.until')}
              value={to.fields}
              max={max}
              onChange={to.change}
            />
          </div>
          <Select
            className={styles.kind}
            label={t('changes.kind')}
            value={kind ?? ALL_KINDS}
            onChange={key =>
              setKind(ASSET_KINDS.find(candidate => candidate === key))
            }
            options={[
              { id: ALL_KINDS, label: t('changes.allKinds') },
              ...ASSET_KINDS.map(id => ({ id, label: t(`kind.${id}s`) })),
            ]}
          />
        </div>
        <p role="status" className={styles.quiet}>
          {from.fields.day !== '' && !isReady
            ? t('changes.order')
            : `${t('asOf.dayHelp')} ${t('changes.untilHelp')}`}
        </p>
        <ClockChoice value={clock} onChange={setClock} />
        <div>
          <Button type="submit" variant="primary" isDisabled={!isReady}>
            {t('changes.show')}
          </Button>
        </div>
      </form>
    </SectionCard>
  );
}
