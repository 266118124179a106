import type { SourcePackage } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { ModelVersion } from '../schemas';

const BARE_FUNCTION = 'python_function';
const TRITON = 'triton_model';

/** What a version's flavors, which are those of its MLmodel, say. */
export interface Flavors {
  readonly framework?: string;
  readonly frameworkVersion?: string;
  readonly packages: readonly SourcePackage[];
}

export function readFlavors({ properties }: ModelVersion): Flavors {
  const { flavors, modelType } = properties;
  const names = Object.keys(flavors);
  const framework =
    names.find(name => name !== BARE_FUNCTION) ??
    (names.length > 0 ? BARE_FUNCTION : undefined);
  const data = framework === undefined ? {} : flavors[framework];
  // MLflow abbreviates some, e.g. `xgb_version` in the flavor `xgboost`.
  const versionKey = [`${framework}_version`, ...Object.keys(data)].find(
    key => key.endsWith('_version') && key !== 'python_version' && data[key],
  );
  const python = flavors[BARE_FUNCTION]?.python_version;
  return {
    framework: framework ?? (modelType === TRITON ? 'triton' : undefined),
    frameworkVersion: versionKey && data[versionKey],
    packages: python
      ? [
          {
            name: 'python',
            requirement: `python==${python}`,
            version: python,
            ecosystem: 'python',
            file: 'MLmodel',
          },
        ]
      : [],
  };
}
