import type { Router } from 'express';
import { invalid, missing } from '../errors';
import { parseFilter } from '../filter';
import { latestVersions } from '../MlflowData';
import type { MlflowContext } from '../MlflowContext';
import { decodeToken } from '../paging';
import { Params } from '../params';
import { searchModels } from '../search';
import { modelToWire, versionToWire } from '../wire';
import { readVersionNumber } from './readVersionNumber';

const PATH = '/mlflow/registered-models';
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;

export function addRegisteredModelRoutes(
  router: Router,
  context: MlflowContext,
): void {
  router.get(`${PATH}/search`, async (req, res) => {
    const params = Params.of(req);
    const data = context.data(req);
    const limit = params.limit('max_results', MAX_LIMIT) ?? DEFAULT_LIMIT;
    await context.sendPage(req, res, {
      listKey: 'registered_models',
      request: { offset: decodeToken(params.text('page_token')), limit },
      rows: searchModels(
        data,
        parseFilter(params.text('filter')),
        params.texts('order_by'),
      ),
      toWire: row => modelToWire(data, row),
    });
  });

  router.get(`${PATH}/get`, async (req, res) => {
    const name = Params.of(req).required('name');
    const data = context.data(req);
    const row = data.model(name);
    if (!row) {
      throw missing(`Registered Model with name=${name} not found`);
    }
    await context.send(req, res, { registered_model: modelToWire(data, row) });
  });

  router.route(`${PATH}/get-latest-versions`).all(async (req, res) => {
    const params = Params.of(req);
    const name = params.required('name');
    const data = context.data(req);
    if (!data.model(name)) {
      throw missing(`Registered Model with name=${name} not found`);
    }
    const stages = params.texts('stages');
    await context.send(req, res, {
      model_versions: latestVersions(data, name)
        .filter(v => stages.length === 0 || stages.includes(v.stage))
        .map(versionToWire),
    });
  });

  router.post(`${PATH}/create`, async (req, res) => {
    const params = Params.of(req);
    const data = context.writable();
    const row = data.addModel({
      name: params.required('name'),
      description: params.text('description'),
      tags: params.tags(),
    });
    await context.send(req, res, { registered_model: modelToWire(data, row) });
  });

  router.patch(`${PATH}/update`, async (req, res) => {
    const params = Params.of(req);
    const data = context.writable();
    const row = data.changeModel(params.required('name'), {
      description: params.text('description') ?? '',
    });
    await context.send(req, res, { registered_model: modelToWire(data, row) });
  });

  router.post(`${PATH}/rename`, async (req, res) => {
    const params = Params.of(req);
    const data = context.writable();
    const row = data.renameModel(
      params.required('name'),
      params.required('new_name'),
    );
    await context.send(req, res, { registered_model: modelToWire(data, row) });
  });

  router.delete(`${PATH}/delete`, async (req, res) => {
    context.writable().deleteModel(Params.of(req).required('name'));
    await context.send(req, res, {});
  });

  router.post(`${PATH}/set-tag`, async (req, res) => {
    const params = Params.of(req);
    const data = context.writable();
    const name = params.required('name');
    const tags = new Map(data.model(name)?.tags);
    tags.set(params.required('key'), params.text('value') ?? '');
    data.changeModel(name, { tags });
    await context.send(req, res, {});
  });

  router.delete(`${PATH}/delete-tag`, async (req, res) => {
    const params = Params.of(req);
    const data = context.writable();
    const name = params.required('name');
    const tags = new Map(data.model(name)?.tags);
    tags.delete(params.required('key'));
    data.changeModel(name, { tags });
    await context.send(req, res, {});
  });

  router.get(`${PATH}/alias`, async (req, res) => {
    const params = Params.of(req);
    const name = params.required('name');
    const alias = params.required('alias');
    const data = context.data(req);
    const number = data.model(name)?.aliases.get(alias);
    const version = data.versionsOf(name).find(v => v.version === number);
    if (!version) {
      throw invalid(`Registered model alias ${alias} not found.`);
    }
    await context.send(req, res, { model_version: versionToWire(version) });
  });

  router.post(`${PATH}/alias`, async (req, res) => {
    const params = Params.of(req);
    const name = params.required('name');
    const alias = params.required('alias');
    if (/^v\d+$/i.test(alias)) {
      throw invalid(`Version alias name '${alias}' is reserved.`);
    }
    const data = context.writable();
    const { version } = data.version(name, readVersionNumber(params));
    const aliases = new Map(data.model(name)?.aliases).set(alias, version);
    data.changeModel(name, { aliases });
    await context.send(req, res, {});
  });

  router.delete(`${PATH}/alias`, async (req, res) => {
    const params = Params.of(req);
    const name = params.required('name');
    const data = context.writable();
    const aliases = new Map(data.model(name)?.aliases);
    aliases.delete(params.required('alias'));
    data.changeModel(name, { aliases });
    await context.send(req, res, {});
  });
}
