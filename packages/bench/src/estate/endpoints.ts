import type {
  SourceDeployment,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Draft, HeldRecord } from './Drafts';
import { azureEndpoint } from './platforms/azureml';
import { sagemakerEndpoint } from './platforms/sagemaker';
import { vertexEndpoint } from './platforms/vertexai';
import type { Random } from './Random';
import { SOURCES } from './sources';

/** An endpoint, and what it runs; undefined: what no registry holds. */
export interface EndpointDraft {
  readonly example: string;
  readonly held: HeldRecord;
  readonly models: readonly (Draft | undefined)[];
  readonly production: boolean;
}

type Cloud = 'sagemaker' | 'azureml' | 'vertexai';

interface Running {
  readonly example: string;
  readonly cloud: Cloud;
  readonly model: Draft | undefined;
  readonly deployment: Omit<SourceDeployment, 'id'>;
}

const MAKERS: Readonly<
  Record<
    Cloud,
    (options: {
      id: string;
      name: string;
      environment?: string;
      deployments: readonly SourceDeployment[];
    }) => SourceRecordInput
  >
> = {
  sagemaker: sagemakerEndpoint,
  azureml: azureEndpoint,
  vertexai: vertexEndpoint,
};

/** So many endpoints that run models of the estate, or others. */
export function draftEndpoints(
  random: Random,
  models: readonly Draft[],
  count: number,
): EndpointDraft[] {
  const [first, ...rest] = models;
  return Array.from({ length: count }, (_, number) => {
    const running = runningOf(random, random.pick([first, ...rest]));
    const others = random.chance(0.1)
      ? [unregistered(random, running.cloud)]
      : [];
    const all = [running, ...others];
    const environment = random.pick([undefined, 'production', 'dev'] as const);
    const production =
      (environment ?? SOURCES[running.cloud].environment) === 'production';
    const record = MAKERS[running.cloud]({
      id: random.digits(19),
      name: `serve-${String(number).padStart(4, '0')}`,
      environment,
      deployments: all.map(({ deployment }, index) => ({
        id: `variant-${index}`,
        ...deployment,
      })),
    });
    if (production) {
      // Where it runs, people depend on it.
      all.forEach(({ model }) => model && Object.assign(model, { production }));
    }
    return {
      example: running.example,
      held: {
        source: running.cloud,
        record,
        ref: `${SOURCES[running.cloud].ref}:${record.externalId}`,
      },
      models: all.map(({ model }) => model),
      production,
    };
  });
}

function runningOf(random: Random, model: Draft): Running {
  const own = model.held.find(({ source }) => isCloud(source));
  if (own && isCloud(own.source)) {
    return {
      example: 'runs a model of its platform',
      cloud: own.source,
      model,
      deployment: {
        modelExternalId: own.record.externalId,
        modelVersion: own.record.versions?.[0]?.version,
        modelName: own.record.name,
        trafficPercent: 100,
      },
    };
  }
  const artifact = model.artifacts.at(-1);
  if (artifact) {
    return {
      example: 'loads the files of a model',
      cloud: 'azureml',
      model,
      deployment: {
        artifactUri: random.pick([artifact, `${artifact}/model.pkl`]),
        trafficPercent: 100,
      },
    };
  }
  return unregistered(random, 'sagemaker');
}

function isCloud(source: string): source is Cloud {
  return source in MAKERS;
}

function unregistered(random: Random, cloud: Cloud): Running {
  return {
    example: 'runs what no registry holds',
    cloud,
    model: undefined,
    deployment: {
      modelName: `hotfix-${random.hex(6)}`,
      artifactUri: `s3://northwind-hotfix/${random.hex(12)}/model.tar.gz`,
      trafficPercent: 0,
    },
  };
}
