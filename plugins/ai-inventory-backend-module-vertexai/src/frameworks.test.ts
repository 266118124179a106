import { frameworkOf } from './frameworks';

describe('frameworkOf', () => {
  it.each([
    [
      'us-docker.pkg.dev/vertex-ai/prediction/sklearn-cpu.1-3:latest',
      'sklearn',
      '1.3',
    ],
    [
      'europe-docker.pkg.dev/vertex-ai/prediction/tf2-gpu.2-15:latest',
      'tensorflow',
      '2.15',
    ],
    [
      'asia-docker.pkg.dev/vertex-ai/prediction/xgboost-cpu.2-1@sha256:ab',
      'xgboost',
      '2.1',
    ],
    [
      'us-docker.pkg.dev/vertex-ai/prediction/pytorch-gpu.2-4',
      'pytorch',
      '2.4',
    ],
    [
      'us-docker.pkg.dev/vertex-ai-restricted/prediction/tf_opt-cpu.nightly:latest',
      undefined,
      undefined,
    ],
    [
      'us-docker.pkg.dev/vertex-ai/prediction/tf2-cpu.nightly:latest',
      'tensorflow',
      undefined,
    ],
    [
      'gcr.io/cloud-aiplatform/prediction/sklearn-cpu.0-24:latest',
      'sklearn',
      '0.24',
    ],
    // Not Google's, whatever they are called.
    [
      'us-docker.pkg.dev/my-project/prediction/sklearn-cpu.1-3:latest',
      undefined,
      undefined,
    ],
    [
      'example.com/us-docker.pkg.dev/vertex-ai/prediction/sklearn-cpu.1-3',
      undefined,
      undefined,
    ],
    [
      'us-docker.pkg.dev/vertex-ai/prediction/newthing-cpu.1-0:latest',
      undefined,
      undefined,
    ],
    [
      'us-docker.pkg.dev/vertex-ai/training/sklearn-cpu.1-3',
      undefined,
      undefined,
    ],
    ['', undefined, undefined],
  ])('of %s is %s %s', (image, framework, frameworkVersion) => {
    expect(frameworkOf(image)).toEqual(
      framework === undefined ? undefined : { framework, frameworkVersion },
    );
  });
});
