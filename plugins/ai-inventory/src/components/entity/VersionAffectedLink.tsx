import { ButtonLink } from '@backstage/ui';
import { RiTeamLine } from '@remixicon/react';
import { useLocation } from 'react-router-dom';
import { writeMoment } from '../../lib/moment';
import { useInventoryTranslation } from '../../translation';
import { useMoment } from '../asOf';
import styles from './versions.module.css';

/** Leads from a version to who is affected by it, as of the same moment. */
export function VersionAffectedLink({ version }: { version: string }) {
  const { t } = useInventoryTranslation();
  const { pathname } = useLocation();
  const { moment } = useMoment();
  const params = writeMoment(
    new URLSearchParams({ version, affected: 'show' }),
    moment,
  );
  return (
    <div className={styles.affected}>
      <ButtonLink
        size="small"
        variant="secondary"
        iconStart={<RiTeamLine />}
        // From one tab of the entity's page to another.
        href={`${pathname.replace(/\/[^/]*\/?$/, '')}/lineage?${params}`}
      >
        {t('versions.affected')}
      </ButtonLink>
    </div>
  );
}
