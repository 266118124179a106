import type { ImpactQuery } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Button, Select, TextField } from '@backstage/ui';
import { RiTeamLine } from '@remixicon/react';
import { type FormEvent, useState } from 'react';
import { useInventoryTranslation } from '../../translation';
import styles from './impact.module.css';
import { ECOSYSTEMS, libraryOf, toTarget } from './impactTarget';

/** Asks for a library, in one version or in all. */
export function LibraryForm(props: {
  target: ImpactQuery | undefined;
  onSubmit: (target: ImpactQuery) => void;
}) {
  const { t } = useInventoryTranslation();
  const [choice, setChoice] = useState(() => libraryOf(props.target));
  const change = (changes: Partial<typeof choice>) =>
    setChoice(current => ({ ...current, ...changes }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (choice.name.trim()) {
      props.onSubmit(toTarget(choice));
    }
  };
  return (
    <form
      aria-label={t('impact.choices')}
      className={styles.form}
      onSubmit={submit}
    >
      <Select
        label={t('impact.ecosystem')}
        className={styles.ecosystem}
        value={choice.ecosystem}
        onChange={key =>
          change({ ecosystem: ECOSYSTEMS.find(each => each === key) })
        }
        options={ECOSYSTEMS.map(id => ({ id, label: t(`impact.${id}`) }))}
      />
      <TextField
        label={t('impact.library')}
        className={styles.library}
        description={t('impact.libraryHint')}
        value={choice.name}
        maxLength={1000}
        onChange={name => change({ name })}
      />
      <TextField
        label={t('impact.version')}
        className={styles.version}
        description={t('impact.versionHint')}
        value={choice.version}
        maxLength={1000}
        onChange={version => change({ version })}
      />
      <Button
        type="submit"
        variant="primary"
        iconStart={<RiTeamLine />}
        isDisabled={!choice.name.trim()}
      >
        {t('impact.show')}
      </Button>
    </form>
  );
}
