import { invalid } from '../errors';
import { resourceName } from '../place';
import { answerPage, LISTING, type Route } from '../Route';
import type { DeployedModel, Endpoint } from '../types';
import { withEtag } from '../VertexaiData';
import { answerOperation, pick, readMaskOf } from './shared';

const CHANGEABLE = ['trafficSplit', 'labels', 'displayName', 'description'];

export const ENDPOINT_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: 'endpoints',
    query: LISTING,
    handle: call =>
      answerPage(call, 'endpoints', [...call.data.endpoints.values()]),
  },
  {
    method: 'GET',
    path: 'endpoints/{endpoint}',
    handle: ({ data, params }) => ({ body: data.endpoint(params.endpoint) }),
  },
  {
    method: 'POST',
    path: 'endpoints',
    query: ['endpointId'],
    handle: ({ data, body, query }) => {
      const id = query.endpointId ?? data.newId();
      const endpoint: Endpoint = withEtag({
        ...body,
        name: resourceName(`endpoints/${id}`),
        createTime: data.time,
        updateTime: data.time,
      });
      data.endpoints.set(id, endpoint);
      return answerOperation(data, 'Endpoint', endpoint);
    },
  },
  {
    method: 'PATCH',
    path: 'endpoints/{endpoint}',
    query: ['updateMask'],
    handle: ({ data, body, params, query }) => {
      const fields = readMaskOf(query.updateMask ?? '');
      if (
        fields.length === 0 ||
        fields.some(field => !CHANGEABLE.includes(field))
      ) {
        throw invalid('The update mask is not supported.');
      }
      return {
        body: data.changeEndpoint(params.endpoint, pick(body, fields)),
      };
    },
  },
  {
    method: 'POST',
    path: 'endpoints/{endpoint}:deployModel',
    handle: ({ data, body, params }) => {
      const wanted = (body.deployedModel ?? {}) as Record<string, unknown>;
      const [, reference] = /\/models\/(.+)$/.exec(String(wanted.model)) ?? [];
      if (reference === undefined) {
        throw invalid('The model to deploy is missing.');
      }
      const version = data.version(reference);
      const { deployedModels = [], trafficSplit = {} } = data.endpoint(
        params.endpoint,
      );
      const deployed: DeployedModel = {
        displayName: version.displayName,
        ...wanted,
        id: typeof wanted.id === 'string' ? wanted.id : data.newId(),
        model: version.name,
        modelVersionId: version.versionId,
        createTime: data.time,
      };
      // In the request, "0" stands for the model that is deployed by it.
      const { 0: own, ...others } = (body.trafficSplit ??
        trafficSplit) as Record<string, number>;
      data.changeEndpoint(params.endpoint, {
        deployedModels: [...deployedModels, deployed],
        trafficSplit:
          own === undefined ? others : { ...others, [deployed.id]: own },
      });
      return answerOperation(data, 'DeployModelResponse', {
        deployedModel: deployed,
      });
    },
  },
  {
    method: 'POST',
    path: 'endpoints/{endpoint}:undeployModel',
    handle: ({ data, body, params }) => {
      const { deployedModels = [], trafficSplit = {} } = data.endpoint(
        params.endpoint,
      );
      const id = String(body.deployedModelId);
      const { [id]: _, ...rest } = trafficSplit;
      data.changeEndpoint(params.endpoint, {
        deployedModels: deployedModels.filter(deployed => deployed.id !== id),
        trafficSplit: (body.trafficSplit ?? rest) as Record<string, number>,
      });
      return answerOperation(data, 'UndeployModelResponse', {});
    },
  },
  {
    method: 'DELETE',
    path: 'endpoints/{endpoint}',
    handle: ({ data, params }) => {
      const { deployedModels = [] } = data.endpoint(params.endpoint);
      if (deployedModels.length > 0) {
        throw invalid('The endpoint has deployed models: undeploy them first.');
      }
      data.endpoints.delete(params.endpoint);
      return answerOperation(data, 'Empty', {});
    },
  },
];
