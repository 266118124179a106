import type { Decision } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { Button, Text } from '@backstage/ui';
import { useState } from 'react';
import { aiInventoryApiRef } from '../../api';
import { announceAssetChange } from '../../lib/assetChanges';
import { type Translate, useInventoryTranslation } from '../../translation';
import { EntityLink, ReasonDialog, RelativeTime } from '../shared';
import styles from './provenance.module.css';
import { useMayDecide } from './useMayDecide';

function decisionInWords(decision: Decision, t: Translate): string {
  const [first = '', ...others] = decision.recordRefs;
  if (decision.type === 'merge') {
    return t('provenance.decisionMerge', { first, second: others.join(', ') });
  }
  return others.length > 0
    ? t('provenance.decisionSplitFrom', { first, others: others.join(', ') })
    : t('provenance.decisionSplit', { first });
}

function RevokeButton({ decision }: { decision: Decision }) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const [isOpen, setOpen] = useState(false);
  return useMayDecide() ? (
    <div>
      <Button size="small" variant="secondary" onPress={() => setOpen(true)}>
        {t('provenance.revoke')}
      </Button>
      <ReasonDialog
        title={t('provenance.revokeTitle')}
        text={t('provenance.revokeText')}
        confirmLabel={t('provenance.revokeConfirm')}
        failedTitle={t('provenance.revokeFailed')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={async reason => {
          await api.revokeDecision(decision.id, reason);
          announceAssetChange();
        }}
      />
    </div>
  ) : null;
}

/** What people decided of the asset's records; nothing where nobody did. */
export function Decisions({ decisions }: { decisions: Decision[] }) {
  const { t } = useInventoryTranslation();
  return decisions.length > 0 ? (
    <section aria-label={t('provenance.decisionsTitle')}>
      <Text as="h3" variant="body-medium" weight="bold">
        {t('provenance.decisionsTitle')}
      </Text>
      <ul className={styles.plain}>
        {decisions.map(decision => (
          <li key={decision.id} className={styles.decision}>
            <div className={styles.placeBody}>
              <span>{decisionInWords(decision, t)}</span>
              <q>{decision.reason}</q>
              <span className={styles.quiet}>
                {t('provenance.decidedBy', {
                  user: (
                    <EntityLink
                      entityRef={decision.by}
                      defaultKind="user"
                      inline
                    />
                  ),
                  time: <RelativeTime iso={decision.at} />,
                })}
              </span>
            </div>
            <RevokeButton decision={decision} />
          </li>
        ))}
      </ul>
    </section>
  ) : null;
}
