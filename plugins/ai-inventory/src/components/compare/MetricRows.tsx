import {
  RiArrowRightDownLine,
  RiArrowRightUpLine,
  RiThumbDownLine,
  RiThumbUpLine,
} from '@remixicon/react';
import clsx from 'clsx';
import {
  type ComparedMetric,
  formatDifference,
  formatMetric,
} from '../../lib/comparedRows';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { RowHead } from './cells';
import styles from './compare.module.css';
import { type ComparedVersion, ComparisonSection } from './ComparisonSection';

const DIRECTION_ICONS = {
  higher: RiArrowRightUpLine,
  lower: RiArrowRightDownLine,
};

const VERDICT_ICONS = { better: RiThumbUpLine, worse: RiThumbDownLine };

function Direction({ better }: Pick<ComparedMetric, 'better'>) {
  const { t } = useInventoryTranslation();
  const Icon = better === 'unknown' ? undefined : DIRECTION_ICONS[better];
  return (
    <div className={styles.quiet}>
      {Icon && <Icon size={14} className={styles.inlineIcon} aria-hidden />}
      {t(`better.${better}`)}
    </div>
  );
}

function MetricCell(props: {
  metric: ComparedMetric['values'][number];
  isBase: boolean;
}) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const { value, difference, verdict } = props.metric;
  if (value === undefined) {
    return <span className={styles.quiet}>{t('compare.noValue')}</span>;
  }
  const judged =
    verdict === 'better' || verdict === 'worse' ? verdict : undefined;
  const Icon = judged && VERDICT_ICONS[judged];
  return (
    <div className={styles.metric}>
      <div title={String(value)}>{formatMetric(value, locale)}</div>
      {difference !== undefined && !props.isBase && (
        <span
          className={clsx(styles.verdict, judged && styles[judged])}
          title={String(difference)}
        >
          {Icon && <Icon size={14} aria-hidden />}
          {verdict === 'same'
            ? t('verdict.same')
            : formatDifference(difference, locale)}
          {judged && ` ${t(`verdict.${judged}`)}`}
        </span>
      )}
    </div>
  );
}

/** What was measured of each version, and whether it is better than the base. */
export function MetricRows(props: {
  versions: readonly ComparedVersion[];
  rows: readonly ComparedMetric[];
}) {
  const { t } = useInventoryTranslation();
  return (
    <ComparisonSection
      title={t('compare.metrics')}
      versions={props.versions}
      empty={t('compare.noMetrics')}
      rows={props.rows.map(({ name, dataset, better, values }) => ({
        id: JSON.stringify([name, dataset]),
        head: (
          <RowHead name={name}>
            {dataset && (
              <div className={styles.quiet}>
                {t('versions.metricDataset', { dataset })}
              </div>
            )}
            <Direction better={better} />
          </RowHead>
        ),
        cells: values.map((metric, index) => (
          <MetricCell metric={metric} isBase={index === 0} />
        )),
      }))}
    />
  );
}
