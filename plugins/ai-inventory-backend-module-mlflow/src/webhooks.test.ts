import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { startSandbox } from '@ai-inventory/sandbox';
import { startInventoryWith } from './__testUtils__/startInventory';
import { MlflowApi } from './tests/MlflowApi';
import { startMlflow } from './tests/startMlflow';

jest.setTimeout(300_000);

const SECRET = 'whsec-for-tests';
const SOURCE = { type: 'mlflow', key: 'test' };

interface Target {
  readonly name: string;
  start(): Promise<{ readonly url: string; close(): Promise<void> }>;
  /** Has the platform send its news there from now on. */
  connect(api: MlflowApi, eventsUrl: string): Promise<void>;
  /** Sends it where the platform does not do so by itself. */
  deliver(eventsUrl: string, payload: object): Promise<void>;
}

const TARGETS: Target[] = [
  {
    name: 'the sandbox, whose news the test sends',
    start: () => startSandbox({ scenario: 'empty' }),
    connect: async () => {},
    deliver: async (eventsUrl, payload) => {
      const body = JSON.stringify(payload);
      const id = randomUUID();
      const timestamp = String(Math.floor(Date.now() / 1_000));
      const signature = createHmac('sha256', SECRET)
        .update(`${id}.${timestamp}.${body}`)
        .digest('base64');
      const { status } = await fetch(eventsUrl, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-mlflow-delivery-id': id,
          'x-mlflow-timestamp': timestamp,
          'x-mlflow-signature': `v1,${signature}`,
        },
      });
      expect(status).toBe(202);
    },
  },
];
const { MLFLOW_BIN } = process.env;
if (MLFLOW_BIN) {
  TARGETS.push({
    name: 'a real MLflow server',
    start: () =>
      startMlflow(MLFLOW_BIN, {
        // The inventory listens on this machine, without TLS.
        MLFLOW_WEBHOOK_ALLOWED_SCHEMES: 'http,https',
        MLFLOW_WEBHOOK_ALLOW_PRIVATE_IPS: 'true',
        MLFLOW_WEBHOOK_SECRET_ENCRYPTION_KEY: `${randomBytes(32).toString(
          'base64url',
        )}=`,
      }),
    connect: async (api, url) => {
      await api.post('/webhooks', {
        name: 'inventory',
        url,
        secret: SECRET,
        events: [
          { entity: 'REGISTERED_MODEL', action: 'CREATED' },
          { entity: 'MODEL_VERSION', action: 'CREATED' },
          { entity: 'MODEL_VERSION_ALIAS', action: 'CREATED' },
        ],
      });
    },
    deliver: async () => {},
  });
} else {
  process.stdout.write(
    'Webhooks not tested with a real MLflow server: set MLFLOW_BIN to the path of an mlflow executable.\n',
  );
}

describe.each(TARGETS)('webhooks of $name', target => {
  it('bring what is new into the inventory within five seconds', async () => {
    const mlflow = await target.start();
    const api = new MlflowApi(mlflow.url);
    const { client, eventsUrl, stop } = await startInventoryWith({
      url: mlflow.url,
      webhookSecret: SECRET,
    });
    await target.connect(api, eventsUrl);

    const made = Date.now();
    await api.post('/registered-models/create', { name: 'fresh' });
    await api.post('/model-versions/create', {
      name: 'fresh',
      source: 's3://models/fresh',
    });
    await api.post('/registered-models/alias', {
      name: 'fresh',
      alias: 'champion',
      version: '1',
    });
    for (const [entity, data] of [
      ['registered_model', { name: 'fresh' }],
      ['model_version', { name: 'fresh', version: '1' }],
      ['model_version_alias', { name: 'fresh', alias: 'champion' }],
    ] as const) {
      await target.deliver(eventsUrl, { entity, action: 'created', data });
    }

    const find = async () =>
      (await client.listAssets({ q: 'fresh' })).items.find(
        asset => asset.lifecycle === 'production',
      );
    while (!(await find()) && Date.now() - made < 30_000) {
      await delay(50);
    }
    const took = Date.now() - made;
    expect(await find()).toMatchObject({ name: 'fresh', currentVersion: '1' });
    process.stdout.write(
      `Webhooks of ${target.name}: in the inventory after ${took} ms\n`,
    );
    expect(took).toBeLessThan(5_000);

    const { events } = await client.getSource(SOURCE);
    expect(events).toMatchObject({ accepted: 3, refused: 0, replayed: 0 });
    const { items } = await client.listSyncRuns(SOURCE);
    expect(items[0]).toMatchObject({ scope: 'records', trigger: 'event' });
    await stop();
    await mlflow.close();
  });
});
