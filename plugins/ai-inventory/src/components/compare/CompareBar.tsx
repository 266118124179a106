import type { Asset } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Button, ButtonIcon, Text } from '@backstage/ui';
import { RiAddLine, RiCloseLine, RiScales3Line } from '@remixicon/react';
import { useEffect, useRef, useState } from 'react';
import {
  type ChosenVersion,
  FEWEST_COMPARED,
  MOST_COMPARED,
} from '../../lib/comparedVersions';
import { useInventoryTranslation } from '../../translation';
import styles from './compare.module.css';
import { VersionPickerDialog } from './VersionPickerDialog';

/** The versions of other models among the chosen ones; the list does not show them. */
function ChosenElsewhere(props: {
  chosen: readonly ChosenVersion[];
  onDrop: (version: ChosenVersion) => void;
}) {
  const { t } = useInventoryTranslation();
  return props.chosen.length > 0 ? (
    <ul className={styles.elsewhere} aria-label={t('compare.chosenElsewhere')}>
      {props.chosen.map(each => {
        const names = { version: each.version, asset: each.assetTitle };
        return (
          <li key={each.id} className={styles.chip}>
            {t('compare.versionOf', names)}
            <ButtonIcon
              size="small"
              variant="tertiary"
              icon={<RiCloseLine />}
              aria-label={t('compare.drop', names)}
              onPress={() => props.onDrop(each)}
            />
          </li>
        );
      })}
    </ul>
  ) : null;
}

function useChoiceText(chosen: number): string {
  const { t } = useInventoryTranslation();
  if (chosen === 0) {
    return t('compare.hint');
  }
  const numbers = { count: chosen, most: String(MOST_COMPARED) };
  return chosen < MOST_COMPARED
    ? t('compare.chosen', numbers)
    : t('compare.chosenMost', numbers);
}

/** How many versions are chosen, and what can be done with them. */
export function CompareBar(props: {
  asset: Asset;
  chosen: readonly ChosenVersion[];
  /** Set where the reader comes back from the comparison. */
  takesFocus?: boolean;
  onChoose: (chosen: readonly ChosenVersion[]) => void;
  onCompare: () => void;
}) {
  const { t } = useInventoryTranslation();
  const [picking, setPicking] = useState(false);
  const { asset, chosen, takesFocus, onChoose, onCompare } = props;
  const choiceText = useChoiceText(chosen.length);
  const compareButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) {
      compareButton.current?.focus();
    }
  }, [takesFocus]);
  return (
    <section className={styles.bar} aria-label={t('compare.compare')}>
      <div className={styles.barText}>
        <Text as="p" role="status" variant="body-medium" color="secondary">
          {choiceText}
        </Text>
        {chosen.length > 0 && (
          <Button size="small" variant="tertiary" onPress={() => onChoose([])}>
            {t('compare.clear')}
          </Button>
        )}
        <ChosenElsewhere
          chosen={chosen.filter(({ assetId }) => assetId !== asset.id)}
          onDrop={({ id }) => onChoose(chosen.filter(each => each.id !== id))}
        />
      </div>
      <div className={styles.acts}>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiAddLine />}
          isDisabled={chosen.length >= MOST_COMPARED}
          onPress={() => setPicking(true)}
        >
          {t('compare.fromOtherModel')}
        </Button>
        <Button
          size="small"
          variant="primary"
          iconStart={<RiScales3Line />}
          ref={compareButton}
          isDisabled={chosen.length < FEWEST_COMPARED}
          onPress={onCompare}
        >
          {t('compare.compare')}
        </Button>
      </div>
      {picking && (
        <VersionPickerDialog
          taken={chosen.map(({ id }) => id)}
          onClose={() => setPicking(false)}
          onAdd={added => onChoose([...chosen, ...added])}
        />
      )}
    </section>
  );
}
