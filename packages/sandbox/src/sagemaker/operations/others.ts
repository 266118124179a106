import { omit, toArn } from '../wire';
import { addTags, required } from './packages';
import type { Operation } from './types';

const USER = { UserProfileName: 'deniz-arslan' };

/** Operations that change model cards, pipelines and training jobs. */
export const OTHER_OPERATIONS: Readonly<Record<string, Operation>> = {
  CreateModelCard: ({ data, input }) => {
    const name = required(input, 'ModelCardName');
    const arn = toArn('model-card', name);
    const now = data.now();
    data.put('cards', name, {
      ...omit(input, ['Tags']),
      ModelCardArn: arn,
      ModelCardVersion: 1,
      CreationTime: now,
      LastModifiedTime: now,
      CreatedBy: USER,
    });
    addTags(data, arn, input);
    return { body: { ModelCardArn: arn } };
  },

  UpdateModelCard: ({ data, input }) => {
    const name = required(input, 'ModelCardName');
    const before = data.get('cards', name, 'model-card');
    data.change('cards', name, 'model-card', {
      ...omit(input, []),
      ModelCardVersion: Number(before.ModelCardVersion) + 1,
    });
    return { body: { ModelCardArn: toArn('model-card', name) } };
  },

  DeleteModelCard: ({ data, input }) => {
    data.delete('cards', required(input, 'ModelCardName'), 'model-card');
    return { body: {} };
  },

  CreatePipeline: ({ data, input }) => {
    const name = required(input, 'PipelineName');
    const arn = toArn('pipeline', name);
    const now = data.now();
    data.put('pipelines', name, {
      ...omit(input, ['Tags', 'ClientRequestToken']),
      PipelineArn: arn,
      PipelineStatus: 'Active',
      CreationTime: now,
      LastModifiedTime: now,
      CreatedBy: USER,
    });
    addTags(data, arn, input);
    return { body: { PipelineArn: arn } };
  },

  DeletePipeline: ({ data, input }) => {
    const name = required(input, 'PipelineName');
    data.delete('pipelines', name, 'pipeline');
    return { body: { PipelineArn: toArn('pipeline', name) } };
  },

  CreateTrainingJob: ({ data, input }) => {
    const name = required(input, 'TrainingJobName');
    const arn = toArn('training-job', name);
    const now = data.now();
    const output = input.OutputDataConfig as
      | { readonly S3OutputPath?: string }
      | undefined;
    data.put('trainingJobs', name, {
      ...omit(input, ['Tags']),
      TrainingJobArn: arn,
      ModelArtifacts: {
        S3ModelArtifacts: `${output?.S3OutputPath}/${name}/output/model.tar.gz`,
      },
      TrainingJobStatus: 'Completed',
      SecondaryStatus: 'Completed',
      CreationTime: now,
      LastModifiedTime: now,
    });
    addTags(data, arn, input);
    return { body: { TrainingJobArn: arn } };
  },
};
