import type { Router } from 'express';
import { invalid, missing } from '../errors';
import { parseFilter } from '../filter';
import type { MlflowContext } from '../MlflowContext';
import { Params } from '../params';
import { searchLoggedModels } from '../search';
import { loggedModelToWire } from '../wire';

const PATH = '/mlflow/logged-models';
const DEFAULT_LIMIT = 100;

export function addLoggedModelRoutes(
  router: Router,
  context: MlflowContext,
): void {
  router.post(`${PATH}/search`, async (req, res) => {
    const params = Params.of(req);
    const experimentIds = params.texts('experiment_ids');
    if (experimentIds.length === 0) {
      throw invalid(
        "Missing value for required parameter 'experiment_ids'. See the API docs for more information about request parameters.",
      );
    }
    const filter = params.text('filter') ?? null;
    await context.sendPage(req, res, {
      listKey: 'models',
      request: {
        offset: readOffset(params.text('page_token'), experimentIds, filter),
        limit: params.number('max_results') || DEFAULT_LIMIT,
      },
      rows: searchLoggedModels(
        context.data(req),
        experimentIds,
        parseFilter(filter ?? undefined),
      ),
      toWire: loggedModelToWire,
      token: offset =>
        Buffer.from(
          JSON.stringify({
            experiment_ids: experimentIds,
            filter_string: filter,
            order_by: null,
            offset,
          }),
        ).toString('base64'),
    });
  });

  router.get(`${PATH}/:id`, async (req, res) => {
    const row = context.data(req).loggedModel(req.params.id);
    if (!row) {
      throw missing(`Logged model with ID '${req.params.id}' not found.`);
    }
    await context.send(req, res, { model: loggedModelToWire(row) });
  });

  router.post(PATH, async (req, res) => {
    const params = Params.of(req);
    const row = context.writable().addLoggedModel({
      experimentId: params.required('experiment_id'),
      name: params.text('name') ?? 'model',
      modelType: params.text('model_type'),
      sourceRunId: params.text('source_run_id'),
      params: params.tags('params'),
      tags: params.tags('tags'),
    });
    await context.send(req, res, { model: loggedModelToWire(row) });
  });

  router.patch(`${PATH}/:id`, async (req, res) => {
    const status = Params.of(req).required('status');
    const row = context
      .writable()
      .changeLoggedModel(req.params.id, () => ({ status }));
    await context.send(req, res, { model: loggedModelToWire(row) });
  });

  router.delete(`${PATH}/:id`, async (req, res) => {
    context.writable().deleteLoggedModel(req.params.id);
    await context.send(req, res, {});
  });
}

/** The token of this search names what was searched for; another is refused. */
function readOffset(
  token: string | undefined,
  experimentIds: readonly string[],
  filter: string | null,
): number {
  if (!token) {
    return 0;
  }
  const { experiment_ids, filter_string, offset } = JSON.parse(
    Buffer.from(token, 'base64').toString('utf8'),
  );
  if (JSON.stringify(experiment_ids) !== JSON.stringify(experimentIds)) {
    throw invalid(
      'Experiment IDs in the page token do not match the requested experiment IDs.',
    );
  }
  if (filter_string !== filter) {
    throw invalid(
      'Filter string in the page token does not match the requested filter string.',
    );
  }
  return Number(offset);
}
