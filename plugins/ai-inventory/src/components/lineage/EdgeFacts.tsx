import type { LineageEdge } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useInventoryTranslation } from '../../translation';
import { LifecycleBadge, RelativeTime } from '../shared';
import styles from './lineage.module.css';
import type { JoinedEdge } from './lineageGraph';
import { useLineageWords } from './useLineageWords';

type Version = NonNullable<LineageEdge['versions']>[number];

function VersionTable(props: {
  joined: JoinedEdge;
  versions: readonly Version[];
}) {
  const { t } = useInventoryTranslation();
  const { joined, versions } = props;
  const { edge, from, to } = joined;
  // Where no version is known of an end, its column would be empty.
  const ends = (['from', 'to'] as const).filter(end =>
    versions.some(version => version[end] !== undefined),
  );
  const names = { from: from.name, to: to.name };
  const more = (edge.versionCount ?? 0) - versions.length;
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={t('lineage.versionsOf')}>
          <thead>
            <tr>
              {ends.map(end => (
                <th key={end} scope="col">
                  {names[end]}
                </th>
              ))}
              <th scope="col">{t('affected.lifecycle')}</th>
            </tr>
          </thead>
          <tbody>
            {versions.map((version, index) => (
              <tr key={index}>
                {ends.map(end => (
                  <td key={end} className={styles.mono}>
                    {version[end] ?? t('lineage.anyVersion')}
                  </td>
                ))}
                <td>
                  {version.lifecycle ? (
                    <LifecycleBadge lifecycle={version.lifecycle} />
                  ) : (
                    '–'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && (
        <p className={styles.quiet}>
          {t('lineage.moreVersions', { count: more })}
        </p>
      )}
    </>
  );
}

/** How two things are connected: who says so, since when, and of which versions. */
export function EdgeFacts(props: {
  joined: JoinedEdge;
  /** Whether the versions are there to see at once. */
  open?: boolean;
}) {
  const { t } = useInventoryTranslation();
  const { sentenceOf } = useLineageWords();
  const { joined, open } = props;
  const { evidence, sourceRef, since, asOfNow, versions, versionCount } =
    joined.edge;
  const known = (versions ?? []).filter(
    ({ from, to }) => from !== undefined || to !== undefined,
  );
  return (
    <div className={styles.edge}>
      <p className={styles.sentence}>{sentenceOf(joined)}</p>
      <p className={styles.evidence}>{evidence}</p>
      {(sourceRef || since || asOfNow) && (
        <p className={styles.meta}>
          {asOfNow && <span>{t('asOf.asOfToday')}</span>}
          {sourceRef && (
            <span>{t('lineage.saidBy', { source: sourceRef })}</span>
          )}
          {since && (
            <span>
              {t('lineage.since', { time: <RelativeTime iso={since} /> })}
            </span>
          )}
        </p>
      )}
      {known.length > 0 && (
        <details open={open} className={styles.versions}>
          <summary>
            {t('lineage.versionsJoined', {
              count: versionCount ?? known.length,
            })}
          </summary>
          <VersionTable joined={joined} versions={known} />
        </details>
      )}
    </div>
  );
}
