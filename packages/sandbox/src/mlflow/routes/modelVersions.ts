import type { Router } from 'express';
import { invalid, missing, MlflowError } from '../errors';
import { parseFilter } from '../filter';
import type { MemoryData } from '../MemoryData';
import type { MlflowContext } from '../MlflowContext';
import { decodeToken } from '../paging';
import { Params } from '../params';
import type { Stage } from '../rows';
import { searchVersions } from '../search';
import { versionToWire } from '../wire';
import { readVersionNumber } from './readVersionNumber';

const PATH = '/mlflow/model-versions';
const DEFAULT_LIMIT = 10_000;
const MAX_LIMIT = 200_000;
const STAGES: readonly Stage[] = ['None', 'Staging', 'Production', 'Archived'];

export function addModelVersionRoutes(
  router: Router,
  context: MlflowContext,
): void {
  router.get(`${PATH}/search`, async (req, res) => {
    const params = Params.of(req);
    const limit = params.limit('max_results', MAX_LIMIT) ?? DEFAULT_LIMIT;
    if (limit < 1) {
      throw invalid(
        `Invalid value for max_results. It must be a positive integer, but got ${limit}`,
      );
    }
    await context.sendPage(req, res, {
      listKey: 'model_versions',
      request: { offset: decodeToken(params.text('page_token')), limit },
      rows: searchVersions(
        context.data(req),
        parseFilter(params.text('filter')),
        params.texts('order_by'),
      ),
      toWire: versionToWire,
    });
  });

  router.get(`${PATH}/get`, async (req, res) => {
    const params = Params.of(req);
    const name = params.required('name');
    const number = readVersionNumber(params);
    const row = context
      .data(req)
      .versionsOf(name)
      .find(v => v.version === number);
    if (!row) {
      throw missing(
        `Model Version (name=${name}, version=${number}) not found`,
      );
    }
    await context.send(req, res, { model_version: versionToWire(row) });
  });

  router.post(`${PATH}/create`, async (req, res) => {
    const params = Params.of(req);
    const data = context.writable();
    const source = params.required('source');
    checkSource(source, params.text('model_id'));
    const { storage, runId } = resolveSource(data, source);
    const row = data.addVersion({
      name: params.required('name'),
      source,
      storage,
      runId: params.text('run_id') || runId,
      runLink: params.text('run_link') ?? '',
      description: params.text('description') ?? '',
      tags: params.tags(),
    });
    await context.send(req, res, { model_version: versionToWire(row) });
  });

  router.patch(`${PATH}/update`, async (req, res) => {
    const params = Params.of(req);
    const row = context
      .writable()
      .changeVersion(params.required('name'), readVersionNumber(params), {
        description: params.text('description') ?? '',
      });
    await context.send(req, res, { model_version: versionToWire(row) });
  });

  router.delete(`${PATH}/delete`, async (req, res) => {
    const params = Params.of(req);
    context
      .writable()
      .deleteVersion(params.required('name'), readVersionNumber(params));
    await context.send(req, res, {});
  });

  router.post(`${PATH}/set-tag`, async (req, res) => {
    const params = Params.of(req);
    const data = context.writable();
    const name = params.required('name');
    const number = readVersionNumber(params);
    const tags = new Map(data.version(name, number).tags);
    tags.set(params.required('key'), params.text('value') ?? '');
    data.changeVersion(name, number, { tags });
    await context.send(req, res, {});
  });

  router.post(`${PATH}/transition-stage`, async (req, res) => {
    const params = Params.of(req);
    const name = params.required('name');
    const number = readVersionNumber(params);
    const asked = params.required('stage');
    const stage = STAGES.find(s => s.toLowerCase() === asked.toLowerCase());
    if (!stage) {
      throw invalid(
        `Invalid Model Version stage: ${asked}. Value must be one of ${STAGES.join(
          ', ',
        )}.`,
      );
    }
    const data = context.writable();
    if (params.text('archive_existing_versions') === 'true') {
      for (const other of data.versionsOf(name)) {
        if (other.stage === stage && other.version !== number) {
          data.changeVersion(name, other.version, { stage: 'Archived' });
        }
      }
    }
    const row = data.changeVersion(name, number, { stage });
    await context.send(req, res, { model_version: versionToWire(row) });
  });
}

function checkSource(source: string, modelId: string | undefined): void {
  const loggedModel = /^models:\/(m-[^/]+)$/.exec(source)?.[1];
  if (loggedModel && loggedModel !== modelId) {
    throw invalid(
      `Invalid model version source: '${source}'. The model_id request parameter must identify the resource that contains the source.`,
    );
  }
  if (/^\w+:\/\/[^/]*$/.test(source)) {
    throw invalid(
      `Invalid model version source: '${source}'. If supplying a source as an http, https, local file path, ftp, objectstore, or mlflow-artifacts uri, an absolute path must be provided without relative path references present. Please provide an absolute path.`,
    );
  }
}

/** Follows `models:/` to where the files lie and to the run that made them. */
function resolveSource(
  data: MemoryData,
  source: string,
): { storage: string; runId: string } {
  const reference = /^models:\/([^/]+)(?:\/(\d+))?$/.exec(source);
  if (!reference) {
    return { storage: source, runId: '' };
  }
  const [, name, version] = reference;
  if (version !== undefined) {
    const { storage, runId } = data.version(name, Number(version));
    return { storage, runId };
  }
  const model = data.loggedModel(name);
  if (!model) {
    throw new MlflowError(
      'INTERNAL_ERROR',
      `Unable to fetch model from model URI source artifact location '${source}'.Error: Logged model with ID '${name}' not found.`,
    );
  }
  return { storage: model.artifactUri, runId: model.sourceRunId ?? '' };
}
