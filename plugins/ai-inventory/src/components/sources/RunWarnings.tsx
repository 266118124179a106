import { Button } from '@backstage/ui';
import { useState } from 'react';
import { useInventoryTranslation } from '../../translation';
import styles from './runs.module.css';

const SHOWN = 3;

/** What else went wrong in a run, and did not keep it from its end. */
export function RunWarnings(props: { warnings: string[] }) {
  const { t } = useInventoryTranslation();
  const [all, setAll] = useState(false);
  const { warnings } = props;
  return (
    <>
      <ul className={styles.warnings}>
        {(all ? warnings : warnings.slice(0, SHOWN)).map((warning, index) => (
          <li key={`${index}-${warning}`}>{warning}</li>
        ))}
      </ul>
      {warnings.length > SHOWN && (
        <Button
          size="small"
          variant="tertiary"
          aria-expanded={all}
          onPress={() => setAll(!all)}
        >
          {all
            ? t('common.showFewer')
            : t('common.showAll', { number: String(warnings.length) })}
        </Button>
      )}
    </>
  );
}
