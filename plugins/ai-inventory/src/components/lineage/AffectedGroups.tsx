import type { Impact } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Button, Text } from '@backstage/ui';
import { useId, useState } from 'react';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { EntityLink } from '../shared';
import styles from './lineage.module.css';

const FIRST_REFS = 8;

type Group = Impact['owners'];

function GroupOfRefs(props: {
  title: string;
  group: Group;
  defaultKind: string;
  empty: string;
}) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const id = useId();
  const [showsAll, setShowsAll] = useState(false);
  const { title, group, defaultKind, empty } = props;
  const shown = showsAll ? group : group.slice(0, FIRST_REFS);
  return (
    <section aria-labelledby={id} className={styles.group}>
      <Text as="h3" id={id} variant="body-small" weight="bold">
        {title}
        <span className={styles.total}>
          {group.length.toLocaleString(locale)}
        </span>
      </Text>
      {group.length === 0 && <p className={styles.quiet}>{empty}</p>}
      <ul className={styles.refs}>
        {shown.map(({ ref, count }) => (
          <li key={ref}>
            <EntityLink entityRef={ref} defaultKind={defaultKind} />
            {count > 1 && (
              <span className={styles.quiet}>
                {t('affected.times', { number: count.toLocaleString(locale) })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {shown.length < group.length && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() => setShowsAll(true)}
        >
          {t('common.showAll', { number: group.length.toLocaleString(locale) })}
        </Button>
      )}
    </section>
  );
}

/** How much is affected, and who is to be told. */
export function AffectedGroups({ impact }: { impact: Impact }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const { affected, applications, systems, owners } = impact;
  return (
    <div className={styles.groups}>
      <section className={styles.group} aria-label={t('affected.all')}>
        <Text as="h3" variant="body-small" weight="bold">
          {t('affected.all')}
        </Text>
        <span className={styles.number}>
          {affected.length.toLocaleString(locale)}
        </span>
      </section>
      <GroupOfRefs
        title={t('affected.applications')}
        group={applications}
        defaultKind="component"
        empty={t('affected.noApplications')}
      />
      <GroupOfRefs
        title={t('affected.systems')}
        group={systems}
        defaultKind="system"
        empty={t('affected.noSystems')}
      />
      <GroupOfRefs
        title={t('affected.owners')}
        group={owners}
        defaultKind="group"
        empty={t('affected.noOwners')}
      />
    </div>
  );
}
