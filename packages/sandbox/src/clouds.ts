import type express from 'express';
import { createAzuremlCloud } from './azureml';
import type { Faults } from './faults/Faults';
import { createSagemakerCloud } from './sagemaker';
import { createVertexaiCloud } from './vertexai';

/** What a simulated cloud is made with. */
export interface CloudOptions {
  readonly faults: Faults;
  /** Whether it holds the company's assets, or nothing. */
  readonly scenario: 'company' | 'empty';
  /** The clock for what is written later, in milliseconds. */
  readonly now: () => number;
}

/** A simulated cloud: one part of the sandbox's server. */
export interface Cloud {
  /** Where its API begins, e.g. `/aws`. */
  readonly path: string;
  /** What it is, for people, e.g. `AWS SageMaker and CloudWatch`. */
  readonly name: string;
  readonly router: express.Router;
  /** Starts over with the scenario. */
  reset(): void;
}

/** Makes the clouds of a sandbox. */
export type CreateCloud = (options: CloudOptions) => Cloud;

export const CLOUDS: readonly CreateCloud[] = [
  createSagemakerCloud,
  createVertexaiCloud,
  createAzuremlCloud,
];
