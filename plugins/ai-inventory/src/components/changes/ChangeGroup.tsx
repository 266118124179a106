import type {
  AssetDifference,
  Change,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { describeChange, describeFact } from '../../lib/describeRevision';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { AssetLink, KindIcon, SectionCard } from '../shared';
import styles from './changes.module.css';

/** So many rows at once; there may be tens of thousands. */
const ROWS = 50;
// What a reader wants to know first of something that came or went.
const FACTS = ['lifecycle', 'owner', 'currentVersion', 'sources', 'riskClass'];

const WHAT = {
  added: 'changes.isNow',
  changed: 'changes.what',
  removed: 'changes.wasThen',
} as const;

function factsOf(changes: readonly Change[]): Change[] {
  return FACTS.flatMap(field => changes.find(c => c.field === field) ?? []);
}

function ChangeRow({ each }: { each: AssetDifference }) {
  const { t } = useInventoryTranslation();
  const { kind, name, entityRef, difference, changes } = each;
  const isGone = difference === 'removed';
  const words =
    difference === 'changed'
      ? changes.map(change => describeChange(change, t))
      : factsOf(changes).flatMap(change => describeFact(change, t) ?? []);
  return (
    <tr>
      <th scope="row">
        <span className={styles.name}>
          <KindIcon kind={kind} size="small" />
          {/* What is gone has left the catalog too. */}
          <AssetLink
            asset={{ name, entityRef: isGone ? undefined : entityRef }}
          />
        </span>
      </th>
      <td>
        <ul className={styles.words}>
          {words.map(text => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

/** What was added, changed or removed, in pages. */
export function ChangeGroup(props: {
  difference: AssetDifference['difference'];
  rows: readonly AssetDifference[];
}) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const [wanted, setStart] = useState(0);
  const { difference, rows } = props;
  const title = t(`changes.${difference}`);
  // A filter leaves fewer pages.
  const start = wanted < rows.length ? wanted : 0;
  const shown = rows.slice(start, start + ROWS);
  const number = rows.length.toLocaleString(locale);
  return (
    <SectionCard title={`${title} (${number})`}>
      {rows.length === 0 ? (
        <p className={styles.quiet}>{t('changes.none')}</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={title}>
            <thead>
              <tr>
                <th scope="col">{t('changes.name')}</th>
                <th scope="col">{t(WHAT[difference])}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(each => (
                <ChangeRow key={each.assetId} each={each} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > ROWS && (
        <div className={styles.acts}>
          <Button
            size="small"
            variant="secondary"
            isDisabled={start === 0}
            onPress={() => setStart(start - ROWS)}
          >
            {t('changes.previous')}
          </Button>
          <Button
            size="small"
            variant="secondary"
            isDisabled={start + ROWS >= rows.length}
            onPress={() => setStart(start + ROWS)}
          >
            {t('changes.next')}
          </Button>
          <span className={styles.quiet}>
            {t('changes.range', {
              first: (start + 1).toLocaleString(locale),
              last: (start + shown.length).toLocaleString(locale),
              number,
            })}
          </span>
        </div>
      )}
    </SectionCard>
  );
}
