import { GoogleError, invalid } from '../errors';
import { resourceName } from '../place';
import { answerPage, LISTING, type Call, type Route } from '../Route';
import type { ModelVersion, Resource } from '../types';
import { readTexts } from '../VertexaiData';
import { answerOperation, pick, readMaskOf } from './shared';

const CHANGEABLE = [
  'labels',
  'displayName',
  'description',
  'versionDescription',
];

export const MODEL_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: 'models',
    query: LISTING,
    handle: call =>
      answerPage(
        call,
        'models',
        [...call.data.models.keys()].map(id =>
          tell(call, call.data.defaultVersion(id)),
        ),
      ),
  },
  {
    method: 'GET',
    path: 'models/{model}',
    handle: call => ({
      body: tell(call, call.data.version(call.params.model)),
    }),
  },
  {
    method: 'GET',
    path: 'models/{model}:listVersions',
    query: LISTING,
    handle: call =>
      answerPage(
        call,
        'models',
        call.data.versionsOf(call.params.model).map(version => ({
          ...tell(call, version),
          name: `${version.name}@${version.versionId}`,
        })),
      ),
  },
  {
    method: 'GET',
    path: 'models/{model}/evaluations',
    query: LISTING,
    handle: call =>
      answerPage(
        call,
        'modelEvaluations',
        call.data.evaluations.get(evaluationsKey(call)) ?? [],
      ),
  },
  {
    method: 'POST',
    path: 'models/{model}/evaluations:import',
    handle: call => {
      const key = evaluationsKey(call);
      const [model] = key.split('@');
      const evaluation: Resource = {
        ...asObject(call.body.modelEvaluation),
        name: resourceName(`models/${model}/evaluations/${call.data.newId()}`),
        createTime: call.data.time,
      };
      call.data.evaluations.set(key, [
        ...(call.data.evaluations.get(key) ?? []),
        evaluation,
      ]);
      return { body: evaluation };
    },
  },
  {
    method: 'POST',
    path: 'models:upload',
    handle: ({ data, body }) => {
      const { modelId, parentModel } = body;
      const version = data.upload(asObject(body.model), {
        modelId: typeof modelId === 'string' ? modelId : undefined,
        parentModel: typeof parentModel === 'string' ? parentModel : undefined,
      });
      return answerOperation(data, 'UploadModelResponse', {
        model: version.name,
        modelVersionId: version.versionId,
      });
    },
  },
  {
    method: 'PATCH',
    path: 'models/{model}',
    query: ['updateMask'],
    handle: call => {
      const { data, body, params, query } = call;
      const version = data.version(params.model);
      if (body.etag !== undefined && body.etag !== version.etag) {
        throw new GoogleError('ABORTED', 'The etag does not match.');
      }
      const fields = readMaskOf(query.updateMask ?? '');
      const unknown = fields.find(field => !CHANGEABLE.includes(field));
      if (fields.length === 0 || unknown !== undefined) {
        throw invalid(`The update mask is not supported: ${unknown ?? ''}`);
      }
      const [model] = params.model.split('@');
      return {
        body: tell(
          call,
          data.changeVersion(model, version.versionId, pick(body, fields)),
        ),
      };
    },
  },
  {
    method: 'POST',
    path: 'models/{model}:mergeVersionAliases',
    handle: call => ({
      body: tell(
        call,
        call.data.mergeAliases(
          call.params.model,
          readTexts(call.body.versionAliases),
        ),
      ),
    }),
  },
  {
    method: 'DELETE',
    path: 'models/{model}',
    handle: ({ data, params }) => {
      data.deleteModel(params.model);
      return answerOperation(data, 'Empty', {});
    },
  },
  {
    method: 'DELETE',
    path: 'models/{model}:deleteVersion',
    handle: ({ data, params }) => {
      data.deleteVersion(params.model);
      return answerOperation(data, 'Empty', {});
    },
  },
];

function tell({ data }: Call, version: ModelVersion): ModelVersion {
  const id = version.name.split('/').at(-1) ?? '';
  const deployedModels = data.deploymentsOf(id, version.versionId);
  const { versionAliases, ...rest } = version;
  return {
    ...rest,
    ...(versionAliases.length > 0 && { versionAliases }),
    ...(deployedModels.length > 0 && { deployedModels }),
  } as ModelVersion;
}

function evaluationsKey({ data, params }: Call): string {
  const [model] = params.model.split('@');
  return `${model}@${data.version(params.model).versionId}`;
}

function asObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) {
    throw invalid('A required field is missing.');
  }
  return value as Record<string, unknown>;
}
