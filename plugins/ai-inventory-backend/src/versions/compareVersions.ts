import { compare as comparePep440, valid } from '@renovatebot/pep440';
import type {
  Asset,
  AssetVersion,
  Metric,
  VersionComparison,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { withoutUndefined } from '../assets/toAsset';

/** A version with the asset that it belongs to. */
export interface VersionOfAsset {
  readonly asset: Asset;
  readonly version: AssetVersion;
}

type ComparedRow = VersionComparison['parameters'][number];
type ComparedMetric = VersionComparison['metrics'][number];
type ComparedDataset = VersionComparison['datasets'][number];
type ComparedPackage = VersionComparison['packages'][number];

const FIELDS: ReadonlyArray<
  readonly [string, (version: AssetVersion) => string | undefined]
> = [
  ['lifecycle', version => version.lifecycle],
  ['aliases', version => version.aliases.join(', ') || undefined],
  ['status', version => version.status],
  [
    'framework',
    ({ framework, frameworkVersion }) =>
      framework && [framework, frameworkVersion].filter(Boolean).join(' '),
  ],
  ['createdBy', version => version.createdBy],
  ['origin', version => version.origin],
  ['artifactUri', version => version.artifactUri],
  ['run', version => version.runName ?? version.runId],
  [
    'images',
    ({ images }) =>
      images
        ?.map(({ uri, digest }) => (digest ? `${uri}@${digest}` : uri))
        .join(', ') || undefined,
  ],
];

/**
 * Puts versions side by side: two of one model, or of several models and
 * platforms. The first one is what the others are compared with.
 */
export function compareVersions(
  compared: readonly VersionOfAsset[],
): VersionComparison {
  const versions = compared.map(({ version }) => version);
  return {
    versions: compared.map(({ asset, version }) =>
      withoutUndefined({
        id: version.id,
        version: version.version,
        recordRef: version.recordRef,
        lifecycle: version.lifecycle,
        createdAt: version.createdAt,
        asset,
      }),
    ),
    fields: FIELDS.map(([name, valueOf]) =>
      toRow(name, versions.map(valueOf)),
    ).filter(row => row.values.some(({ value }) => value !== undefined)),
    parameters: names(versions, ({ parameters }) =>
      Object.keys(parameters),
    ).map(name =>
      toRow(
        name,
        versions.map(({ parameters }) => parameters[name]),
      ),
    ),
    metrics: compareMetrics(versions),
    datasets: compareDatasets(versions),
    packages: comparePackages(versions),
  };
}

function toRow(
  name: string,
  values: ReadonlyArray<string | undefined>,
): ComparedRow {
  return {
    name,
    differs: values.some(value => value !== values[0]),
    values: values.map(value => (value === undefined ? {} : { value })),
  };
}

function names(
  versions: readonly AssetVersion[],
  namesOf: (version: AssetVersion) => string[],
): string[] {
  return [...new Set(versions.flatMap(namesOf))].sort();
}

const HIGHER =
  /(^|[^a-z])(acc|accuracy|auc|auroc|auprc|f1|f_?score|precision|recall|r2|r_?squared|map|mrr|ndcg|hit_?rate|bleu|rouge|iou|kappa|mcc|sensitivity|specificity|score|gini|ks|lift|uplift)([^a-z]|$)/i;
const LOWER =
  /(^|[^a-z])(loss|error|rmse|rmsle|mse|mae|mape|smape|wape|wer|cer|perplexity|latency|brier|fpr|fnr|eer|log_?loss|deviance|divergence|drift|cost|seconds|ms)([^a-z]|$)/i;

/** Which way a metric is better, as far as its name tells. */
export function betterDirection(name: string): ComparedMetric['better'] {
  if (LOWER.test(name)) {
    return 'lower';
  }
  return HIGHER.test(name) ? 'higher' : 'unknown';
}

function compareMetrics(versions: readonly AssetVersion[]): ComparedMetric[] {
  const keyOf = ({ key, dataset }: Metric) =>
    JSON.stringify([key, dataset ?? '']);
  const found = versions.map(
    // Of several steps the last one is what the version ended with.
    ({ metrics }) => new Map(metrics.map(metric => [keyOf(metric), metric])),
  );
  const keys = [...new Set(found.flatMap(each => [...each.keys()]))].sort();
  return keys.map(key => {
    const [name, dataset]: [string, string] = JSON.parse(key);
    const values = found.map(each => each.get(key)?.value);
    const better = betterDirection(name);
    return {
      name,
      ...(dataset && { dataset }),
      differs: values.some(value => value !== values[0]),
      better,
      values: values.map((value, index) =>
        index === 0
          ? withoutUndefined({ value })
          : withoutUndefined({
              value,
              ...compareNumbers(values[0], value, better),
            }),
      ),
    };
  });
}

function compareNumbers(
  first: Metric['value'] | undefined,
  value: Metric['value'] | undefined,
  better: ComparedMetric['better'],
): Pick<ComparedMetric['values'][number], 'difference' | 'verdict'> {
  if (typeof first !== 'number' || typeof value !== 'number') {
    return {};
  }
  const difference = value - first;
  if (difference === 0) {
    return { difference, verdict: 'same' };
  }
  if (better === 'unknown') {
    return { difference, verdict: 'unknown' };
  }
  return {
    difference,
    verdict: difference > 0 === (better === 'higher') ? 'better' : 'worse',
  };
}

function compareDatasets(versions: readonly AssetVersion[]): ComparedDataset[] {
  type Use = AssetVersion['datasets'][number];
  // The same dataset may have other names at other platforms.
  const keyOf = (use: Use) =>
    JSON.stringify([use.role, use.assetId ?? use.name]);
  const found = versions.map(({ datasets }) => {
    const uses = new Map<string, Use[]>();
    datasets.forEach(use => {
      uses.set(keyOf(use), [...(uses.get(keyOf(use)) ?? []), use]);
    });
    return uses;
  });
  const firsts = new Map(
    found
      .flatMap(uses =>
        [...uses].map(([key, [use]]): [string, Use] => [key, use]),
      )
      // The first version's name for it counts.
      .reverse(),
  );
  return [...firsts]
    .map(([key, { name, role, assetId }]) => {
      const values = found.map(uses => {
        const used = uses.get(key);
        const pinned = used?.flatMap(({ version }) => version ?? []).sort();
        return {
          used: used !== undefined,
          ...(pinned?.length && { version: [...new Set(pinned)].join(', ') }),
        };
      });
      return withoutUndefined({
        name,
        role,
        assetId,
        change: changeOf(
          values[0].used ? values[0].version ?? '' : undefined,
          values[values.length - 1].used
            ? values[values.length - 1].version ?? ''
            : undefined,
        ),
        values,
      });
    })
    .sort((a, b) => order(a.role, b.role) || order(a.name, b.name));
}

function changeOf(
  first: string | undefined,
  last: string | undefined,
): ComparedDataset['change'] {
  if (first === last) {
    return 'same';
  }
  if (first === undefined) {
    return 'added';
  }
  return last === undefined ? 'removed' : 'changed';
}

function comparePackages(versions: readonly AssetVersion[]): ComparedPackage[] {
  type Package = AssetVersion['packages'][number];
  const keyOf = ({ ecosystem, name }: Package) =>
    JSON.stringify([ecosystem, normalName(name)]);
  const found = versions.map(
    ({ packages }) => new Map(packages.map(each => [keyOf(each), each])),
  );
  const firsts = new Map(found.flatMap(packages => [...packages]).reverse());
  return [...firsts]
    .map(([key, { name, ecosystem }]) => {
      const values = found.map(packages => {
        const each = packages.get(key);
        return each && (each.version ?? each.requirement);
      });
      return {
        name,
        ecosystem,
        change: packageChange(values[0], values[values.length - 1]),
        values: values.map(value => (value === undefined ? {} : { value })),
      };
    })
    .sort((a, b) => order(a.name, b.name) || order(a.ecosystem, b.ecosystem));
}

function packageChange(
  first: string | undefined,
  last: string | undefined,
): ComparedPackage['change'] {
  const change = changeOf(first, last);
  if (change !== 'changed' || !first || !last) {
    return change;
  }
  if (!valid(first) || !valid(last)) {
    return 'changed';
  }
  const sign = comparePep440(last, first);
  if (sign === 0) {
    return 'same';
  }
  return sign > 0 ? 'up' : 'down';
}

/** As PEP 503 has it: `Scikit_Learn` and `scikit-learn` are one. */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

function order(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
