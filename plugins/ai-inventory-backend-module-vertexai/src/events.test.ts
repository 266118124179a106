import type { SourceEventAnswer } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { createEvents, TOPIC } from './events';

const now = new Date('2026-11-23T12:00:00Z');
const P = 'projects/my-project/locations/europe-west4';
const N = 'projects/481516234200/locations/europe-west4';

function entry(
  method: string,
  payload: object = {},
  rest: object = {},
): Record<string, unknown> {
  return {
    insertId: '1x7abc',
    timestamp: '2026-11-23T11:59:58.123456Z',
    logName: 'projects/my-project/logs/cloudaudit.googleapis.com%2Factivity',
    resource: {
      type: 'audited_resource',
      labels: {
        project_id: 'my-project',
        service: 'aiplatform.googleapis.com',
      },
    },
    protoPayload: {
      '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
      serviceName: 'aiplatform.googleapis.com',
      methodName: `google.cloud.aiplatform.v1.${method}`,
      resourceName: P,
      ...payload,
    },
    ...rest,
  };
}

function answer(
  eventPayload: unknown,
  source = { project: 'my-project', location: 'europe-west4' },
): SourceEventAnswer | undefined {
  return createEvents(source).onEvent?.({ topic: TOPIC, eventPayload, now });
}

describe('createEvents', () => {
  it('listens to one topic', () => {
    expect(createEvents({ project: 'p', location: 'l' }).topics).toEqual([
      'aiInventory.vertexai',
    ]);
  });

  it.each<[string, object, string[]]>([
    // The first entry of an upload knows no model yet, unless it is a version.
    [
      'ModelService.UploadModel',
      { request: { parentModel: `${P}/models/5` } },
      ['models/5'],
    ],
    [
      'ModelService.UploadModel',
      { response: { model: `${N}/models/5@2` } },
      ['models/5'],
    ],
    [
      'ModelService.UpdateModel',
      { resourceName: `${N}/models/5` },
      ['models/5'],
    ],
    [
      'ModelService.DeleteModel',
      { resourceName: `${P}/models/5` },
      ['models/5'],
    ],
    [
      'ModelService.DeleteModelVersion',
      { request: { name: `${P}/models/5@1` } },
      ['models/5'],
    ],
    [
      'ModelService.MergeVersionAliases',
      { resourceName: `${P}/models/5@champion` },
      ['models/5'],
    ],
    [
      'ModelService.ImportModelEvaluation',
      { request: { parent: `${P}/models/5@1` } },
      ['models/5'],
    ],
    [
      'EndpointService.CreateEndpoint',
      { response: { name: `${N}/endpoints/9` } },
      ['endpoints/9'],
    ],
    [
      'EndpointService.DeployModel',
      {
        resourceName: `${P}/endpoints/9`,
        request: {
          endpoint: `${P}/endpoints/9`,
          deployedModel: { model: `${P}/models/5` },
        },
        response: { deployedModel: { id: '1' } },
      },
      ['endpoints/9'],
    ],
    [
      'EndpointService.UndeployModel',
      { resourceName: `${P}/endpoints/9` },
      ['endpoints/9'],
    ],
    [
      'EndpointService.UpdateEndpoint',
      { request: { endpoint: { name: `${P}/endpoints/9` } } },
      ['endpoints/9'],
    ],
    [
      'DatasetService.DeleteDataset',
      { resourceName: `${P}/datasets/7` },
      ['datasets/7'],
    ],
    [
      'DatasetService.CreateDatasetVersion',
      { request: { parent: `${P}/datasets/7` } },
      ['datasets/7'],
    ],
    [
      'PipelineService.CreatePipelineJob',
      {
        response: {
          name: `${N}/pipelineJobs/x-20260101000000`,
          pipelineSpec: { pipelineInfo: { name: 'train' } },
        },
      },
      ['pipelines/train'],
    ],
    [
      'PipelineService.DeletePipelineJob',
      { resourceName: `${P}/pipelineJobs/x-20260101000000` },
      ['pipelines/x'],
    ],
  ])('finds what %s changed in %j', (method, payload, externalIds) => {
    expect(answer(entry(method, payload))).toEqual({
      type: 'changed',
      externalIds,
      deliveryId: '1x7abc@2026-11-23T11:59:58.123456Z',
    });
  });

  it('knows the betas and the console by the last two words', () => {
    for (const version of ['v1beta1', 'ui', 'internal']) {
      expect(
        answer(
          entry('', {
            methodName: `google.cloud.aiplatform.${version}.ModelService.UpdateModel`,
            resourceName: `${P}/models/5`,
          }),
        ),
      ).toMatchObject({ externalIds: ['models/5'] });
    }
  });

  it('knows its project by the number as well', () => {
    expect(
      answer(
        entry('ModelService.UpdateModel', { resourceName: `${N}/models/5` }),
        { project: '481516234200', location: 'europe-west4' },
      ),
    ).toMatchObject({ type: 'changed' });
  });

  it.each<[string, Record<string, unknown>]>([
    ['another service', entry('x', { serviceName: 'storage.googleapis.com' })],
    [
      'a read',
      entry('ModelService.GetModel', { resourceName: `${P}/models/5` }),
    ],
    ['another kind of object', entry('TensorboardService.CreateTensorboard')],
    ['an upload that only began', entry('ModelService.UploadModel')],
    [
      'a prediction',
      entry('PredictionService.Predict', { resourceName: `${P}/endpoints/9` }),
    ],
    ['a training', entry('PipelineService.CreateTrainingPipeline')],
    [
      'a call that was denied',
      entry('ModelService.DeleteModel', {
        resourceName: `${P}/models/5`,
        status: { code: 7, message: 'no' },
      }),
    ],
    [
      'another location',
      entry('ModelService.UpdateModel', {
        resourceName: 'projects/my-project/locations/us-central1/models/5',
      }),
    ],
    [
      'another project',
      entry(
        'ModelService.UpdateModel',
        { resourceName: 'projects/other/locations/europe-west4/models/5' },
        {
          logName: 'projects/other/logs/x',
          resource: { labels: { project_id: 'other' } },
        },
      ),
    ],
    ['a method that is no name', entry('', { methodName: 'constructor' })],
    [
      'a service that is none',
      entry('', { methodName: 'toString.constructor' }),
    ],
  ])('ignores %s', (_, payload) => {
    expect(answer(payload)).toEqual({
      type: 'ignored',
      reason: expect.stringMatching(/\.$/),
    });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['text', 'text'],
    ['a list', []],
    ['an empty object', {}],
    [
      'no insertId',
      { ...entry('ModelService.UpdateModel'), insertId: undefined },
    ],
    ['no payload', { ...entry('x'), protoPayload: null }],
    ['a method of a wrong type', entry('', { methodName: 7 })],
    [
      'no project',
      entry(
        'ModelService.UpdateModel',
        { resourceName: 'models/5' },
        { logName: undefined, resource: undefined },
      ),
    ],
    [
      'an old entry',
      {
        ...entry('ModelService.UpdateModel', { resourceName: `${P}/models/5` }),
        timestamp: '2026-11-22T11:00:00Z',
      },
    ],
    [
      'a future one',
      {
        ...entry('ModelService.UpdateModel', { resourceName: `${P}/models/5` }),
        timestamp: '2026-11-23T12:06:00Z',
      },
    ],
    ['no time', { ...entry('ModelService.UpdateModel'), timestamp: 'soon' }],
  ])('refuses %s, and never throws', (_, payload) => {
    expect(answer(payload)).toEqual({
      type: 'refused',
      reason: expect.stringMatching(/\.$/),
    });
  });

  it('takes one that is a little ahead, or almost a day old', () => {
    for (const timestamp of ['2026-11-23T12:04:00Z', '2026-11-22T12:01:00Z']) {
      expect(
        answer({
          ...entry('ModelService.UpdateModel', {
            resourceName: `${P}/models/5`,
          }),
          timestamp,
        }),
      ).toMatchObject({ type: 'changed' });
    }
  });
});
