import { createPackage } from '../operations/packages';
import { serve } from '../operations/serving';
import type { SagemakerData } from '../SagemakerData';
import { toArn, type Wire } from '../wire';
import { CARDS, GROUPS, TRAINING_JOBS } from './models';
import { COMPONENTS, ENDPOINTS, MODELS, PIPELINES } from './serving';
import type { Tags } from './types';

const DAY_MS = 86_400_000;
const ROLE = 'arn:aws:iam::123456789012:role/northwind-sagemaker';

/** Puts what Northwind Pay has in SageMaker into an account. */
export function fillSagemaker(data: SagemakerData, now: number): void {
  for (const job of TRAINING_JOBS) {
    const created = seconds(job.on);
    put(data, 'trainingJobs', ['training-job', 'TrainingJob'], job.name, {
      RoleArn: ROLE,
      AlgorithmSpecification: {
        TrainingImage: job.image,
        TrainingInputMode: 'File',
      },
      ModelArtifacts: {
        S3ModelArtifacts: `s3://northwind-models/training/${job.name}/output/${
          job.output ?? 'model.tar.gz'
        }`,
      },
      TrainingJobStatus: 'Completed',
      SecondaryStatus: 'Completed',
      StoppingCondition: { MaxRuntimeInSeconds: 14_400 },
      HyperParameters: job.parameters,
      InputDataConfig: Object.entries(job.channels).map(
        ([ChannelName, S3Uri]) => ({
          ChannelName,
          DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri } },
        }),
      ),
      FinalMetricDataList: Object.entries(job.metrics).map(
        ([MetricName, Value]) => ({ MetricName, Value, Timestamp: created }),
      ),
      CreationTime: created,
      LastModifiedTime: created,
    });
  }
  for (const group of GROUPS) {
    put(
      data,
      'groups',
      ['model-package-group', 'ModelPackageGroup'],
      group.name,
      {
        ModelPackageGroupDescription: group.description,
        ModelPackageGroupStatus: 'Completed',
        CreationTime: seconds(group.on),
        CreatedBy: { UserProfileName: group.by },
      },
      group.tags,
    );
    for (const { on, lineage, ...fields } of group.packages) {
      const arn = createPackage(data, {
        ...fields,
        ModelPackageGroupName: group.name,
        CreationTime: seconds(on),
      });
      if (lineage) {
        addLineage(data, arn, lineage, seconds(on));
      }
    }
  }
  for (const card of CARDS) {
    put(data, 'cards', ['model-card', 'ModelCard'], card.name, {
      ModelCardVersion: 1,
      ModelCardStatus: card.status,
      Content: JSON.stringify(card.content),
      CreationTime: seconds(card.on),
      LastModifiedTime: seconds(card.on),
      CreatedBy: { UserProfileName: 'deniz-arslan' },
    });
  }
  for (const { name, on, tags, ...fields } of MODELS) {
    put(
      data,
      'models',
      ['model', 'Model'],
      name,
      { ...fields, ExecutionRoleArn: ROLE, CreationTime: seconds(on) },
      tags,
    );
  }
  fillEndpoints(data, now);
  for (const { name, on, changed, tags, ...fields } of PIPELINES) {
    put(
      data,
      'pipelines',
      ['pipeline', 'Pipeline'],
      name,
      {
        ...fields,
        PipelineStatus: 'Active',
        RoleArn: ROLE,
        CreationTime: seconds(on),
        LastModifiedTime: seconds(changed),
        CreatedBy: { UserProfileName: 'deniz-arslan' },
      },
      tags,
    );
  }
}

function fillEndpoints(data: SagemakerData, now: number): void {
  for (const endpoint of ENDPOINTS) {
    const { name, on, tags, variants, status, lastCalled } = endpoint;
    const config = `${name}-${on}`;
    put(
      data,
      'endpointConfigs',
      ['endpoint-config', 'EndpointConfig'],
      config,
      { ProductionVariants: variants, CreationTime: seconds(on) },
    );
    put(
      data,
      'endpoints',
      ['endpoint', 'Endpoint'],
      name,
      {
        EndpointStatus: status ?? 'InService',
        ...(status === 'Failed'
          ? // As it is when nothing of it ever ran.
            { EndpointConfigName: config, FailureReason: endpoint.reason }
          : serve(data, config)),
        CreationTime: seconds(on),
        LastModifiedTime: seconds(on),
      },
      tags,
    );
    if (status === 'Failed') {
      data.tables.endpointConfigs.delete(config);
    }
    for (const [variant, days] of Object.entries(lastCalled ?? {})) {
      addCalls(
        data,
        `EndpointName=${name},VariantName=${variant}`,
        now - days * DAY_MS,
      );
    }
  }
  for (const component of COMPONENTS) {
    const { name, on, lastCalled, ...fields } = component;
    put(
      data,
      'components',
      ['inference-component', 'InferenceComponent'],
      name,
      {
        ...fields,
        EndpointArn: toArn('endpoint', component.EndpointName),
        InferenceComponentStatus: 'InService',
        CreationTime: seconds(on),
        LastModifiedTime: seconds(on),
      },
    );
    addCalls(data, `InferenceComponentName=${name}`, now - lastCalled * DAY_MS);
  }
}

/** Three hours of calls, the last one at this time. */
function addCalls(data: SagemakerData, dimensions: string, last: number): void {
  for (let hour = 0; hour < 3; hour++) {
    data.invocations.push({
      dimensions,
      at: last - hour * 3_600_000,
      count: 120 - hour,
    });
  }
}

/** What led to a package whose files do not tell. */
function addLineage(
  data: SagemakerData,
  packageArn: string,
  job: string,
  CreationTime: number,
): void {
  const id = packageArn.replace(/\W+/g, '').slice(-32);
  const arn = toArn('artifact', id);
  data.put('artifacts', arn, {
    ArtifactArn: arn,
    ArtifactName: id,
    Source: { SourceUri: packageArn, SourceTypes: [] },
    ArtifactType: 'Model',
    CreationTime,
    LastModifiedTime: CreationTime,
  });
  data.ancestors.set(arn, [
    toArn('experiment-trial-component', `${job}-aws-training-job`),
  ]);
}

function put(
  data: SagemakerData,
  table: Parameters<SagemakerData['put']>[0],
  [type, prefix]: readonly [type: string, prefix: string],
  name: string,
  fields: Wire,
  tags: Tags = {},
): void {
  const arn = toArn(type, name);
  data.put(table, name, {
    [`${prefix}Name`]: name,
    [`${prefix}Arn`]: arn,
    ...fields,
  });
  data.tag(arn, tags);
}

function seconds(day: string): number {
  return Date.parse(day) / 1000 + 9 * 3600;
}
