import { createSources } from '../__testUtils__';
import { arrangeSources, countPlatforms } from './sourceOrder';

const refs = (order: Parameters<typeof arrangeSources>[1]) =>
  arrangeSources(createSources().reverse(), order).map(group =>
    group.sources.map(source => source.ref),
  );

describe('arrangeSources', () => {
  it('keeps the sources of a platform together', () => {
    expect(refs('platform')).toEqual([
      ['mlflow/prod', 'mlflow/research'],
      ['sagemaker/eu'],
      ['azureml/north', 'azureml/west'],
      ['vertexai/main'],
    ]);
  });

  it('puts what needs attention first', () => {
    expect(refs('attention')).toEqual([
      [
        'vertexai/main',
        'mlflow/research',
        'mlflow/prod',
        'azureml/west',
        'azureml/north',
        'sagemaker/eu',
      ],
    ]);
  });

  it('puts the oldest listing first, and before it what was never read', () => {
    expect(refs('oldest')).toEqual([
      [
        'azureml/north',
        'vertexai/main',
        'mlflow/research',
        'sagemaker/eu',
        'azureml/west',
        'mlflow/prod',
      ],
    ]);
  });

  it('has a place for the platforms of others', () => {
    const [source] = createSources();
    const custom = { ...source, ref: 'acme/x', type: 'acme', key: 'x' };
    expect(countPlatforms([custom, source])).toEqual([
      { platform: 'mlflow', count: 1 },
      { platform: 'acme', count: 1 },
    ]);
  });
});
