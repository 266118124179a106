import type {
  DeploymentFacts,
  SourceDeployment,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import type { DeploymentRow, RecordRow } from '../../database/rows';
import { groupBy, selectIn } from '../../database/values';

type ServingRow = Pick<DeploymentRow, 'record_id' | 'deployment' | 'data'> & {
  readonly environment: string | null;
  readonly model_id: string | null;
  readonly model_name: string | null;
  readonly model_title: string | null;
  readonly model_declared: boolean | number | null;
  /** The record of the model that runs. */
  readonly model_data: string | null;
  readonly model_records: number | string;
};

/** What the endpoints among the records run, by the record's id. */
export async function loadDeployments(
  knex: Knex,
  records: ReadonlyArray<Pick<RecordRow, 'id' | 'kind'>>,
): Promise<Map<string, DeploymentFacts[]>> {
  const rows = await selectIn<ServingRow>(
    records.filter(({ kind }) => kind === 'endpoint').map(({ id }) => id),
    some =>
      knex('deployments')
        .join('sources', 'sources.ref', 'deployments.source_ref')
        .leftJoin('records as served', join =>
          join
            .on('served.source_ref', 'deployments.model_source_ref')
            .on('served.external_id', 'deployments.model_external_id'),
        )
        .leftJoin('assets as model', join =>
          join.on('model.id', 'served.asset_id').onNull('model.removed_at'),
        )
        .whereIn('deployments.record_id', some)
        .orderBy(['deployments.record_id', 'deployments.deployment'])
        .select(
          'deployments.record_id',
          'deployments.deployment',
          'deployments.data',
          {
            environment: knex.raw(
              'coalesce(deployments.environment, sources.environment)',
            ),
            model_id: 'model.id',
            model_name: 'model.name',
            model_title: 'model.title',
            model_declared: 'model.declared',
            model_data: 'served.data',
            model_records: knex('records as part')
              .whereRaw('part.asset_id = model.id')
              .whereNull('part.removed_at')
              .count('*'),
          },
        ),
  );
  return new Map(
    [...groupBy(rows, row => row.record_id)].map(([id, some]) => [
      id,
      some.flatMap(toFacts),
    ]),
  );
}

function toFacts(row: ServingRow): DeploymentFacts[] {
  const content: Partial<SourceDeployment> = JSON.parse(row.data);
  const { modelName, artifactUri } = content;
  // E.g. instances that only host what other deployments run.
  const runsNothing =
    !row.model_id &&
    !modelName &&
    !artifactUri &&
    !content.modelExternalId &&
    !content.images?.length;
  if (runsNothing) {
    return [];
  }
  return [
    {
      deployment: row.deployment,
      environment: row.environment ?? undefined,
      modelName,
      artifactUri,
      model: row.model_id
        ? {
            assetId: row.model_id,
            name: row.model_title ?? row.model_name ?? '',
            declared: Boolean(row.model_declared),
            registered: isRegistered(row),
          }
        : undefined,
    },
  ];
}

/** One of the records of a model that has several lies in a registry. */
function isRegistered(row: ServingRow): boolean {
  const record: { registered?: boolean } = JSON.parse(row.model_data ?? '{}');
  return record.registered !== false || Number(row.model_records) > 1;
}
