import type { Bench, Figure } from '../Bench';
import { modelName, teamOf } from '../hub/GeneratedSource';
import { databasesOf, Portal } from '../portal/Portal';
import { fillCatalog, fillInventory, SOURCES } from '../queries/fill';
import { measureLatencies, type Latency } from '../queries/measure';
import { Mlflow } from '../queries/Mlflow';
import { allQuestions, type Question } from '../queries/questions';
import type { Result } from '../report/Result';

const PREFIX = 'bench_queries_';
const VERSIONS = 4;
const PAGE = 500;
const LIMITS_MS = { list: 50, facets: 150 } as const;

type Server = 'inventory' | 'catalog' | 'mlflow';

/** The questions of the pages, beside the same ones to others. */
export const queriesFigure: Figure = {
  name: 'queries',
  description:
    'GET /assets and its facets, beside the catalog (--full) and a real MLflow (MLFLOW_BIN)',
  run,
};

async function run(bench: Bench): Promise<Result[]> {
  const models = bench.quick ? 2_000 : 50_000;
  const requests = bench.quick ? 10 : 100;
  const databases = databasesOf(PREFIX);
  const withCatalog = bench.full || bench.quick;
  await fillInventory(bench, databases.inventory, models);
  const mlflow = await startMlflow(bench, models);
  const portal = await Portal.start(bench, {
    prefix: PREFIX,
    catalog: withCatalog ? { processing: true } : undefined,
    knownSources: SOURCES,
  });
  try {
    if (withCatalog) {
      await fillCatalog(bench, portal, { database: databases.catalog, models });
    } else {
      bench.log('  the catalog is not asked: that takes --full');
    }
    const offset = models / 2;
    const questions = allQuestions({
      offset,
      inventoryCursor: await findCursor(portal, offset),
      mlflowToken: await mlflow?.pageToken(offset),
    });
    const latencies = await measureLatencies<Server>(
      questions.map(question =>
        addressesOf(question, { portal, mlflow, withCatalog }),
      ),
      requests,
    );
    return questions.map((question, index) =>
      toResult(question, models, latencies[index]),
    );
  } finally {
    await portal.stop();
    await mlflow?.stop();
    for (const database of databases.all) {
      await bench.postgres.dropDatabase(database);
    }
  }
}

async function startMlflow(
  bench: Bench,
  models: number,
): Promise<Mlflow | undefined> {
  const executable = process.env.MLFLOW_BIN;
  if (!executable) {
    bench.log('  MLflow is not asked: MLFLOW_BIN names no mlflow');
    return undefined;
  }
  return Mlflow.start(executable, {
    names: Array.from({ length: models }, (_, index) => modelName(index)),
    versionsPerModel: VERSIONS,
    teamOf,
  });
}

/** The cursor of the page after so many assets. */
async function findCursor(portal: Portal, offset: number): Promise<string> {
  let cursor: string | undefined;
  for (let passed = 0; passed < offset; passed += PAGE) {
    const query = new URLSearchParams({ limit: String(PAGE) });
    if (cursor) {
      query.set('cursor', cursor);
    }
    const page = (await portal.get(`/api/ai-inventory/assets?${query}`)) as {
      pageInfo: { nextCursor?: string };
    };
    cursor = page.pageInfo.nextCursor;
  }
  if (!cursor) {
    throw new Error(`The list of assets ended before ${offset} of them`);
  }
  return cursor;
}

function addressesOf(
  { inventory, catalog, mlflow }: Question,
  servers: {
    readonly portal: Portal;
    readonly mlflow: Mlflow | undefined;
    readonly withCatalog: boolean;
  },
) {
  const { url, headers } = servers.portal;
  return {
    inventory: { url: `${url}/api/ai-inventory${inventory}`, headers },
    ...(catalog &&
      servers.withCatalog && {
        catalog: { url: `${url}/api/catalog${catalog}`, headers },
      }),
    ...(mlflow &&
      servers.mlflow && { mlflow: { url: servers.mlflow.searchUrl(mlflow) } }),
  };
}

function toResult(
  question: Question,
  models: number,
  latencies: Partial<Record<Server, Latency>>,
): Result {
  const { inventory, catalog, mlflow } = latencies;
  const ms = (value: number) => ({ value, unit: 'ms' } as const);
  if (!inventory) {
    throw new Error(`The hub was not asked for ${question.name}`);
  }
  return {
    figure: `p95 of ${models.toLocaleString('en')}: ${question.name}`,
    measured: ms(inventory.p95),
    baselines: [
      ...(catalog ? [{ name: 'catalog', measured: ms(catalog.p95) }] : []),
      ...(mlflow ? [{ name: 'MLflow', measured: ms(mlflow.p95) }] : []),
    ],
    target: { atMost: ms(LIMITS_MS[question.target]) },
    details: { question, latencies },
  };
}
