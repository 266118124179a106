import { createHmac } from 'node:crypto';
import { createMlflowEvents } from './events';

const SECRET = 'whsec-for-tests';
const NOW = new Date('2026-06-01T12:00:00Z');
const SECONDS = NOW.getTime() / 1_000;
const CREATED = {
  entity: 'model_version',
  action: 'created',
  timestamp: '2026-06-01T12:00:00.000000+00:00',
  data: { name: 'fraud', version: '4', source: 's3://x', run_id: 'r' },
};

function delivery(
  payload: unknown,
  options: { secret?: string; timestamp?: number | string; id?: string } = {},
) {
  const { secret = SECRET, timestamp = SECONDS, id = 'd-1' } = options;
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const body = Buffer.from(text);
  const signature = createHmac('sha256', secret)
    .update(`${id}.${timestamp}.${text}`)
    .digest('base64');
  return {
    headers: {
      'x-mlflow-delivery-id': id,
      'x-mlflow-timestamp': String(timestamp),
      'x-mlflow-signature': `v1,${signature}`,
    } as Record<string, string | string[] | undefined>,
    body,
    now: NOW,
  };
}

const events = createMlflowEvents({ secret: SECRET });

describe("MLflow's webhooks", () => {
  it.each([
    ['registered_model', { name: 'fraud', tags: {} }],
    ['model_version', { name: 'fraud', version: '4' }],
    ['model_version_tag', { name: 'fraud', version: '4', key: 'k' }],
    ['model_version_alias', { name: 'fraud', alias: 'champion' }],
  ])('say of a %s which model is to be read again', (entity, data) => {
    expect(events.onWebhook?.(delivery({ entity, data }))).toEqual({
      type: 'changed',
      externalIds: ['fraud'],
      deliveryId: 'd-1',
    });
  });

  it.each(['prompt', 'prompt_version', 'something_new'])(
    'about a %s are none of ours',
    entity => {
      expect(
        events.onWebhook?.(delivery({ entity, data: { name: 'p' } })),
      ).toMatchObject({ type: 'ignored' });
    },
  );

  it('of another workspace are none of ours', () => {
    const { onWebhook } = createMlflowEvents({
      secret: SECRET,
      workspace: 'team-a',
    });
    const of = (workspace?: string) =>
      onWebhook?.(delivery({ ...CREATED, workspace }))?.type;
    expect([of('team-b'), of('team-a'), of()]).toEqual([
      'ignored',
      'changed',
      'changed',
    ]);
  });

  const tampered = () => {
    const request = delivery(CREATED);
    return { ...request, body: Buffer.from(`${request.body} `) };
  };
  const withHeader = (name: string, value?: string | string[]) => {
    const request = delivery(CREATED);
    return { ...request, headers: { ...request.headers, [name]: value } };
  };

  it.each([
    ['another secret', delivery(CREATED, { secret: 'x' }), /does not fit/],
    ['a changed body', tampered(), /does not fit/],
    [
      'another delivery id',
      withHeader('x-mlflow-delivery-id', 'd-2'),
      /does not fit/,
    ],
    [
      'another time',
      withHeader('x-mlflow-timestamp', String(SECONDS - 1)),
      /does not fit/,
    ],
    [
      'a cut signature',
      withHeader('x-mlflow-signature', 'v1,'),
      /does not fit/,
    ],
    [
      'no signature',
      withHeader('x-mlflow-signature', undefined),
      /no signature/,
    ],
    [
      'two signatures',
      withHeader('x-mlflow-signature', ['a', 'b']),
      /no signature/,
    ],
    [
      'an old time',
      delivery(CREATED, { timestamp: SECONDS - 301 }),
      /five minutes/,
    ],
    [
      'a time ahead',
      delivery(CREATED, { timestamp: SECONDS + 301 }),
      /five minutes/,
    ],
    ['no time', delivery(CREATED, { timestamp: 'soon' }), /five minutes/],
    ['no JSON', delivery('{'), /could not be understood/],
    ['no name', delivery({ ...CREATED, data: {} }), /data\.name/],
  ])('with %s are refused', (_, request, reason) => {
    expect(events.onWebhook?.(request)).toEqual({
      type: 'refused',
      reason: expect.stringMatching(reason),
    });
  });

  it('are accepted within five minutes', () => {
    expect(
      events.onWebhook?.(delivery(CREATED, { timestamp: SECONDS - 300 })),
    ).toMatchObject({ type: 'changed' });
  });

  it('are all refused where no secret is configured', () => {
    const { onWebhook } = createMlflowEvents({});
    expect(onWebhook?.(delivery(CREATED, { secret: '' }))).toMatchObject({
      type: 'refused',
      reason: expect.stringContaining('webhookSecret'),
    });
  });

  it('never tell the secret', () => {
    const answers = [
      events.onWebhook?.(delivery(CREATED, { secret: 'x' })),
      events.onWebhook?.(delivery('{')),
    ];
    expect(JSON.stringify(answers)).not.toContain(SECRET);
  });
});
