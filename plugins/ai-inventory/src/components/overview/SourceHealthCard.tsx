import type { SourceHealth } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Link as UiLink, Text } from '@backstage/ui';
import { Link } from 'react-router-dom';
import { useInventoryTranslation } from '../../translation';
import {
  PlatformIcon,
  RelativeTime,
  SectionCard,
  SourceStateBadge,
} from '../shared';
import styles from './overview.module.css';

/** How the sources are and how fresh their listings. */
export function SourceHealthCard(props: {
  sources: SourceHealth[];
  href: string;
}) {
  const { t } = useInventoryTranslation();
  return (
    <SectionCard
      title={t('overview.healthTitle')}
      actions={
        <UiLink href={props.href} variant="body-small" standalone>
          {t('overview.healthAll')}
        </UiLink>
      }
    >
      {props.sources.length === 0 ? (
        <Text as="p" color="secondary">
          {t('overview.healthEmpty')}
        </Text>
      ) : (
        <ul className={styles.health}>
          {props.sources.map(source => (
            <li key={source.ref}>
              <Link
                to={`${props.href}#${source.ref}`}
                className={styles.healthItem}
              >
                <span className={styles.healthSource}>
                  <PlatformIcon
                    type={source.ref.split('/', 1)[0]}
                    size="small"
                  />
                  <span className={styles.healthName}>
                    {source.ref}
                    <span className={styles.quiet}>
                      {source.lastCompleteAt
                        ? t('overview.complete', {
                            time: <RelativeTime iso={source.lastCompleteAt} />,
                          })
                        : t('overview.neverComplete')}
                    </span>
                  </span>
                </span>
                <SourceStateBadge source={source} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  );
}
