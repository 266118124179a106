import { startFaultyServer, type FaultyServer } from '../startFaultyServer';
import type { InventorySource } from '../../source';
import type { SourceContractPlatform } from '../types';

const PAGE_SIZE = 5;

export const SHELF_TOKEN = 'shelf-token-7f3a';
export const SHELF_WEBHOOK_SECRET = 'shelf-webhook-7f3a';

interface ShelfItem {
  readonly id: string;
  title: string;
  libraries: string;
}

/**
 * A simulated platform with models, of which one can ask for the libraries, and
 * endpoints, of which one can ask for the activity.
 */
export class ShelfPlatform implements SourceContractPlatform {
  readonly secrets = [SHELF_TOKEN, SHELF_WEBHOOK_SECRET];
  private readonly models = new Map<string, ShelfItem>();
  private readonly endpoints: string[] = [];
  private server: FaultyServer | undefined;
  private made = 0;

  /** Starts a platform, read by the sources that `create` makes. */
  static async start(
    objects: number,
    create: (url: string) => InventorySource,
  ): Promise<ShelfPlatform> {
    const platform = new ShelfPlatform(create);
    for (let i = 1; i <= objects; i += 1) {
      platform.addObject();
      platform.endpoints.push(`endpoint-${i}`);
    }
    const damage = (record: Record<string, unknown>) => ({
      ...record,
      title: 7,
    });
    platform.server = await startFaultyServer({
      answer: request => platform.answer(request),
      listings: {
        models: {
          matches: ({ url }) => new URL(url).pathname === '/models',
          records: 'items',
          damage,
        },
        endpoints: {
          matches: ({ url }) => new URL(url).pathname === '/endpoints',
          records: 'items',
          damage,
        },
      },
      isCostly: ({ url }) => url.endsWith('/libraries'),
    });
    return platform;
  }

  private constructor(
    private readonly create: (url: string) => InventorySource,
  ) {}

  createSource = () => this.create(this.running.url);

  addObject = () => {
    this.made += 1;
    const id = `m/${this.made}`;
    this.models.set(id, {
      id,
      title: `Model ${this.made}`,
      libraries: 'numpy==1.26.4',
    });
    return id;
  };

  changeObject = (id: string) => {
    this.item(id).libraries = 'numpy==2.0.0';
  };

  removeObject = (id: string) => {
    this.models.delete(id);
  };

  renameObject = (id: string) => {
    this.item(id).title = 'Renamed';
  };

  inject: FaultyServer['inject'] = fault => this.running.inject(fault);
  heal = () => this.running.heal();
  faultHits = () => this.running.faultHits();
  requests = () => this.running.requests();
  costlyRequests = () => this.running.costlyRequests();
  close = () => this.running.close();

  private get running(): FaultyServer {
    if (!this.server) {
      throw new Error('The platform is not started.');
    }
    return this.server;
  }

  private item(id: string): ShelfItem {
    const item = this.models.get(id);
    if (!item) {
      throw new Error(`There is no model '${id}'.`);
    }
    return item;
  }

  private answer(request: Request): Response {
    const { pathname, searchParams } = new URL(request.url);
    if (request.headers.get('authorization') !== `Bearer ${SHELF_TOKEN}`) {
      return Response.json({ message: 'Who are you?' }, { status: 401 });
    }
    if (pathname === '/models') {
      return page([...this.models.values()].map(toWire), searchParams);
    }
    if (pathname === '/endpoints') {
      return page(
        this.endpoints.map(id => ({ id, title: id, deployment: `${id}/blue` })),
        searchParams,
      );
    }
    if (pathname === '/activity') {
      const asked = searchParams.getAll('endpoint');
      return Response.json(
        asked.map(id => ({ id, calledAt: '2026-11-01T00:00:00Z' })),
      );
    }
    const [, id, libraries] = /^\/models\/([^/]+)(\/libraries)?$/.exec(
      pathname,
    ) ?? ['', ''];
    const item = this.models.get(decodeURIComponent(id));
    if (!item) {
      return Response.json({ message: 'Not found' }, { status: 404 });
    }
    return Response.json(
      libraries ? { libraries: item.libraries } : toWire(item),
    );
  }
}

function toWire({ id, title, libraries }: ShelfItem) {
  return { id, title, etag: `etag of ${libraries}` };
}

function page(items: readonly unknown[], query: URLSearchParams): Response {
  const from = Number(query.get('from') ?? 0);
  const next = from + PAGE_SIZE;
  return Response.json({
    items: items.slice(from, next),
    ...(next < items.length && { next }),
  });
}
