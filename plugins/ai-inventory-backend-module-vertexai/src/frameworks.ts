/** The framework that an image is made for. */
export interface Framework {
  readonly framework: string;
  readonly frameworkVersion?: string;
}

const NAMES: Readonly<Record<string, string>> = {
  tf: 'tensorflow',
  tf2: 'tensorflow',
  sklearn: 'sklearn',
  'scikit-learn': 'sklearn',
  xgboost: 'xgboost',
  pytorch: 'pytorch',
};

// e.g. europe-docker.pkg.dev/vertex-ai/prediction/sklearn-cpu.1-5:latest
const PREBUILT =
  /^(?:(?:us|europe|asia)-docker\.pkg\.dev\/vertex-ai(?:-restricted)?|gcr\.io\/cloud-aiplatform)\/prediction\/([a-z0-9-]+?)-(?:cpu|gpu|tpu)\.(\d+(?:-\d+)*|nightly)(?:[:@]|$)/;

/**
 * The framework in the name of one of Google's prebuilt images. Other images
 * tell none, whatever their names look like.
 *
 * @see https://cloud.google.com/vertex-ai/docs/predictions/pre-built-containers
 */
export function frameworkOf(imageUri: string): Framework | undefined {
  const [, name, version] = PREBUILT.exec(imageUri) ?? [];
  const framework = name === undefined ? undefined : NAMES[name];
  if (framework === undefined) {
    return undefined;
  }
  return {
    framework,
    frameworkVersion:
      version === 'nightly' ? undefined : version.replaceAll('-', '.'),
  };
}
