import type { Cloud, CloudOptions } from '../clouds';
import { createAwsRouter } from './router';
import { SagemakerData } from './SagemakerData';
import { fillSagemaker } from './scenario/fillSagemaker';

/** The simulated account 123456789012 in eu-west-1. */
export interface SagemakerCloud extends Cloud {
  readonly path: '/aws';
  /** What it holds at the moment. */
  readonly data: SagemakerData;
}

/** Makes SageMaker at `/aws/sagemaker` and CloudWatch at `/aws/cloudwatch`. */
export function createSagemakerCloud(options: CloudOptions): SagemakerCloud {
  const create = () => {
    const data = new SagemakerData(options.now);
    if (options.scenario === 'company') {
      fillSagemaker(data, options.now());
    }
    return data;
  };
  let data = create();
  return {
    path: '/aws',
    name: 'AWS SageMaker and CloudWatch',
    router: createAwsRouter(() => data, options.faults),
    get data() {
      return data;
    },
    reset() {
      data = create();
    },
  };
}
