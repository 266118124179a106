import { ButtonIcon, Text } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { useInventoryTranslation } from '../../translation';
import { EdgeFacts } from './EdgeFacts';
import styles from './graph.module.css';
import type { Connection } from './lineageGraph';

/** Who says what of the line that the reader chose. */
export function ConnectionDetails(props: {
  connection?: Connection;
  onClose: () => void;
}) {
  const { t } = useInventoryTranslation();
  const { connection, onClose } = props;
  return (
    <div aria-live="polite">
      {connection && (
        <section
          className={styles.details}
          aria-label={t('lineage.connection')}
        >
          <div className={styles.detailsHead}>
            <Text as="h3" variant="body-medium" weight="bold">
              {t('lineage.connection')}
            </Text>
            <ButtonIcon
              size="small"
              variant="tertiary"
              icon={<RiCloseLine />}
              aria-label={t('lineage.closeConnection')}
              onPress={onClose}
            />
          </div>
          {connection.edges.map((edge, index) => (
            <EdgeFacts
              key={index}
              open
              joined={{ edge, from: connection.from, to: connection.to }}
            />
          ))}
        </section>
      )}
    </div>
  );
}
