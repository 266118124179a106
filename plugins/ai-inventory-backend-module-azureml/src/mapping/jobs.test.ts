import { jobSchema, modelVersionSchema } from '../schemas';
import { readFlavors } from './flavors';
import { datasetUses, isFinished, jobParameters } from './jobs';

const identity = { subscriptionId: 's', resourceGroup: 'r', workspace: 'w' };

const job = (properties: object) => jobSchema.parse({ name: 'j', properties });
const version = (properties: object = {}) =>
  modelVersionSchema.parse({ name: '1', properties });
const data = (uri: string) => ({ jobInputType: 'uri_folder', uri });

describe('datasetUses', () => {
  it.each([
    ['training_data', 'training'],
    ['trainingData', 'training'],
    ['train', 'training'],
    ['validation', 'validation'],
    ['val_set', 'validation'],
    ['eval-data', 'validation'],
    ['testData', 'test'],
    ['holdout', 'test'],
    ['constraints', 'other'],
    ['device_list', 'other'],
  ])('takes the role of the input %s for %s', (input, role) => {
    const [use] = datasetUses(
      version(),
      job({
        inputs: {
          [input]: data('azureml:iris:3'),
          unrelated: data('azureml:roses:1'),
        },
      }),
      identity,
    );

    expect(use).toEqual({
      externalId: 'data/iris',
      name: 'iris',
      version: '3',
      role,
    });
  });

  it('takes the only data of the job that made a model for its training data', () => {
    expect(
      datasetUses(
        version(),
        job({
          inputs: {
            input_data: data('azureml:iris:3'),
            rate: { jobInputType: 'literal', value: '0.1' },
            base: { jobInputType: 'mlflow_model', uri: 'azureml:base:1' },
          },
        }),
        identity,
      ),
    ).toEqual([
      { externalId: 'data/iris', name: 'iris', version: '3', role: 'training' },
    ]);
  });

  it('takes what automated learning says', () => {
    expect(
      datasetUses(
        version(),
        job({
          taskDetails: {
            trainingData: { jobInputType: 'mltable', uri: 'azureml:iris:3' },
            validationData: null,
            testData: { jobInputType: 'mltable', uri: 'azureml:iris:4' },
          },
        }),
        identity,
      ).map(use => [use.version, use.role]),
    ).toEqual([
      ['3', 'training'],
      ['4', 'test'],
    ]);
  });

  it('adds what the version names, each once', () => {
    const named = version({
      datasets: [
        { name: 'iris', id: 'azureml:iris:3' },
        { name: 'roses' },
        { id: 'azureml:tulips:2' },
        {},
      ],
    });

    expect(
      datasetUses(
        named,
        job({ inputs: { train: data('azureml:iris:3') } }),
        identity,
      ).map(use => [use.externalId, use.role]),
    ).toEqual([
      ['data/iris', 'training'],
      ['data/roses', 'other'],
      ['data/tulips', 'other'],
    ]);
  });

  it('gives a long place a short id', () => {
    const place = `azureml://datastores/x/paths/${'deep/'.repeat(600)}file`;
    const [use] = datasetUses(
      version(),
      job({ inputs: { train: data(place) } }),
      identity,
    );

    expect(use.externalId).toMatch(/^uri:[0-9a-f]{64}$/);
    expect(use).toMatchObject({ name: 'file', uri: place });
  });
});

describe('jobParameters', () => {
  it('takes literals and parameters of any type', () => {
    expect(
      jobParameters(
        job({
          inputs: {
            rate: { jobInputType: 'literal', value: '0.1' },
            nothing: null,
          },
          parameters: { layers: [8, 4], deep: true, name: 'x' },
        }),
      ),
    ).toEqual({ rate: '0.1', layers: '[8,4]', deep: 'true', name: 'x' });
    expect(jobParameters(job({ parameters: 'odd' }))).toEqual({});
  });
});

describe('isFinished', () => {
  it.each([
    ['Completed', true],
    ['FAILED', true],
    ['Canceled', true],
    ['Running', false],
    ['Dreaming', false],
    [undefined, false],
  ])('%s: %s', (status, expected) => {
    expect(isFinished(job({ status }))).toBe(expected);
  });
});

describe('readFlavors', () => {
  it.each([
    [{ sklearn: { data: { sklearn_version: '1.5.2' } } }, 'sklearn', '1.5.2'],
    [
      { xgboost: { data: { xgb_version: '2.1.3', model_class: 'x' } } },
      'xgboost',
      '2.1.3',
    ],
    [{ custom: { data: null } }, 'custom', undefined],
    [{ custom: null }, 'custom', undefined],
    [
      { python_function: { data: { python_version: '3.11' } } },
      'python_function',
      undefined,
    ],
    [{}, undefined, undefined],
  ])('of %j', (flavors, framework, frameworkVersion) => {
    expect(readFlavors(version({ flavors }))).toMatchObject({
      framework,
      frameworkVersion,
    });
  });

  it('tells the Python that a model needs', () => {
    const { packages } = readFlavors(
      version({
        flavors: { python_function: { data: { python_version: '3.11.9' } } },
      }),
    );
    expect(packages).toMatchObject([
      { name: 'python', version: '3.11.9', ecosystem: 'python' },
    ]);
  });

  it('takes Triton for a framework', () => {
    expect(readFlavors(version({ modelType: 'triton_model' })).framework).toBe(
      'triton',
    );
  });
});
