import {
  pipelineJobSchema,
  trainingPipelineSchema,
  type TrainingPipeline,
} from '../schemas';
import { jobParameters, splitRoles, trainingParameters } from './training';

describe('splitRoles', () => {
  const of = (inputDataConfig: object) => {
    const { inputDataConfig: config } = trainingPipelineSchema.parse({
      name: 'n',
      inputDataConfig,
    });
    return splitRoles(
      config as NonNullable<TrainingPipeline['inputDataConfig']>,
    );
  };

  it.each<[string, object, string[]]>([
    ['nothing is said', {}, ['training']],
    ['a column splits', { predefinedSplit: { key: 'ml_use' } }, ['training']],
    [
      'fractions are said',
      { fractionSplit: { trainingFraction: 0.8, testFraction: 0.2 } },
      ['training', 'test'],
    ],
    [
      'the default fractions hold',
      { fractionSplit: {} },
      ['training', 'validation', 'test'],
    ],
    [
      'times split',
      { timestampSplit: { trainingFraction: 0.9, validationFraction: 0.1 } },
      ['training', 'validation'],
    ],
    [
      'strata split',
      { stratifiedSplit: { trainingFraction: 1, key: 'country' } },
      ['training'],
    ],
    [
      'filters select',
      {
        filterSplit: {
          trainingFilter: 'a',
          validationFilter: 'b',
          testFilter: '-',
        },
      },
      ['training', 'validation'],
    ],
  ])('tells of roles where %s', (_, config, roles) => {
    expect(of(config)).toEqual(roles);
  });
});

describe('trainingParameters', () => {
  it.each<[string, unknown, Record<string, string>]>([
    ['nothing', undefined, {}],
    ['no object', 'text', {}],
    ['nulls', { a: null }, {}],
    [
      'scalars, lists and nested values',
      { a: 1, b: true, c: 'x', d: [1, 2], e: { f: { g: 0.5 } } },
      { a: '1', b: 'true', c: 'x', d: '[1,2]', 'e.f.g': '0.5' },
    ],
    [
      'values that are too deep',
      { a: { b: { c: { d: 1 } } } },
      { 'a.b.c': '{"d":1}' },
    ],
    ['values that are too long', { a: 'x'.repeat(1_001), b: 'y' }, { b: 'y' }],
    [
      'secrets',
      {
        apiKey: 's',
        hub_token: 's',
        dbPassword: 's',
        nested: { clientSecret: 's' },
        list: [{ password: 's' }],
        dsn: 'postgres://user:pw@host/db',
        epochs: 3,
      },
      { epochs: '3' },
    ],
    [
      'arguments of the first worker, without its environment',
      {
        workerPoolSpecs: [
          {
            machineSpec: { machineType: 'n1' },
            pythonPackageSpec: {
              args: ['--lr=0.1', '--layers', '3', '-v', '--bias', '-1', 'x', 4],
              env: [{ name: 'TOKEN', value: 's' }],
            },
          },
          { containerSpec: { args: ['--other=1'] } },
        ],
      },
      {
        'machineSpec.machineType': 'n1',
        lr: '0.1',
        layers: '3',
        v: 'true',
        bias: 'true',
      },
    ],
  ])('reads %s', (_, trainingTaskInputs, expected) => {
    expect(trainingParameters({ trainingTaskInputs })).toEqual(expected);
  });

  it('takes no more than 500', () => {
    const many = Object.fromEntries(
      Array.from({ length: 600 }, (_, i) => [`p${i}`, i]),
    );
    const read = trainingParameters({ trainingTaskInputs: many });
    expect(Object.keys(read)).toHaveLength(500);
  });
});

describe('jobParameters', () => {
  it.each<[object | null | undefined, Record<string, string>]>([
    [undefined, {}],
    [null, {}],
    [{ parameterValues: { a: 1, secret_key: 's' } }, { a: '1' }],
    [
      { parameters: { a: { stringValue: 'x' }, b: { intValue: '2' } } },
      { a: 'x', b: '2' },
    ],
    [{ parameters: 'text', parameterValues: [] }, {}],
  ])('reads %j', (runtimeConfig, expected) => {
    const job = pipelineJobSchema.parse({ name: 'n', runtimeConfig });
    expect(jobParameters(job)).toEqual(expected);
  });
});
