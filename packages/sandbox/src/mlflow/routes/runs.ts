import type { Router } from 'express';
import { missing } from '../errors';
import { parseFilter } from '../filter';
import type { MlflowContext } from '../MlflowContext';
import { decodeToken } from '../paging';
import { Params } from '../params';
import type { DatasetInputRow, MetricRow, RunRow } from '../rows';
import { searchRuns } from '../search';
import { runInfoToWire, runToWire } from '../wire';

const PATH = '/mlflow/runs';
const DEFAULT_LIMIT = 1_000;
const MAX_LIMIT = 50_000;

export function addRunRoutes(router: Router, context: MlflowContext): void {
  router.post(`${PATH}/search`, async (req, res) => {
    const params = Params.of(req);
    const limit = params.limit('max_results', MAX_LIMIT) ?? DEFAULT_LIMIT;
    await context.sendPage(req, res, {
      listKey: 'runs',
      request: { offset: decodeToken(params.text('page_token')), limit },
      rows: searchRuns(context.data(req), {
        experimentIds: params.texts('experiment_ids'),
        view: params.text('run_view_type') ?? 'ACTIVE_ONLY',
        clauses: parseFilter(params.text('filter')),
        orderBy: params.texts('order_by'),
      }),
      toWire: runToWire,
    });
  });

  router.get(`${PATH}/get`, async (req, res) => {
    const id = Params.of(req).required('run_id');
    const row = context.data(req).run(id);
    if (!row) {
      throw missing(`Run with id=${id} not found`);
    }
    await context.send(req, res, { run: runToWire(row) });
  });

  router.post(`${PATH}/create`, async (req, res) => {
    const params = Params.of(req);
    const tags = params.tags();
    const name = params.text('run_name') ?? tags.get('mlflow.runName');
    const row = context.writable().addRun({
      experimentId: params.text('experiment_id') ?? '0',
      userId: params.text('user_id') ?? '',
      ...(name && { name }),
      ...(params.has('start_time') && {
        startTime: params.number('start_time') ?? 0,
      }),
      tags: name ? tags.set('mlflow.runName', name) : tags,
    });
    await context.send(req, res, { run: runToWire(row) });
  });

  router.post(`${PATH}/update`, async (req, res) => {
    const params = Params.of(req);
    const row = context
      .writable()
      .changeRun(params.required('run_id'), before => ({
        status: params.text('status') ?? before.status,
        endTime: params.number('end_time') ?? before.endTime,
      }));
    await context.send(req, res, { run_info: runInfoToWire(row) });
  });

  router.post(`${PATH}/log-batch`, async (req, res) => {
    const params = Params.of(req);
    context.writable().changeRun(params.required('run_id'), before => ({
      metrics: params
        .items('metrics')
        .map(readMetric)
        .reduce(withLatest, before.metrics),
      params: new Map([...before.params, ...params.tags('params')]),
      tags: new Map([...before.tags, ...params.tags('tags')]),
    }));
    await context.send(req, res, {});
  });

  router.post(`${PATH}/log-metric`, async (req, res) => {
    const params = Params.of(req);
    const data = context.writable();
    const runId = params.required('run_id');
    const metric: MetricRow = {
      ...readMetric(params),
      runId,
      datasetName: params.text('dataset_name'),
      datasetDigest: params.text('dataset_digest'),
    };
    data.changeRun(runId, before => ({
      metrics: withLatest(before.metrics, metric),
    }));
    const modelId = params.text('model_id');
    if (modelId) {
      data.changeLoggedModel(modelId, before => ({
        updatedAt: before.updatedAt,
        metrics: [...before.metrics, metric],
      }));
    }
    await context.send(req, res, {});
  });

  router.post(`${PATH}/set-tag`, async (req, res) => {
    const params = Params.of(req);
    context.writable().changeRun(params.required('run_id'), before => ({
      tags: new Map(before.tags).set(
        params.required('key'),
        params.text('value') ?? '',
      ),
    }));
    await context.send(req, res, {});
  });

  router.post(`${PATH}/log-inputs`, async (req, res) => {
    const params = Params.of(req);
    const inputs = params.items('datasets').map(readDatasetInput);
    context.writable().addInputs(params.required('run_id'), inputs);
    await context.send(req, res, {});
  });

  router.post(`${PATH}/outputs`, async (req, res) => {
    const params = Params.of(req);
    const outputs = params.items('models').map(model => ({
      modelId: model.required('model_id'),
      step: model.number('step') ?? 0,
    }));
    context.writable().changeRun(params.required('run_id'), before => ({
      outputs: [...before.outputs, ...outputs],
    }));
    await context.send(req, res, {});
  });

  router.post(`${PATH}/delete`, async (req, res) => {
    const id = Params.of(req).required('run_id');
    context.writable().changeRun(id, () => ({ lifecycleStage: 'deleted' }));
    await context.send(req, res, {});
  });
}

/** MLflow's SQL store cannot keep an infinity: it keeps the largest number. */
function readMetric(params: Params): MetricRow {
  const text = params.text('value');
  const infinite = /^([+-]?)inf(inity)?$/i.exec(text ?? '');
  const value = infinite
    ? Number(`${infinite[1]}1.7976931348623157e308`)
    : Number(text);
  return {
    key: params.required('key'),
    value: Number.isNaN(value) ? 'NaN' : value,
    timestamp: params.number('timestamp') ?? 0,
    step: params.number('step') ?? 0,
  };
}

/** A run tells each metric's value at its highest step, then time, then value. */
function withLatest(
  metrics: readonly MetricRow[],
  metric: MetricRow,
): readonly MetricRow[] {
  const before = metrics.find(m => m.key === metric.key);
  if (!before) {
    return [...metrics, metric];
  }
  const newer =
    metric.step - before.step ||
    metric.timestamp - before.timestamp ||
    Number(metric.value) - Number(before.value);
  return newer >= 0 ? metrics.map(m => (m === before ? metric : m)) : metrics;
}

function readDatasetInput(params: Params): DatasetInputRow {
  const dataset = params.object('dataset') ?? params;
  return {
    name: dataset.required('name'),
    digest: dataset.required('digest'),
    sourceType: dataset.required('source_type'),
    source: dataset.required('source'),
    schema: dataset.text('schema'),
    profile: dataset.text('profile'),
    tags: params.tags(),
  } satisfies RunRow['inputs'][number];
}
