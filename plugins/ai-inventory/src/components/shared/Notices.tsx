import { Alert, Button, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { RiInboxLine } from '@remixicon/react';
import type { ReactElement, ReactNode } from 'react';
import { useInventoryTranslation } from '../../translation';
import styles from './notices.module.css';

/** What failed, with a way to try again. */
export function ErrorNotice(props: {
  error: Error;
  title?: string;
  onRetry?: () => void;
  actions?: ReactNode;
}) {
  const { t } = useInventoryTranslation();
  const denied = props.error.name === 'NotAllowedError';
  return (
    <Alert
      role="alert"
      status={denied ? 'warning' : 'danger'}
      icon
      title={
        denied ? t('error.notAllowedTitle') : props.title ?? t('error.title')
      }
      description={
        <span className={styles.message}>
          {denied ? t('error.notAllowed') : props.error.message}
        </span>
      }
      customActions={
        <>
          {props.actions}
          {props.onRetry && (
            <Button size="small" variant="secondary" onPress={props.onRetry}>
              {t('common.retry')}
            </Button>
          )}
        </>
      }
    />
  );
}

/** Why nothing is shown, and what to do next. */
export function EmptyState(props: {
  title: string;
  icon?: ReactElement;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <span className={styles.emptyIcon} aria-hidden>
        {props.icon ?? <RiInboxLine size={26} />}
      </span>
      <Text as="h3" variant="title-x-small" weight="bold">
        {props.title}
      </Text>
      {props.children && (
        <Text as="p" color="secondary" className={styles.emptyText}>
          {props.children}
        </Text>
      )}
      {props.action}
    </div>
  );
}

/** Grey lines in the place of what is being loaded. */
export function LoadingLines(props: {
  rows?: number;
  height?: number | string;
}) {
  const { t } = useInventoryTranslation();
  return (
    <div className={styles.skeletons} role="status">
      <VisuallyHidden>{t('common.loading')}</VisuallyHidden>
      {Array.from({ length: props.rows ?? 3 }, (_, index) => (
        <Skeleton key={index} width="100%" height={props.height ?? 20} />
      ))}
    </div>
  );
}
