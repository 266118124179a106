import type { Affected } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Button, SearchField } from '@backstage/ui';
import { useState } from 'react';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { EntityLink } from '../shared';
import styles from './lineage.module.css';
import { NodeName } from './NodeName';
import { useLineageWords } from './useLineageWords';

/** So many rows at once; there may be tens of thousands. */
const ROWS = 100;
const FILTER_FROM = 6;

function AffectedRow({ affected }: { affected: Affected }) {
  const { t } = useInventoryTranslation();
  const { sayPath } = useLineageWords();
  const { node, path } = affected;
  return (
    <tr>
      <th scope="row">
        <NodeName node={node} />
      </th>
      <td>
        {node.owner ? (
          <EntityLink entityRef={node.owner} defaultKind="group" />
        ) : (
          <span className={styles.quiet}>{t('affected.noOwner')}</span>
        )}
      </td>
      <td>
        {sayPath(path)}
        <details className={styles.versions}>
          <summary>{t('affected.showEvidence')}</summary>
          <ol className={styles.evidences}>
            {path.map(({ id, evidence }) => (
              <li key={id}>{evidence}</li>
            ))}
          </ol>
        </details>
      </td>
    </tr>
  );
}

/** Each thing that is affected, with the way that leads to it in words. */
export function AffectedTable(props: { affected: readonly Affected[] }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const { sayPath, kindWord } = useLineageWords();
  const [text, setText] = useState('');
  const [rows, setRows] = useState(ROWS);
  const { affected } = props;
  const wanted = text.trim().toLocaleLowerCase('en-US');
  const matching = wanted
    ? affected.filter(({ node, path }) =>
        [node.name, node.entityRef, node.owner, kindWord(node), sayPath(path)]
          .join(' ')
          .toLocaleLowerCase('en-US')
          .includes(wanted),
      )
    : affected;
  const shown = matching.slice(0, rows);
  return (
    <div>
      {affected.length >= FILTER_FROM && (
        <SearchField
          size="small"
          className={styles.filter}
          aria-label={t('affected.filter')}
          placeholder={t('affected.filter')}
          value={text}
          onChange={setText}
        />
      )}
      {matching.length === 0 ? (
        <p className={styles.quiet} role="status">
          {t('common.filterNothing', { text })}
        </p>
      ) : (
        <div className={styles.scroll}>
          <table
            className={styles.affectedTable}
            aria-label={t('affected.all')}
          >
            <thead>
              <tr>
                <th scope="col">{t('affected.name')}</th>
                <th scope="col">{t('affected.owner')}</th>
                <th scope="col">{t('affected.path')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(each => (
                <AffectedRow key={each.node.id} affected={each} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown.length < matching.length && (
        <div className={styles.acts}>
          <Button
            size="small"
            variant="secondary"
            onPress={() => setRows(rows + ROWS)}
          >
            {t('common.loadMore')}
          </Button>
          <span className={styles.quiet}>
            {t('affected.shown', {
              shown: shown.length.toLocaleString(locale),
              number: matching.length.toLocaleString(locale),
            })}
          </span>
        </div>
      )}
    </div>
  );
}
