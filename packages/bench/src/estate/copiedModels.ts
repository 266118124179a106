import type { Draft, Drafts, MlflowRecord } from './Drafts';
import type { MlflowVersion } from './platforms/mlflow';
import type { PackageSource } from './platforms/sagemaker';

/** Makes one or more models that are an example of something. */
export interface Example {
  readonly name: string;
  /** How common it is, beside the others. */
  readonly weight: number;
  readonly make: (drafts: Drafts, example: string) => void;
}

/** A file of a training job, which says nothing of MLflow. */
export function trainedFile(drafts: Drafts, draft: Draft): string {
  const { random } = drafts;
  return `s3://northwind-models/training/${draft.team}-${random.hex(
    10,
  )}/output/model.tar.gz`;
}

/** How people and MLflow write where files of a version lie. */
function loadedFile(
  drafts: Drafts,
  { artifactUri }: MlflowVersion,
  address: RegExp,
  web: string,
): string {
  return drafts.random.pick([
    artifactUri,
    `${artifactUri}/`,
    `${artifactUri}/model.tar.gz`,
    artifactUri.replace(address, web),
  ]);
}

/** Most copy the newest versions, some of them an older one as well. */
function someVersions(
  drafts: Drafts,
  { versions }: MlflowRecord,
): readonly MlflowVersion[] {
  return versions.slice(-drafts.random.between(1, 3));
}

function packagesNaming(
  drafts: Drafts,
  draft: Draft,
  model: MlflowRecord,
): PackageSource[] {
  const byAlias = drafts.random.chance(0.05);
  return someVersions(drafts, model).map(({ version }) => ({
    artifactUri: trainedFile(drafts, draft),
    origin: byAlias
      ? `models:/${model.name}@champion`
      : `models:/${model.name}/${version}`,
  }));
}

const S3_PLACE = /^s3:\/\/([^/]+)\//;
const S3_WEB = 'https://$1.s3.eu-west-1.amazonaws.com/';
const GS_PLACE = /^gs:\/\//;
const GS_WEB = 'https://storage.googleapis.com/';
const ABFSS_PLACE = /^abfss:\/\/([^@]+)@([^.]+)\.dfs\.core\.windows\.net\//;
const ABFSS_WEB = 'https://$2.blob.core.windows.net/$1/';

function inSagemaker(
  packagesOf: (
    drafts: Drafts,
    draft: Draft,
    model: MlflowRecord,
  ) => PackageSource[],
  options: Parameters<Drafts['mlflow']>[1] = {},
): Example['make'] {
  return (drafts, example) => {
    const draft = drafts.newModel(example);
    const model = drafts.mlflow(draft, options);
    const group = drafts.group(draft, packagesOf(drafts, draft, model));
    drafts.link(draft, group, model);
  };
}

function inAzure(
  originOf: (version: MlflowVersion, model: MlflowRecord) => object,
): Example['make'] {
  return (drafts, example) => {
    const draft = drafts.newModel(example);
    const model = drafts.mlflow(draft);
    const copy = drafts.azure(
      draft,
      someVersions(drafts, model).map(each => originOf(each, model)),
    );
    drafts.link(draft, copy, model);
  };
}

/** Models in MLflow and elsewhere, of which a platform says so. */
export const copiedModels: readonly Example[] = [
  {
    name: 'sagemaker, by source uri',
    weight: 100,
    make: inSagemaker(packagesNaming),
  },
  {
    name: 'sagemaker, by the uri of a run',
    weight: 30,
    make: inSagemaker((drafts, draft, model) =>
      someVersions(drafts, model).map(({ runId }) => ({
        artifactUri: trainedFile(drafts, draft),
        origin: drafts.random.pick([`runs:/${runId}/model`, `runs:/${runId}`]),
      })),
    ),
  },
  {
    name: 'sagemaker, by artifact',
    weight: 50,
    make: inSagemaker(
      (drafts, _draft, model) =>
        someVersions(drafts, model).map(each => ({
          artifactUri: loadedFile(drafts, each, S3_PLACE, S3_WEB),
        })),
      { store: 's3' },
    ),
  },
  {
    name: 'sagemaker, several groups of one model',
    weight: 20,
    make(drafts, example) {
      const draft = drafts.newModel(example);
      const model = drafts.mlflow(draft);
      const stages = ['dev', 'staging', 'eu', 'us'];
      for (const stage of stages.slice(0, drafts.random.between(2, 4))) {
        const group = drafts.group(
          draft,
          packagesNaming(drafts, draft, model),
          `${stage}-${model.name.replace(/[^a-zA-Z0-9]+/g, '-')}`,
        );
        drafts.link(draft, group, model);
      }
    },
  },
  {
    name: 'sagemaker, model of no package, by artifact',
    weight: 10,
    make(drafts, example) {
      const draft = drafts.newModel(example);
      const model = drafts.mlflow(draft, { store: 's3' });
      const [version] = someVersions(drafts, model);
      const bare = drafts.bareModel(
        draft,
        loadedFile(drafts, version, S3_PLACE, S3_WEB),
      );
      drafts.link(draft, bare, model);
    },
  },
  {
    name: 'azure, by tag',
    weight: 60,
    make: inAzure(({ version }, { name }) => ({
      tag: `models:/${name}/${version}`,
    })),
  },
  {
    name: 'azure, by logged model or run',
    weight: 60,
    make: inAzure(({ loggedModel, runId }) => ({
      origin: loggedModel ? `models:/${loggedModel}` : `runs:/${runId}/model`,
    })),
  },
  {
    name: 'azure, by artifact',
    weight: 20,
    make(drafts, example) {
      const draft = drafts.newModel(example);
      const model = drafts.mlflow(draft, { store: 'abfss' });
      const copy = drafts.azure(
        draft,
        someVersions(drafts, model).map(each => ({
          artifactUri: loadedFile(drafts, each, ABFSS_PLACE, ABFSS_WEB),
        })),
      );
      drafts.link(draft, copy, model);
    },
  },
  {
    name: 'vertex, by artifact',
    weight: 40,
    make(drafts, example) {
      const draft = drafts.newModel(example);
      const model = drafts.mlflow(draft, { store: 'gs' });
      const copy = drafts.vertex(
        draft,
        someVersions(drafts, model).map(each => ({
          artifactUri: loadedFile(drafts, each, GS_PLACE, GS_WEB),
        })),
      );
      drafts.link(draft, copy, model);
    },
  },
  {
    name: 'vertex, by the label of a run',
    weight: 20,
    make(drafts, example) {
      const draft = drafts.newModel(example);
      const model = drafts.mlflow(draft);
      const copy = drafts.vertex(
        draft,
        someVersions(drafts, model).map(({ runId }) => ({ runLabel: runId })),
      );
      drafts.link(draft, copy, model);
    },
  },
  {
    name: 'sagemaker and azure, by name',
    weight: 30,
    make(drafts, example) {
      const draft = drafts.newModel(example);
      const model = drafts.mlflow(draft);
      const group = drafts.group(draft, packagesNaming(drafts, draft, model));
      const [{ version }] = someVersions(drafts, model);
      const copy = drafts.azure(draft, [
        { tag: `models:/${model.name}/${version}` },
      ]);
      drafts.link(draft, group, model);
      drafts.link(draft, copy, model);
    },
  },
];
