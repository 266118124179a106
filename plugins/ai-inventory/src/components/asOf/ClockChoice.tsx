import { Radio, RadioGroup } from '@backstage/ui';
import { type Clock, CLOCKS, parseClock } from '../../lib/moment';
import { useInventoryTranslation } from '../../translation';
import styles from './asOf.module.css';

/** Which of the two ways to look at a date, with what each of them means. */
export function ClockChoice(props: {
  value: Clock;
  onChange: (clock: Clock) => void;
}) {
  const { t } = useInventoryTranslation();
  const { value, onChange } = props;
  return (
    <RadioGroup
      label={t('asOf.clock')}
      value={value}
      onChange={clock => onChange(parseClock(clock))}
    >
      {CLOCKS.map(clock => (
        <Radio key={clock} value={clock}>
          <span className={styles.clock}>
            {t(`asOf.${clock}`)}
            <span className={styles.help}>{t(`asOf.${clock}Help`)}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
