import { AwsError } from '../errors';
import type { SagemakerData } from '../SagemakerData';
import { list, omit, text, toArn, type Wire } from '../wire';
import { addTags, required } from './packages';
import type { Operation } from './types';

/** Operations that change models, endpoints and what belongs to them. */
export const SERVING_OPERATIONS: Readonly<Record<string, Operation>> = {
  CreateModel: ({ data, input }) => {
    const name = required(input, 'ModelName');
    const arn = toArn('model', name);
    data.put('models', name, {
      ...omit(input, ['Tags']),
      ModelArn: arn,
      CreationTime: data.now(),
    });
    addTags(data, arn, input);
    return { body: { ModelArn: arn } };
  },

  DeleteModel: ({ data, input }) => {
    data.delete('models', required(input, 'ModelName'), 'model');
    return { body: {} };
  },

  CreateEndpointConfig: ({ data, input }) => {
    const name = required(input, 'EndpointConfigName');
    const arn = toArn('endpoint-config', name);
    data.put('endpointConfigs', name, {
      ...omit(input, ['Tags']),
      EndpointConfigArn: arn,
      CreationTime: data.now(),
    });
    return { body: { EndpointConfigArn: arn } };
  },

  DeleteEndpointConfig: ({ data, input }) => {
    const name = required(input, 'EndpointConfigName');
    data.delete('endpointConfigs', name, 'endpoint-config');
    return { body: {} };
  },

  CreateEndpoint: ({ data, input }) => {
    const name = required(input, 'EndpointName');
    const arn = toArn('endpoint', name);
    const now = data.now();
    data.put('endpoints', name, {
      EndpointName: name,
      EndpointArn: arn,
      EndpointStatus: 'InService',
      CreationTime: now,
      LastModifiedTime: now,
      ...serve(data, required(input, 'EndpointConfigName')),
    });
    addTags(data, arn, input);
    return { body: { EndpointArn: arn } };
  },

  UpdateEndpoint: ({ data, input }) => {
    const name = required(input, 'EndpointName');
    data.change(
      'endpoints',
      name,
      'endpoint',
      serve(data, required(input, 'EndpointConfigName')),
    );
    return { body: { EndpointArn: toArn('endpoint', name) } };
  },

  UpdateEndpointWeightsAndCapacities: ({ data, input }) => {
    const name = required(input, 'EndpointName');
    const before = data.get('endpoints', name, 'endpoint');
    const desired = list(input, 'DesiredWeightsAndCapacities');
    const variants = list(before, 'ProductionVariants').map((variant): Wire => {
      const change = desired.find(
        one => one.VariantName === variant.VariantName,
      );
      const weight = change?.DesiredWeight ?? variant.DesiredWeight;
      return { ...variant, DesiredWeight: weight, CurrentWeight: weight };
    });
    const unknown = desired.find(
      one =>
        !variants.some(({ VariantName }) => VariantName === one.VariantName),
    );
    if (unknown) {
      throw AwsError.invalid(
        `The variant name(s) "${unknown.VariantName}" are not present within the endpoint configuration.`,
      );
    }
    data.change('endpoints', name, 'endpoint', {
      ProductionVariants: variants,
    });
    return { body: { EndpointArn: toArn('endpoint', name) } };
  },

  DeleteEndpoint: ({ data, input }) => {
    data.delete('endpoints', required(input, 'EndpointName'), 'endpoint');
    return { body: {} };
  },

  CreateInferenceComponent: ({ data, input }) => {
    const name = required(input, 'InferenceComponentName');
    const endpoint = required(input, 'EndpointName');
    const arn = toArn('inference-component', name);
    const now = data.now();
    data.put('components', name, {
      ...omit(input, ['Tags']),
      InferenceComponentArn: arn,
      EndpointArn: toArn('endpoint', endpoint),
      InferenceComponentStatus: 'InService',
      CreationTime: now,
      LastModifiedTime: now,
    });
    return { body: { InferenceComponentArn: arn } };
  },

  AddTags: ({ data, input }) => {
    addTags(data, required(input, 'ResourceArn'), input);
    return { body: { Tags: list(input, 'Tags') } };
  },
};

/** What an endpoint shows of a configuration once it serves it. */
export function serve(data: SagemakerData, EndpointConfigName: string): Wire {
  const config = data.get(
    'endpointConfigs',
    EndpointConfigName,
    'endpoint-config',
  );
  const show = (key: string) => {
    const variants = list(config, key).map(variant => ({
      VariantName: variant.VariantName,
      DeployedImages: imagesOf(data, text(variant, 'ModelName')),
      CurrentWeight: variant.InitialVariantWeight ?? 1,
      DesiredWeight: variant.InitialVariantWeight ?? 1,
      CurrentInstanceCount: variant.InitialInstanceCount,
      DesiredInstanceCount: variant.InitialInstanceCount,
    }));
    return variants.length > 0 ? variants : undefined;
  };
  return {
    EndpointConfigName,
    ProductionVariants: show('ProductionVariants'),
    ShadowProductionVariants: show('ShadowProductionVariants'),
  };
}

function imagesOf(data: SagemakerData, modelName: string | undefined): Wire[] {
  const model = data.tables.models.get(modelName ?? '');
  const image = text((model?.PrimaryContainer ?? {}) as Wire, 'Image');
  return image === undefined ? [] : [{ SpecifiedImage: image }];
}
