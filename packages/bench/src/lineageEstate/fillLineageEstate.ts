import type { Knex } from 'knex';

export interface LineageEstateSize {
  readonly models: number;
  readonly versionsPerModel: number;
  readonly datasets: number;
  readonly versionsPerDataset: number;
  /** Which dataset a model version names, all roles together. */
  readonly edges: number;
  readonly revisions: number;
  readonly endpoints: number;
}

export const SOURCE = 'mlflow/estate';

/**
 * Fills the tables of an inventory, in SQL, with models, datasets and endpoints
 * of one source and five years of history. Few datasets train most models: the
 * n-th is named in proportion to a power of n, the first by thousands.
 *
 * The rows are those that the hub writes; only the way they get there is
 * another one, which would take hours.
 */
export async function fillLineageEstate(
  knex: Knex,
  size: LineageEstateSize,
): Promise<void> {
  const { models, datasets, endpoints } = size;
  const assets = models + datasets + endpoints;
  const states = size.revisions - assets;
  await knex('sources').insert({
    ref: SOURCE,
    type: 'mlflow',
    key: 'estate',
    environment: 'production',
    location: 'http://estate.test',
    schedule: 'never',
  });
  await knex('places').insert({
    id: 'estate',
    sources: JSON.stringify([SOURCE]),
    environments: '["production"]',
  });
  // An id for each thing by its number, the same each time.
  await knex.raw(
    `create function pg_temp.uid(text) returns uuid immutable language sql as $$ select md5($1)::uuid $$`,
  );
  await knex.raw(`select setseed(0.42)`);
  await knex.raw(
    `create temporary table things as
     select n, pg_temp.uid('asset' || n) as asset_id, pg_temp.uid('record' || n) as record_id,
       case when n <= ${models} then 'model' when n <= ${
      models + datasets
    } then 'dataset' else 'endpoint' end as kind,
       case when n <= ${models} then 'model-' || n when n <= ${
      models + datasets
    } then 'dataset-' || (n - ${models}) else 'endpoint-' || (n - ${
      models + datasets
    }) end as name,
       timestamptz '2021-01-01' + random() * interval '700 days' as born
     from generate_series(1, ${assets}) as n`,
  );
  await knex.raw(`
    insert into assets (id, kind, name, sort_name, search_text, entity_ref, lifecycle, owner, place_id,
      current_version, version_count, first_seen_at, updated_at, existed_since, true_since, risk_class, deployed)
    select asset_id, kind, name, name, name, case kind when 'model' then 'aimodel' when 'dataset' then 'dataset' else 'api' end || ':mlflow-estate/' || name,
      (array['development', 'testing', 'production', 'retired'])[1 + n % 4], 'group:default/team-' || (n % 400), 'estate',
      case kind when 'model' then '${size.versionsPerModel}' when 'dataset' then 'v${size.versionsPerDataset}' end,
      case kind when 'model' then ${size.versionsPerModel} when 'dataset' then ${size.versionsPerDataset} else 0 end,
      born, timestamptz '2026-06-01' + random() * interval '100 days', born - interval '30 days', born,
      case kind when 'model' then 'unknown' else '' end, kind = 'endpoint'
    from things`);
  await knex.raw(`
    insert into records (id, source_ref, external_id, asset_id, home_asset_id, kind, hash, listing_hash, data, first_seen_at, changed_at)
    select record_id, '${SOURCE}', name, asset_id, asset_id, kind, 'h', 'h',
      json_build_object('kind', kind, 'externalId', name, 'name', name, 'tags', json_build_object('team', 'team-' || (n % 400)))::text, born, born
    from things`);
  await knex.raw(`
    insert into versions (id, asset_id, record_id, version, sort_key, hash, lifecycle, data, recorded_at, true_from)
    select pg_temp.uid('version' || n || '-' || v), asset_id, record_id, case kind when 'model' then '' else 'v' end || v, lpad(v::text, 8, '0'), 'h',
      (array['development', 'testing', 'production', 'retired'])[1 + (n + v) % 4],
      json_build_object('version', case kind when 'model' then '' else 'v' end || v, 'tags', '{}'::json, 'aliases', '[]'::json,
        'createdAt', to_char(born + v * interval '150 days', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'parameters', json_build_object('depth', v::text, 'learning_rate', '0.01', 'epochs', '40'),
        'metrics', json_build_array(json_build_object('key', 'auc', 'value', 0.5 + v / 20.0)),
        'datasets', '[]'::json, 'packages', '[]'::json)::text,
      born + v * interval '150 days', born + v * interval '150 days'
    from things cross join lateral generate_series(1, case kind when 'model' then ${size.versionsPerModel} when 'dataset' then ${size.versionsPerDataset} else 0 end) as v
    where kind <> 'endpoint'`);
  const perVersion = Math.ceil(size.edges / (models * size.versionsPerModel));
  await knex.raw(`
    insert into dataset_uses (version_id, source_ref, dataset_external_id, role, dataset_version)
    select pg_temp.uid('version' || n || '-' || v), '${SOURCE}',
      'dataset-' || (1 + floor(${datasets} * power(random(), 2)))::int,
      (array['training', 'training', 'validation', 'test'])[1 + e % 4],
      'v' || (1 + floor(${size.versionsPerDataset} * random()))::int
    from things cross join generate_series(1, ${size.versionsPerModel}) as v cross join generate_series(1, ${perVersion}) as e
    where kind = 'model'
    limit ${size.edges}`);
  await knex.raw(`
    insert into deployments (id, record_id, deployment, source_ref, model_source_ref, model_external_id, model_version, data, recorded_at, changed_at)
    select pg_temp.uid('deployment' || n), record_id, 'live', '${SOURCE}', '${SOURCE}', 'model-' || (1 + floor(${models} * random()))::int,
      '${size.versionsPerModel}', '{}', born, born
    from things where kind = 'endpoint'`);
  // History, in the order of its times: who changed is drawn anew each time.
  await knex.raw(`
    insert into revisions (asset_id, type, record_id, recorded_at, changes)
    select asset_id, 'created', record_id, born, '[{"field":"lifecycle","to":"development"}]' from things order by born`);
  await knex.raw(
    `create temporary table changes as
     select s, pg_temp.uid('asset' || (1 + (s * 7919::bigint) % ${assets})) as asset_id,
       timestamptz '2023-01-01' + s * (interval '1240 days' / ${states}) as at
     from generate_series(1, ${states}) as s`,
  );
  await knex.raw(`
    insert into revisions (asset_id, type, recorded_at, occurred_at, changes)
    select asset_id, 'changed', at, at - interval '10 minutes', '[{"field":"lifecycle","from":"development","to":"production"}]' from changes order by s`);
  // What an asset was until each change; before the first of them, too.
  for (const index of [
    'asset_states_true_idx',
    'asset_states_recorded_idx',
    'asset_states_hidden_idx',
  ]) {
    await knex.raw(`drop index ${index}`);
  }
  await knex.raw(`
    insert into asset_states (asset_id, kind, name, entity_ref, lifecycle, owner, system, place_id, current_version, version_count, declared, risk_class,
      recorded_from, recorded_to, true_from, true_to)
    select changes.asset_id, assets.kind, assets.name, assets.entity_ref, (array['development', 'testing', 'production', 'retired'])[1 + (s + s / ${assets}) % 4], assets.owner, '', 'estate',
      assets.current_version, assets.version_count, false, assets.risk_class,
      lag(at, 1, assets.first_seen_at) over by_time, at, lag(at, 1, assets.first_seen_at) over by_time, at
    from changes join assets on assets.id = changes.asset_id
    window by_time as (partition by changes.asset_id order by s)`);
  await knex.raw(
    'create index asset_states_true_idx on asset_states (asset_id, true_to)',
  );
  await knex.raw(
    'create index asset_states_recorded_idx on asset_states (asset_id, recorded_to)',
  );
  await knex.raw(
    'create index asset_states_hidden_idx on asset_states (asset_id, recorded_to) where removed_at is not null or merged_into is not null',
  );
  await knex.raw('drop table changes, things');
}
