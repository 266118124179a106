import {
  aiInventorySourceReleaseBrakePermission,
  type Brake,
  type Source,
  type SyncRun,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { Alert, Button } from '@backstage/ui';
import { useState } from 'react';
import { useInventoryTranslation } from '../../translation';
import { RelativeTime, Tag } from '../shared';
import { QuarantineDialog } from './QuarantineDialog';
import { ReleaseBrakeDialog } from './ReleaseBrakeDialog';
import { RunWarnings } from './RunWarnings';
import styles from './sources.module.css';

function BrakeNotice(props: {
  source: Source;
  brake: Brake;
  onReleased: (source: Source) => void;
}) {
  const { t } = useInventoryTranslation();
  const [open, setOpen] = useState(false);
  const { loading, allowed } = usePermission({
    permission: aiInventorySourceReleaseBrakePermission,
  });
  const { source, brake } = props;
  const missing = String(brake.missing);
  const known = String(brake.known);
  const unnamed = brake.missing - brake.examples.length;
  return (
    <>
      <Alert
        status="warning"
        icon
        title={t('sources.heldTitle', { missing, known })}
        description={
          <>
            <p className={styles.text}>
              {t('sources.heldText', {
                missing,
                known,
                time: <RelativeTime iso={brake.heldAt} />,
              })}
            </p>
            <p className={styles.text}>{t('sources.heldWhat')}</p>
            {brake.examples.length > 0 && (
              <>
                <p className={styles.text}>{t('sources.heldExamples')}</p>
                <div className={styles.examples}>
                  {brake.examples.map(example => (
                    <Tag key={example} mono title={example}>
                      {example}
                    </Tag>
                  ))}
                  {unnamed > 0 && (
                    <span>
                      {t('sources.heldMore', { number: String(unnamed) })}
                    </span>
                  )}
                </div>
              </>
            )}
            {!loading && !allowed && (
              <p className={styles.text}>
                {t('sources.releaseDenied', {
                  permission: aiInventorySourceReleaseBrakePermission.name,
                })}
              </p>
            )}
            <Button
              size="small"
              variant="secondary"
              className={styles.release}
              isDisabled={loading || !allowed}
              onPress={() => setOpen(true)}
            >
              {t('sources.release')}
            </Button>
          </>
        }
      />
      <ReleaseBrakeDialog
        source={source}
        brake={brake}
        isOpen={open}
        onClose={() => setOpen(false)}
        onReleased={props.onReleased}
      />
    </>
  );
}

function QuarantineNotice(props: { source: Source; run: SyncRun }) {
  const { t } = useInventoryTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Alert
        status="warning"
        icon
        title={t('sources.partialTitle', { count: props.run.quarantined })}
        description={t('sources.partialText')}
        customActions={
          <Button
            size="small"
            variant="secondary"
            onPress={() => setOpen(true)}
          >
            {t('sources.showQuarantined')}
          </Button>
        }
      />
      <QuarantineDialog
        source={props.source}
        run={props.run}
        isOpen={open}
        onClose={() => setOpen(false)}
      />
    </>
  );
}

function WarningsNotice(props: { warnings: string[] }) {
  const { t } = useInventoryTranslation();
  return (
    <Alert
      status="warning"
      icon
      title={t('sources.warningsTitle', { count: props.warnings.length })}
      description={<RunWarnings warnings={props.warnings} />}
    />
  );
}

/** What an operator should know or do about a source; nothing where all is well. */
export function SourceNotices(props: {
  source: Source;
  onReleased: (source: Source) => void;
}) {
  const { t } = useInventoryTranslation();
  const { source } = props;
  const { lastRun, brake } = source;
  return (
    <>
      {lastRun?.status === 'failed' && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('sources.failedTitle')}
          description={
            <>
              <p className={`${styles.text} ${styles.message}`}>
                {lastRun.error ?? t('common.unknown')}
              </p>
              <p className={styles.text}>{t('sources.failedKept')}</p>
            </>
          }
        />
      )}
      {lastRun?.status === 'interrupted' && (
        <Alert
          status="info"
          icon
          title={t('sources.interruptedTitle')}
          description={t('sources.interruptedText')}
        />
      )}
      {source.unconfiguredSince && (
        <Alert
          status="info"
          icon
          title={t('sourceState.unconfigured')}
          description={t('sources.unconfiguredText', {
            time: <RelativeTime iso={source.unconfiguredSince} />,
          })}
        />
      )}
      {brake && (
        <BrakeNotice
          source={source}
          brake={brake}
          onReleased={props.onReleased}
        />
      )}
      {lastRun && lastRun.quarantined > 0 && (
        <QuarantineNotice source={source} run={lastRun} />
      )}
      {lastRun?.warnings && lastRun.warnings.length > 0 && (
        <WarningsNotice warnings={lastRun.warnings} />
      )}
    </>
  );
}
