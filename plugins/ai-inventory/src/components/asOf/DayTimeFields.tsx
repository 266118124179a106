import { type ChangeEvent, useId } from 'react';
import { useInventoryTranslation } from '../../translation';
import styles from './asOf.module.css';

/** A day and a time of day as the browser's own fields give them. */
export interface DayTime {
  /** `2026-03-01`, or empty. */
  readonly day: string;
  /** `23:59`, or empty for the end of the day. */
  readonly time: string;
}

/** Asks for a day that is not yet to come, and optionally for a time of that day. */
export function DayTimeFields(props: {
  /** What the day is for. */
  label: string;
  value: DayTime;
  /** The last day that can be chosen, `2026-03-01`. */
  max: string;
  onChange: (value: DayTime) => void;
}) {
  const { t } = useInventoryTranslation();
  const id = useId();
  const { label, value, max, onChange } = props;
  const field = (name: keyof DayTime) => ({
    id: `${id}-${name}`,
    className: styles.input,
    value: value[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) =>
      onChange({ ...value, [name]: event.target.value }),
  });
  return (
    <div className={styles.fields}>
      <div className={styles.field}>
        <label htmlFor={`${id}-day`} className={styles.label}>
          {label}
        </label>
        <input type="date" max={max} {...field('day')} />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-time`} className={styles.label}>
          {t('asOf.time')}
        </label>
        <input type="time" {...field('time')} />
      </div>
    </div>
  );
}
