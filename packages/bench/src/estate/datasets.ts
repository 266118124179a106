import type {
  SourceDatasetUse,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Draft, HeldRecord } from './Drafts';
import { azureData } from './platforms/azureml';
import { mlflowDataset } from './platforms/mlflow';
import { s3Dataset } from './platforms/sagemaker';
import { vertexDataset } from './platforms/vertexai';
import type { Random } from './Random';
import { SOURCES, type MlflowServer, type SourceName } from './sources';

/** A dataset, and where a declaration may say that it lies. */
export interface DatasetDraft extends Draft {
  readonly uri?: string;
}

type Found = readonly [source: SourceName, record: SourceRecordInput];
type Make = (
  random: Random,
  name: string,
) => {
  readonly example: string;
  readonly uri?: string;
  /** Each list is one thing of its own. */
  readonly things: readonly (readonly Found[])[];
};

const HTTPS_S3 = 'https://northwind-lake.s3.eu-west-1.amazonaws.com';

const EXAMPLES: readonly [Make, ...Make[]] = [
  (random, name) => {
    const uri = `s3://northwind-lake/${name}`;
    return {
      example: 'mlflow only',
      uri,
      things: [[['central', inMlflow(random, name, uri)]]],
    };
  },
  (random, name) => {
    const written = random.pick([
      `s3a://northwind-lake/${name}`,
      `${HTTPS_S3}/${name}`,
      `s3://northwind-lake/${name}`,
    ]);
    const uri = `s3://northwind-lake/${name}`;
    return {
      example: 'mlflow and sagemaker, same place',
      uri,
      things: [
        [
          ['central', inMlflow(random, name, written)],
          ['sagemaker', s3Dataset(uri)],
        ],
      ],
    };
  },
  (random, name) => {
    const uri = `abfss://lake@northwindlake.dfs.core.windows.net/${name}`;
    const written = `https://northwindlake.blob.core.windows.net/lake/${name}`;
    return {
      example: 'mlflow and azure, same place',
      uri,
      things: [
        [
          ['central', inMlflow(random, name, written)],
          ['azureml', azureData({ name, uri: `${uri}/` })],
        ],
      ],
    };
  },
  (random, name) => {
    const table = name.replaceAll('-', '_');
    return {
      example: 'mlflow and vertex, same table',
      things: [
        [
          ['research', inMlflow(random, name, `northwind-ml.lake.${table}`)],
          [
            'vertexai',
            inVertex(random, name, `bq://northwind-ml.lake.${table}`),
          ],
        ],
      ],
    };
  },
  (random, name) => ({
    example: 'mlflow names the asset of azure',
    things: [
      [
        ['central', inMlflow(random, name, `azureml:${name}:1`)],
        [
          'azureml',
          azureData({
            name,
            uri: `azureml://datastores/lake/paths/${name}/`,
          }),
        ],
      ],
    ],
  }),
  (random, name) => {
    const digests = [random.hex(8), random.hex(8)];
    const uri = `/mnt/data/${name}.parquet`;
    return {
      example: 'two servers, same digest',
      things: [
        (['central', 'research'] as const).map(
          (server): Found => [server, mlflowDataset({ name, uri, digests })],
        ),
      ],
    };
  },
  (random, name) => ({
    example: 'same name in different places',
    things: (['central', 'research'] as const).map((server): Found[] => [
      [server, inMlflow(random, name, `s3://northwind-${server}/${name}`)],
    ]),
  }),
  (random, name) => ({
    example: 'vertex only, same name as another',
    things: ['raw', 'clean'].map((folder): Found[] => [
      [
        'vertexai',
        inVertex(random, name, `gs://northwind-vertex/${folder}/${name}.csv`),
      ],
    ]),
  }),
];

function inMlflow(
  random: Random,
  name: string,
  uri: string,
): SourceRecordInput {
  const digests = [random.hex(8)];
  return mlflowDataset({ name, uri, digests });
}

function inVertex(
  random: Random,
  name: string,
  uri: string,
): SourceRecordInput {
  return vertexDataset({ id: random.digits(19), name, uri });
}

/** At least so many datasets. */
export function draftDatasets(random: Random, count: number): DatasetDraft[] {
  const drafts: DatasetDraft[] = [];
  for (let number = 0; drafts.length < count; number++) {
    const name = `table-${String(number).padStart(4, '0')}`;
    const { example, uri, things } = random.pick(EXAMPLES)(random, name);
    drafts.push(
      ...things.map(found => {
        const held = found.map(
          ([source, record]): HeldRecord => ({
            source,
            record,
            ref: `${SOURCES[source].ref}:${record.externalId}`,
          }),
        );
        return {
          kind: 'dataset' as const,
          example,
          name,
          team: `team-${random.between(0, 39)}`,
          uri,
          held,
          links: held
            .slice(1)
            .map(({ ref }) => ({ from: ref, to: held[0].ref })),
          artifacts: [],
          production: false,
          declared: false,
        };
      }),
    );
  }
  return drafts;
}

/** Picks what a model of a server of MLflow was trained on. */
export function createDatasetUses(
  random: Random,
  datasets: readonly DatasetDraft[],
): (server: MlflowServer) => readonly SourceDatasetUse[] {
  const records = datasets.flatMap(({ held }) => held);
  const uses = new Map(
    (['central', 'research'] as const).map(server => [
      server,
      records
        .filter(({ source }) => source === server)
        .map(
          ({ record }): SourceDatasetUse => ({
            externalId: record.externalId,
            name: record.name,
            nameQualifier: record.nameQualifier,
            uri: record.uri,
            role: 'training',
            version: record.versions?.[0]?.version,
          }),
        ),
    ]),
  );
  return server => {
    const [first, ...rest] = uses.get(server) ?? [];
    return first && random.chance(0.4) ? [random.pick([first, ...rest])] : [];
  };
}
