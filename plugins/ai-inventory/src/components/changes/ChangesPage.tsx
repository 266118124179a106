import { Alert, Button } from '@backstage/ui';
import { RiScalesLine } from '@remixicon/react';
import { DateTime } from 'luxon';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  parseChangesChoice,
  writeChangesChoice,
} from '../../lib/changesChoice';
import { useInventoryTranslation } from '../../translation';
import { EmptyState, PageContent } from '../shared';
import styles from './changes.module.css';
import { ChangesForm } from './ChangesForm';
import { ChangesResult } from './ChangesResult';

/** What changed in the inventory between the two dates of the address. */
export function ChangesPage() {
  const { t } = useInventoryTranslation();
  const [params, setParams] = useSearchParams();
  const search = params.toString();
  const choice = useMemo(
    () => parseChangesChoice(new URLSearchParams(search), DateTime.now()),
    [search],
  );
  return (
    <PageContent>
      <div className={styles.stack}>
        {/* The browser's Back changes the address, and with it the form. */}
        <ChangesForm
          key={`form ${search}`}
          choice={choice}
          onSubmit={next => setParams(writeChangesChoice(next))}
        />
        {choice?.entityRef && (
          <Alert
            status="info"
            icon
            title={t('changes.onlyOne', { entity: choice.entityRef })}
            customActions={
              <Button
                size="small"
                variant="secondary"
                onPress={() =>
                  setParams(
                    writeChangesChoice({ ...choice, entityRef: undefined }),
                  )
                }
              >
                {t('changes.allAssets')}
              </Button>
            }
          />
        )}
        {choice ? (
          <ChangesResult key={`result ${search}`} choice={choice} />
        ) : (
          <EmptyState
            title={t('changes.chooseTitle')}
            icon={<RiScalesLine size={26} />}
          >
            {t('changes.chooseText')}
          </EmptyState>
        )}
      </div>
    </PageContent>
  );
}
