import type { SourceWebhookRequest } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { createEvents, SECRET_HEADER } from './eventGrid';

const SECRET = 'correct horse battery staple';
const NOW = new Date('2026-11-23T12:00:00Z');
const identity = {
  subscriptionId: 's-1',
  resourceGroup: 'rg',
  workspace: 'ws',
};
const TOPIC =
  '/subscriptions/s-1/resourceGroups/RG/providers/Microsoft.MachineLearningServices/workspaces/ws';

const grid = (eventType: string, data: object, more: object = {}) => ({
  id: 'event-1',
  topic: TOPIC,
  subject: '',
  eventType: `Microsoft.MachineLearningServices.${eventType}`,
  eventTime: '2026-11-23T11:59:50.1234567Z',
  data,
  dataVersion: '2',
  metadataVersion: '1',
  ...more,
});

const registered = grid('ModelRegistered', {
  ModelName: 'delivery-eta',
  ModelVersion: 7,
  ModelTags: {},
  ModelProperties: {},
});

function send(
  body: unknown,
  options: Partial<{
    secret: string | undefined;
    configured: string | undefined;
    headers: SourceWebhookRequest['headers'];
  }> = {},
) {
  const {
    secret = SECRET,
    configured = SECRET,
    headers,
  } = {
    ...options,
  };
  const { onWebhook } = createEvents(
    identity,
    'configured' in options ? options.configured : configured,
  );
  return onWebhook?.({
    headers: headers ?? { [SECRET_HEADER]: secret },
    body: Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)),
    now: NOW,
  });
}

describe('a delivery of somebody who proves nothing', () => {
  it('is not even parsed when it is longer than any validation', () => {
    const parse = jest.spyOn(JSON, 'parse');
    const body = Buffer.from(`[${'{},'.repeat(300_000)}{}]`);
    expect(send(body, { headers: {} })).toMatchObject({ type: 'refused' });
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });
});

describe('news from Event Grid', () => {
  it.each([
    ['a model', registered, ['models/delivery-eta']],
    [
      'a model by its subject',
      grid('ModelRegistered', {}, { subject: 'models/delivery-eta:7' }),
      ['models/delivery-eta'],
    ],
    [
      'a deployment, in the other spelling',
      grid('ModelDeployed', {
        serviceName: 'eta',
        modelIds: 'delivery-eta:5, intent-classifier:2,delivery-eta:6',
      }),
      [
        'models/delivery-eta',
        'models/intent-classifier',
        'onlineEndpoints/eta',
      ],
    ],
    [
      'a pipeline that ended',
      grid('RunCompleted', {
        ExperimentName: 'retraining',
        RunId: 'r',
        RunType: 'azureml.PipelineRun',
      }),
      ['pipelines/retraining'],
    ],
    [
      'a pipeline that failed',
      grid('RunStatusChanged', {
        experimentName: 'retraining',
        runType: 'azureml.PipelineRun',
        runStatus: 'Failed',
      }),
      ['pipelines/retraining'],
    ],
    [
      'data that drifted',
      grid('DatasetDriftDetected', {
        BaseDatasetId: 'traces:1',
        TargetDatasetId: 'traces:2',
      }),
      ['data/traces'],
    ],
  ])('of %s', (_, event, externalIds) => {
    expect(send([event])).toEqual({
      type: 'changed',
      externalIds,
      deliveryId: 'event-1',
    });
  });

  it('is understood in the schema of CloudEvents too', () => {
    expect(
      send({
        specversion: '1.0',
        id: 'cloud-1',
        source: TOPIC,
        subject: 'models/delivery-eta:7',
        type: 'Microsoft.MachineLearningServices.ModelRegistered',
        time: '2026-11-23T11:59:50Z',
        data: { ModelName: 'delivery-eta' },
      }),
    ).toEqual({
      type: 'changed',
      externalIds: ['models/delivery-eta'],
      deliveryId: 'cloud-1',
    });
  });

  it('comes several at a time, with an id for all of them', () => {
    const deployed = grid(
      'ModelDeployed',
      { ServiceName: 'eta', ModelIds: 'delivery-eta:7' },
      { id: 'event-2' },
    );
    const stale = {
      ...registered,
      id: 'old',
      eventTime: '2026-11-01T00:00:00Z',
    };

    const answer = send([registered, deployed, stale]);

    expect(answer).toEqual({
      type: 'changed',
      externalIds: ['models/delivery-eta', 'onlineEndpoints/eta'],
      deliveryId: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(send([deployed, registered])).toEqual(
      expect.objectContaining({
        deliveryId: answer?.type === 'changed' && answer.deliveryId,
      }),
    );
    expect(send([registered])).toMatchObject({ deliveryId: 'event-1' });
  });

  it.each([
    [
      'without a configured secret',
      {},
      { configured: undefined },
      /no events\.secret/,
    ],
    [
      'with another secret',
      {},
      { secret: 'correct horse' },
      /is not the source's/,
    ],
    [
      'with two secrets',
      {},
      { headers: { [SECRET_HEADER]: [SECRET, 'x'] } },
      /is not/,
    ],
    ['without a secret', {}, { headers: {} }, /has no x-ai-inventory-secret/],
    [
      'that is stale',
      { eventTime: '2026-11-22T11:59:00Z' },
      {},
      /older than a day/,
    ],
    [
      'from the future',
      { eventTime: '2026-11-23T12:06:00Z' },
      {},
      /from the future/,
    ],
    ['without a time', { eventTime: 'soon' }, {}, /no delivery of Event Grid/],
    ['without an id', { id: '' }, {}, /no delivery of Event Grid/],
  ])('is refused %s', (_, event, options, reason) => {
    const answer = send([{ ...registered, ...event }], options);

    expect(answer).toEqual({
      type: 'refused',
      reason: expect.stringMatching(reason),
    });
    expect(JSON.stringify(answer)).not.toContain(SECRET);
  });

  it.each([
    Buffer.alloc(0),
    Buffer.from('<xml/>'),
    Buffer.from([0xff, 0x00, 0x7f]),
    Buffer.from('null'),
    Buffer.from('[]'),
    Buffer.from('[[[]]]'),
    Buffer.from('{"id":1}'),
  ])('is refused as rubbish: %s', body => {
    expect(send(body)).toMatchObject({ type: 'refused' });
  });

  it.each([
    [
      'another workspace',
      { ...registered, topic: TOPIC.replace('/ws', '/ws2') },
    ],
    [
      'another service',
      { ...registered, eventType: 'Microsoft.Storage.BlobCreated' },
    ],
    ['an unknown type', grid('ModelSang', {})],
    ['a model without a name', grid('ModelRegistered', {})],
    [
      'a run that is no pipeline',
      grid('RunCompleted', {
        experimentName: 'x',
        runType: 'azureml.scriptrun',
      }),
    ],
    [
      'data that has an id only',
      grid('DatasetDriftDetected', {
        BaseDatasetId: '3c56d136-0f64-4657-a0e8-5162089a88a3',
      }),
    ],
  ])('of %s is ignored', (_, event) => {
    expect(send([event])).toEqual({
      type: 'ignored',
      reason: expect.any(String),
    });
  });

  describe('the handshake', () => {
    const validation = {
      ...grid('', { validationCode: 'code-1', validationUrl: 'https://x' }),
      eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent',
    };

    it('is answered with the code, with and without the secret', () => {
      const answer = {
        type: 'handshake',
        answer: { validationResponse: 'code-1' },
      };
      expect(send([validation])).toEqual(answer);
      expect(send([validation], { headers: {} })).toEqual(answer);
    });

    it('is not answered for others', () => {
      expect(
        send([{ ...validation, topic: '/subscriptions/x' }]),
      ).toMatchObject({
        type: 'ignored',
      });
      expect(send([validation], { secret: 'wrong' })).toMatchObject({
        type: 'refused',
      });
      expect(send([validation], { configured: undefined })).toMatchObject({
        type: 'refused',
      });
      expect(send([{ ...validation, data: {} }])).toMatchObject({
        type: 'refused',
      });
    });
  });
});
