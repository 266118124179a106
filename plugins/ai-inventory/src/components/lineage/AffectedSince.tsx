import type {
  Impact,
  ImpactQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Text } from '@backstage/ui';
import { useId, useMemo } from 'react';
import { describeChange } from '../../lib/describeRevision';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { ErrorNotice, LoadingLines, RelativeTime } from '../shared';
import {
  type Cause,
  type ChangedNode,
  compareImpacts,
  countNodes,
} from './compareImpacts';
import styles from './lineage.module.css';
import { NodeName } from './NodeName';
import { useImpact } from './useImpact';
import { useLineageWords } from './useLineageWords';

/** So many are named; how many there are is told. */
const NAMED = 20;

function CauseEntry({ cause }: { cause: Cause }) {
  const { t } = useInventoryTranslation();
  const { verbOf } = useLineageWords();
  const { from, step, nodes } = cause;
  const more = nodes.length - NAMED;
  return (
    <li className={styles.entry}>
      <div className={styles.edge}>
        <p className={styles.sentence}>
          {t('lineage.sentence', {
            from,
            verb: verbOf(step.via),
            to: step.name,
          })}
        </p>
        <p className={styles.meta}>
          <span>{step.evidence}</span>
          {step.since && (
            <span>
              {t('lineage.since', { time: <RelativeTime iso={step.since} /> })}
            </span>
          )}
        </p>
      </div>
      <ul className={styles.refs}>
        {nodes.slice(0, NAMED).map(node => (
          <li key={node.id}>
            <NodeName node={node} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className={styles.quiet}>{t('since.more', { count: more })}</p>
      )}
    </li>
  );
}

function Causes(props: { title: string; causes: readonly Cause[] }) {
  const id = useId();
  const { title, causes } = props;
  return causes.length > 0 ? (
    <section aria-labelledby={id}>
      <h4 id={id} className={styles.away}>
        {title}
      </h4>
      <ul className={styles.entries}>
        {causes.slice(0, NAMED).map(cause => (
          <CauseEntry key={cause.nodes[0].id} cause={cause} />
        ))}
      </ul>
      <MoreCauses causes={causes.slice(NAMED)} />
    </section>
  ) : null;
}

function MoreCauses({ causes }: { causes: readonly Cause[] }) {
  const { t } = useInventoryTranslation();
  return causes.length > 0 ? (
    <p className={styles.quiet}>
      {t('since.more', { count: countNodes(causes) })}
    </p>
  ) : null;
}

function ChangedNodes({ changed }: { changed: readonly ChangedNode[] }) {
  const { t } = useInventoryTranslation();
  const id = useId();
  const more = changed.length - NAMED;
  return changed.length > 0 ? (
    <section aria-labelledby={id}>
      <h4 id={id} className={styles.away}>
        {t('since.changed', { count: changed.length })}
      </h4>
      <ul className={styles.entries}>
        {changed.slice(0, NAMED).map(({ node, changes }) => (
          <li key={node.id} className={styles.entry}>
            <NodeName node={node} />
            <p className={styles.quiet}>
              {changes.map(change => describeChange(change, t)).join(', ')}
            </p>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className={styles.quiet}>{t('since.more', { count: more })}</p>
      )}
    </section>
  ) : null;
}

function Differences({ then, now }: { then: Impact; now: Impact }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const { added, gone, changed } = useMemo(
    () => compareImpacts(then, now),
    [then, now],
  );
  const numbers = {
    then: then.affected.length.toLocaleString(locale),
    now: now.affected.length.toLocaleString(locale),
  };
  const isSame = added.length + gone.length + changed.length === 0;
  return (
    <>
      <p className={styles.quiet}>
        {isSame ? t('since.same', numbers) : t('since.numbers', numbers)}
      </p>
      <Causes
        title={t('since.added', { count: countNodes(added) })}
        causes={added}
      />
      <Causes
        title={t('since.gone', { count: countNodes(gone) })}
        causes={gone}
      />
      <ChangedNodes changed={changed} />
    </>
  );
}

/** How who was affected at a moment differs from who is now, and why. */
export function AffectedSince(props: {
  then: Impact;
  target: Pick<ImpactQuery, 'ref' | 'version'>;
}) {
  const { t } = useInventoryTranslation();
  const id = useId();
  const { then, target } = props;
  const { ref, version } = target;
  const { value, error, loading, reload } = useImpact({ ref, version });
  return (
    <section aria-labelledby={id} className={styles.since}>
      <Text as="h3" id={id} variant="body-medium" weight="bold">
        {t('since.title')}
      </Text>
      {error && !loading && (
        <ErrorNotice title={t('since.failed')} error={error} onRetry={reload} />
      )}
      {!value && loading && <LoadingLines rows={2} height={36} />}
      {value && !(error && !loading) && <Differences then={then} now={value} />}
    </section>
  );
}
