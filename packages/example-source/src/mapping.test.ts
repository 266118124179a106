import { toPage, toRecord } from './mapping';

const URL = 'https://acme.test';

describe('toRecord', () => {
  it('says what Acme says of a model', () => {
    expect(
      toRecord(
        {
          id: 'mdl:1',
          name: 'Fraud',
          team: 'risk',
          versions: [{ number: 3, stage: 'live', framework: 'sklearn' }],
        },
        URL,
      ),
    ).toMatchObject({
      kind: 'model',
      externalId: 'mdl:1',
      name: 'Fraud',
      ownerHint: 'risk',
      lifecycle: 'production',
      webUrl: 'https://acme.test/models/mdl%3A1',
      versions: [{ version: '3', lifecycle: 'production' }],
    });
  });
});

describe('toPage', () => {
  it('takes fields and words that it does not know', () => {
    const row = {
      id: 'mdl:1',
      name: 'Fraud',
      color: 'red',
      versions: [{ number: 1, stage: 'limbo' }],
    };

    expect(toPage([row], URL).records).toEqual([
      expect.objectContaining({
        externalId: 'mdl:1',
        lifecycle: 'development',
      }),
    ]);
  });
});
