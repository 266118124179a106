import { trainedFile, type Example } from './copiedModels';
import { logVersions } from './platforms/mlflow';

/** Models in one place, and what looks like one thing but is not, or like two. */
export const otherModels: readonly Example[] = [
  {
    name: 'mlflow only',
    weight: 400,
    make: (drafts, example) => void drafts.mlflow(drafts.newModel(example)),
  },
  {
    name: 'sagemaker only, in a folder that many share',
    weight: 60,
    make(drafts, example) {
      const draft = drafts.newModel(example);
      drafts.group(draft, [
        {
          artifactUri: `s3://northwind-shared/models/${
            draft.team
          }/${drafts.random.hex(6)}.tar.gz`,
        },
      ]);
    },
  },
  {
    name: 'sagemaker only, of no package',
    weight: 20,
    make(drafts, example) {
      const draft = drafts.newModel(example);
      drafts.bareModel(draft, trainedFile(drafts, draft));
    },
  },
  {
    name: 'azure only',
    weight: 40,
    make: (drafts, example) =>
      void drafts.azure(drafts.newModel(example), [{}, {}]),
  },
  {
    name: 'vertex only, of the same base as others',
    weight: 40,
    make: (drafts, example) =>
      void drafts.vertex(drafts.newModel(example), [
        {
          artifactUri: `gs://northwind-vertex/tuned/${drafts.random.hex(8)}`,
          origin: 'publishers/google/models/gemma2',
        },
      ]),
  },
  {
    name: 'same name in two servers',
    weight: 30,
    make(drafts, example) {
      const name = drafts.newName();
      for (const server of ['central', 'research'] as const) {
        drafts.mlflow(drafts.newModel(example, name), { server });
      }
    },
  },
  {
    name: 'same name in two servers, copy told by its version',
    weight: 10,
    make(drafts, example) {
      const name = drafts.newName();
      const first = drafts.newModel(example, name);
      drafts.mlflow(first, { server: 'central', count: 3 });
      const second = drafts.newModel(example, name);
      const model = drafts.mlflow(second, {
        server: 'research',
        count: 3,
        from: 10,
      });
      const group = drafts.group(second, [
        {
          artifactUri: trainedFile(drafts, second),
          origin: `models:/${name}/11`,
        },
      ]);
      drafts.link(second, group, model);
    },
  },
  {
    name: 'same name in two servers, copy told by its artifact',
    weight: 4,
    make(drafts, example) {
      const name = drafts.newName();
      const first = drafts.newModel(example, name);
      const model = drafts.mlflow(first, {
        server: 'central',
        count: 2,
        store: 's3',
      });
      const second = drafts.newModel(example, name);
      drafts.mlflow(second, { server: 'research', count: 2, store: 's3' });
      const { version, artifactUri } = model.versions[1];
      const group = drafts.group(first, [
        { artifactUri, origin: `models:/${name}/${version}` },
      ]);
      drafts.link(first, group, model);
    },
  },
  {
    // What fits two things names neither: the platforms do not tell.
    name: 'same name in two servers, copy of one not told',
    weight: 4,
    make(drafts, example) {
      const name = drafts.newName();
      const first = drafts.newModel(example, name);
      drafts.mlflow(first, { server: 'central', count: 2 });
      drafts.group(first, [
        {
          artifactUri: trainedFile(drafts, first),
          origin: `models:/${name}/2`,
        },
      ]);
      drafts.mlflow(drafts.newModel(example, name), {
        server: 'research',
        count: 2,
      });
    },
  },
  {
    name: 'group of two models',
    weight: 6,
    make(drafts, example) {
      const models = [0, 1].map(() => drafts.mlflow(drafts.newModel(example)));
      const mixed = drafts.newModel(example);
      drafts.group(
        mixed,
        models.map(({ name, versions }) => ({
          artifactUri: trainedFile(drafts, mixed),
          origin: `models:/${name}/${versions[0].version}`,
        })),
      );
    },
  },
  {
    name: 'copied within one server, and on from there',
    weight: 10,
    make(drafts, example) {
      const name = drafts.newName();
      const before = drafts.newModel(example, `dev.${name}`);
      const { versions } = drafts.mlflow(before, {
        server: 'central',
        filesAreShared: true,
      });
      const after = drafts.newModel(example, `prod.${name}`);
      const promoted = drafts.mlflow(after, {
        server: 'central',
        filesAreShared: true,
        // MLflow keeps the run and the files of what it copies.
        versions: versions.map((each, index) => ({
          ...each,
          version: String(index + 1),
          origin: `models:/${before.name}/${each.version}`,
        })),
      });
      const group = drafts.group(after, [
        {
          artifactUri: trainedFile(drafts, after),
          origin: `models:/${promoted.name}/1`,
        },
      ]);
      drafts.link(after, group, promoted);
    },
  },
  {
    name: 'files within those of another model',
    weight: 4,
    make(drafts, example) {
      const outer = drafts.newModel(example);
      const [version] = logVersions(drafts.random, {
        server: 'central',
        store: 's3',
        count: 1,
      });
      drafts.mlflow(outer, { server: 'central', versions: [version] });
      const inner = drafts.newModel(example);
      const artifactUri = `${version.artifactUri}/distilled`;
      const model = drafts.mlflow(inner, {
        server: 'central',
        versions: [
          {
            version: '1',
            runId: drafts.random.hex(32),
            artifactUri,
          },
        ],
      });
      const group = drafts.group(inner, [
        { artifactUri: `${artifactUri}/model.tar.gz` },
      ]);
      drafts.link(inner, group, model);
    },
  },
  {
    name: 'same name, nothing else in common',
    weight: 10,
    make(drafts, example) {
      const name = drafts.newName();
      drafts.mlflow(drafts.newModel(example, name));
      drafts.azure(drafts.newModel(example, name), [{}]);
    },
  },
  {
    name: 'copied without a trace',
    weight: 20,
    make(drafts, example) {
      const draft = drafts.newModel(example);
      drafts.mlflow(draft);
      const artifactUri = trainedFile(drafts, draft);
      drafts.random.pick([
        () => drafts.group(draft, [{ artifactUri }]),
        () => drafts.azure(draft, [{}]),
        () => drafts.vertex(draft, [{}]),
      ])();
    },
  },
];
