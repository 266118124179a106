import { createSagemakerEvents, DETAIL_TYPES } from './events';

const NOW = new Date('2026-11-20T12:00:00Z');
const PLACE = { accountId: '111122223333', region: 'us-east-2' };

/** As AWS documents it, shortened. */
const PACKAGE_NEWS = {
  version: '0',
  id: '844e2571-85d4-695f-b930-0153b71dcb42',
  'detail-type': 'SageMaker Model Package State Change',
  source: 'aws.sagemaker',
  account: '111122223333',
  time: '2026-11-20T11:59:58Z',
  region: 'us-east-2',
  resources: [
    'arn:aws:sagemaker:us-east-2:111122223333:model-package/versionedmp-p/2',
  ],
  detail: {
    ModelPackageGroupName: 'VersionedMP-p',
    ModelPackageName: 'VersionedMP-p',
    ModelPackageVersion: 2,
    ModelPackageArn:
      'arn:aws:sagemaker:us-east-2:111122223333:model-package/versionedmp-p/2',
    CreationTime: 1614186014000,
    ModelPackageStatus: 'Completed',
    ModelApprovalStatus: 'Rejected',
    UpdatedModelPackageFields: ['ModelLifeCycle'],
  },
};

function news(detailType: string, detail: object, resources: string[] = []) {
  return {
    ...PACKAGE_NEWS,
    'detail-type': detailType,
    detail,
    resources: resources.map(
      resource => `arn:aws:sagemaker:us-east-2:111122223333:${resource}`,
    ),
  };
}

function understand(eventPayload: unknown) {
  return createSagemakerEvents(PLACE).onEvent?.({
    topic: 'aiInventory.sagemaker',
    eventPayload,
    now: NOW,
  });
}

describe('news from EventBridge', () => {
  it('comes on one topic', () => {
    expect(createSagemakerEvents(PLACE).topics).toEqual([
      'aiInventory.sagemaker',
    ]);
  });

  it.each([
    [PACKAGE_NEWS, 'model-package-group/VersionedMP-p'],
    [
      news(DETAIL_TYPES[0], {}, ['model-package/fraud/2']),
      'model-package-group/fraud',
    ],
    [
      news(DETAIL_TYPES[0], { ModelPackageName: 'alone' }),
      'model-package/alone',
    ],
    [
      news('SageMaker Endpoint State Change', {
        EndpointName: 'fraud',
        EndpointStatus: 'IN_SERVICE',
        CreationTime: '1583831889050',
      }),
      'endpoint/fraud',
    ],
    [
      news('SageMaker Endpoint Deployment State Change', {}, [
        'endpoint/fraud',
      ]),
      'endpoint/fraud',
    ],
    [news('SageMaker Model State Change', { ModelName: 'm' }), 'model/m'],
    [
      news('SageMaker Model Card State Change', { ModelCardName: 'c' }),
      'model-card/c',
    ],
    [
      news('SageMaker Training Job State Change', {
        TrainingJobName: 'j',
        TrainingJobStatus: 'Completed',
      }),
      'training-job/j',
    ],
  ])('has the record read again: %#', (payload, externalId) => {
    expect(understand(payload)).toEqual({
      type: 'changed',
      externalIds: [externalId],
      deliveryId: PACKAGE_NEWS.id,
    });
  });

  it.each([
    [{ ...PACKAGE_NEWS, account: '999999999999' }],
    [{ ...PACKAGE_NEWS, region: 'eu-west-1' }],
    [news('SageMaker Notebook Instance State Change', {})],
    [news('toString', {})],
  ])('is of no concern: %#', payload => {
    expect(understand(payload)?.type).toBe('ignored');
  });

  it.each([
    [undefined],
    [null],
    ['text'],
    [{}],
    [{ ...PACKAGE_NEWS, source: 'my.app' }],
    [{ ...PACKAGE_NEWS, time: 'yesterday' }],
    [{ ...PACKAGE_NEWS, time: '2026-11-19T11:59:59Z' }],
    [{ ...PACKAGE_NEWS, time: '2026-11-20T12:05:01Z' }],
    [{ ...PACKAGE_NEWS, detail: 'none' }],
    [{ ...PACKAGE_NEWS, detail: { ModelPackageGroupName: 7 } }],
    [{ ...PACKAGE_NEWS, id: '' }],
    [news('SageMaker Endpoint State Change', {}, ['strange'])],
  ])('is refused with a reason: %#', payload => {
    expect(understand(payload)).toEqual({
      type: 'refused',
      reason: expect.stringMatching(/\w/),
    });
  });
});
