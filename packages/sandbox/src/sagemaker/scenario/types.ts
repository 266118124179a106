import type { Wire } from '../wire';

export type Tags = Readonly<Record<string, string>>;

export interface ScenarioTrainingJob {
  readonly name: string;
  /** The day it ran. */
  readonly on: string;
  readonly image: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, number>>;
  /** S3 URI by channel. */
  readonly channels: Readonly<Record<string, string>>;
  /** What it wrote. Default: `model.tar.gz`. */
  readonly output?: string;
}

/** Fields as `CreateModelPackage` takes them, and the day. */
export interface ScenarioPackage extends Wire {
  readonly on: string;
  /** The training job that only lineage leads to. */
  readonly lineage?: string;
}

export interface ScenarioGroup {
  readonly name: string;
  readonly description?: string;
  readonly on: string;
  readonly by: string;
  readonly tags: Tags;
  readonly packages: readonly ScenarioPackage[];
}

export interface ScenarioCard {
  readonly name: string;
  readonly on: string;
  readonly status: string;
  readonly content: Wire;
}

/** Fields as `CreateModel` takes them, the day and the tags. */
export interface ScenarioServedModel extends Wire {
  readonly name: string;
  readonly on: string;
  readonly tags: Tags;
}

export interface ScenarioEndpoint {
  readonly name: string;
  readonly on: string;
  readonly tags: Tags;
  readonly variants: readonly Wire[];
  readonly status?: string;
  readonly reason?: string;
  /** How many days ago, by variant. */
  readonly lastCalled?: Readonly<Record<string, number>>;
}

export interface ScenarioComponent {
  readonly name: string;
  readonly on: string;
  readonly EndpointName: string;
  readonly VariantName: string;
  readonly Specification: Wire;
  /** How many days ago. */
  readonly lastCalled: number;
}

export interface ScenarioPipeline extends Wire {
  readonly name: string;
  readonly on: string;
  readonly changed: string;
  readonly tags: Tags;
}
