import type { Request, Response, Router } from 'express';
import { invalid, missing } from '../errors';
import type { MlflowContext } from '../MlflowContext';
import { decodeToken } from '../paging';
import { Params } from '../params';
import { experimentToWire } from '../wire';

const PATH = '/mlflow/experiments';
const MAX_LIMIT = 50_000;

export function addExperimentRoutes(
  router: Router,
  context: MlflowContext,
): void {
  const search = async (req: Request, res: Response) => {
    const params = Params.of(req);
    const limit = params.number('max_results') ?? 0;
    if (limit < 1 || limit > MAX_LIMIT) {
      throw invalid(
        `Invalid value ${limit} for parameter 'max_results' supplied. It must be ${
          limit < 1 ? 'a positive integer' : `at most ${MAX_LIMIT}`
        }`,
      );
    }
    const view = params.text('view_type') ?? 'ACTIVE_ONLY';
    const stage = view === 'DELETED_ONLY' ? 'deleted' : 'active';
    await context.sendPage(req, res, {
      listKey: 'experiments',
      request: { offset: decodeToken(params.text('page_token')), limit },
      rows: context
        .data(req)
        .experiments.filter(
          row => view === 'ALL' || row.lifecycleStage === stage,
        ),
      toWire: experimentToWire,
    });
  };
  router.get(`${PATH}/search`, search);
  router.post(`${PATH}/search`, search);

  router.get(`${PATH}/get`, async (req, res) => {
    const id = Params.of(req).required('experiment_id');
    const row = context.data(req).experiments.find(e => e.id === id);
    if (!row) {
      throw missing(`No Experiment with id=${id} exists`);
    }
    await context.send(req, res, { experiment: experimentToWire(row) });
  });

  router.post(`${PATH}/create`, async (req, res) => {
    const params = Params.of(req);
    const { id } = context
      .writable()
      .addExperiment({ name: params.required('name'), tags: params.tags() });
    await context.send(req, res, { experiment_id: id });
  });

  router.post(`${PATH}/delete`, async (req, res) => {
    const id = Params.of(req).required('experiment_id');
    const data = context.writable();
    data.changeExperiment(id, { lifecycleStage: 'deleted' });
    for (const run of data.runs()) {
      if (run.experimentId === id) {
        data.changeRun(run.id, () => ({ lifecycleStage: 'deleted' }));
      }
    }
    await context.send(req, res, {});
  });
}
