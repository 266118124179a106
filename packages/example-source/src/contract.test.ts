import {
  describeSourceContract,
  startFaultyServer,
} from '@ai-inventory/backstage-plugin-ai-inventory-node/testUtils';
import { ConfigReader } from '@backstage/config';
import { AcmeSource } from './AcmeSource';
import { readAcmeConfigs } from './config';

const TOKEN = 'acme-token-4711';
const PAGE_SIZE = 5;

async function startAcme({ objects }: { readonly objects: number }) {
  const models = new Map<string, { name: string; versions: object[] }>();
  let made = 0;
  const addObject = () => {
    made += 1;
    const id = `mdl:${made}`;
    models.set(id, { name: `Model ${made}`, versions: [{ number: 1 }] });
    return id;
  };
  const change = (id: string, name: string) =>
    models.set(id, { name, versions: [{ number: 1 }, { number: 2 }] });
  while (made < objects) {
    addObject();
  }

  const server = await startFaultyServer({
    answer(request) {
      const { searchParams } = new URL(request.url);
      const from = Number(searchParams.get('cursor') ?? 0);
      const next = from + PAGE_SIZE;
      const all = [...models].map(([id, model]) => ({ id, ...model }));
      return Response.json({
        models: all.slice(from, next),
        ...(next < all.length && { next: String(next) }),
      });
    },
    listings: {
      models: {
        matches: request => new URL(request.url).pathname === '/api/models',
        records: 'models',
        damage: model => ({ ...model, versions: 'none' }),
      },
    },
  });
  const [config] = readAcmeConfigs(
    new ConfigReader({
      aiInventory: {
        sources: { acme: { test: { url: server.url, token: TOKEN } } },
      },
    }),
  );
  return {
    ...server,
    secrets: [TOKEN],
    createSource: () =>
      new AcmeSource(config, { initialDelayMs: 1, maxDelayMs: 2 }),
    addObject,
    changeObject: (id: string) => void change(id, 'Changed'),
    renameObject: (id: string) => void change(id, 'Renamed'),
    removeObject: (id: string) => void models.delete(id),
  };
}

describeSourceContract({
  name: 'AcmeSource',
  listings: ['models'],
  start: startAcme,
});
