import type {
  Asset,
  AssetVersion,
  VersionComparison,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';

/** A version of the story with the asset that it belongs to. */
export interface StoryVersion {
  readonly asset: Asset;
  readonly version: AssetVersion;
}

type Value = { readonly value?: string };

const distinct = (names: string[]) => [...new Set(names)].sort();
const toValue = (value: string | undefined): Value => (value ? { value } : {});
const differ = (values: readonly unknown[]) =>
  values.some(value => JSON.stringify(value) !== JSON.stringify(values[0]));

function toRow(name: string, texts: Array<string | undefined>) {
  const values = texts.map(toValue);
  return { name, differs: differ(values), values };
}

function compareMetrics(
  versions: readonly AssetVersion[],
): VersionComparison['metrics'] {
  return distinct(
    versions.flatMap(({ metrics }) => metrics.map(({ key }) => key)),
  ).map(name => {
    const found = versions.map(({ metrics }) =>
      metrics.find(({ key }) => key === name),
    );
    const base = found[0]?.value;
    const better = name === 'log_loss' ? 'lower' : 'higher';
    return {
      name,
      dataset: found.find(metric => metric)?.dataset,
      differs: differ(found.map(metric => metric?.value)),
      better: name === 'threshold' ? 'unknown' : better,
      values: found.map((metric, index) => {
        const value = metric?.value;
        if (
          index === 0 ||
          typeof value !== 'number' ||
          typeof base !== 'number'
        ) {
          return { value };
        }
        const difference = value - base;
        if (difference === 0) {
          return { value, difference, verdict: 'same' };
        }
        if (name === 'threshold') {
          return { value, difference, verdict: 'unknown' };
        }
        const improved = difference > 0 === (better === 'higher');
        return { value, difference, verdict: improved ? 'better' : 'worse' };
      }),
    };
  });
}

function presence(first: unknown, last: unknown) {
  if (first === last) {
    return 'same';
  }
  if (first === undefined) {
    return 'added';
  }
  return last === undefined ? 'removed' : 'changed';
}

function compareDatasets(
  versions: readonly AssetVersion[],
): VersionComparison['datasets'] {
  const uses = new Map(
    versions.flatMap(({ datasets }) =>
      datasets.map(use => [`${use.role} ${use.name}`, use] as const),
    ),
  );
  return [...uses.values()].map(({ name, role, assetId }) => {
    const found = versions.map(({ datasets }) =>
      datasets.find(use => use.name === name && use.role === role),
    );
    return {
      name,
      role,
      assetId,
      change: presence(found[0]?.version, found.at(-1)?.version),
      values: found.map(use => ({
        used: use !== undefined,
        version: use?.version,
      })),
    };
  });
}

function comparePackages(
  versions: readonly AssetVersion[],
): VersionComparison['packages'] {
  return distinct(
    versions.flatMap(({ packages }) => packages.map(({ name }) => name)),
  ).map(name => {
    const texts = versions.map(({ packages }) => {
      const library = packages.find(each => each.name === name);
      return library && (library.version ?? library.requirement);
    });
    const [first, last] = [texts[0], texts.at(-1)];
    const change = presence(first, last);
    const sign = (last ?? '').localeCompare(first ?? '', 'en', {
      numeric: true,
    });
    return {
      name,
      ecosystem: 'pypi',
      change: (change === 'changed' && (sign > 0 ? 'up' : 'down')) || change,
      values: texts.map(toValue),
    };
  });
}

/** The versions side by side, as the hub would compare those of the story. */
export function compareStoryVersions(
  compared: readonly StoryVersion[],
): VersionComparison {
  const versions = compared.map(({ version }) => version);
  return {
    versions: compared.map(({ asset, version }) => ({
      id: version.id,
      version: version.version,
      recordRef: version.recordRef,
      lifecycle: version.lifecycle,
      createdAt: version.createdAt,
      asset,
    })),
    fields: [
      toRow(
        'lifecycle',
        versions.map(version => version.lifecycle),
      ),
      toRow(
        'aliases',
        versions.map(({ aliases }) => aliases.join(', ')),
      ),
      toRow(
        'framework',
        versions.map(each => `${each.framework} ${each.frameworkVersion}`),
      ),
      toRow(
        'artifactUri',
        versions.map(({ artifactUri }) => artifactUri),
      ),
    ],
    parameters: distinct(
      versions.flatMap(({ parameters }) => Object.keys(parameters)),
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
