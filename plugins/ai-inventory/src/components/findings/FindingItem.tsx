import {
  aiInventoryFindingAcceptPermission,
  type AssetDetail,
  type Finding,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { DeclareButton } from '../declare';
import { EntityLink, PlaceLink, RelativeTime, SeverityIcon } from '../shared';
import { AcceptDialog } from './AcceptDialog';
import styles from './findings.module.css';
import { ReopenDialog } from './ReopenDialog';

function Acceptance({ finding }: { finding: Finding }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const { acceptance } = finding;
  return acceptance ? (
    <div className={styles.acceptance}>
      <span className={styles.quiet}>
        {t('findings.acceptedBy', {
          user: (
            <EntityLink entityRef={acceptance.by} defaultKind="user" inline />
          ),
          time: <RelativeTime iso={acceptance.at} />,
          until: DateTime.fromISO(acceptance.until)
            .setLocale(locale)
            .toLocaleString(DateTime.DATE_FULL),
        })}
      </span>
      <q className={styles.reason}>{acceptance.reason}</q>
    </div>
  ) : null;
}

function Acts(props: { asset: AssetDetail; finding: Finding }) {
  const { t } = useInventoryTranslation();
  const [isOpen, setOpen] = useState(false);
  const { allowed } = usePermission({
    permission: aiInventoryFindingAcceptPermission,
  });
  const { asset, finding } = props;
  const Dialog = finding.acceptance ? ReopenDialog : AcceptDialog;
  const declares = finding.type === 'undeclared' && !finding.acceptance;
  return allowed || declares ? (
    <div className={styles.acts}>
      {declares && <DeclareButton asset={asset} variant="primary" />}
      {allowed && (
        <>
          <Button
            size="small"
            variant="secondary"
            onPress={() => setOpen(true)}
          >
            {finding.acceptance ? t('findings.reopen') : t('findings.accept')}
          </Button>
          <Dialog
            finding={finding}
            isOpen={isOpen}
            onClose={() => setOpen(false)}
          />
        </>
      )}
    </div>
  ) : null;
}

/** One finding: what is wrong, how we know, what to do. */
export function FindingItem(props: { asset: AssetDetail; finding: Finding }) {
  const { t } = useInventoryTranslation();
  const { asset, finding } = props;
  const isOpen = finding.closedAt === undefined;
  // The reader is on the asset's own page already.
  const link = finding.link === asset.entityRef ? undefined : finding.link;
  return (
    <li className={styles.item}>
      <SeverityIcon severity={finding.severity} size={20} />
      <div className={styles.body}>
        <div className={styles.head}>
          <h4 className={styles.title}>{finding.title}</h4>
          <span className={styles.quiet}>
            {t('findings.since', {
              time: <RelativeTime iso={finding.openedAt} />,
            })}
            {finding.closedAt && (
              <>
                {' · '}
                {t('findings.closed', {
                  time: <RelativeTime iso={finding.closedAt} />,
                })}
              </>
            )}
          </span>
        </div>
        <p className={styles.text}>{finding.explanation}</p>
        <Acceptance finding={finding} />
        {isOpen && !finding.acceptance && (
          <p className={styles.text}>
            <strong>{t('findings.toDo')}</strong> {finding.action}
          </p>
        )}
        {isOpen && link && (
          <p className={styles.text}>
            {t('findings.look', {
              target: <PlaceLink target={link} />,
            })}
          </p>
        )}
        {isOpen && <Acts asset={asset} finding={finding} />}
      </div>
    </li>
  );
}
