import { DEFAULT_LIFECYCLE_MAPPING } from './lifecycle';
import { toModelRecord } from './mapping';
import {
  loggedModelSchema,
  modelVersionSchema,
  registeredModelSchema,
} from './schemas';

function versionFrom(source: string, artifactUri?: string) {
  const record = toModelRecord(
    {
      ok: true,
      model: registeredModelSchema.parse({ name: 'fraud' }),
      versions: [
        {
          version: modelVersionSchema.parse({
            name: 'fraud',
            version: '1',
            source,
          }),
          loggedModel: artifactUri
            ? loggedModelSchema.parse({
                info: { model_id: 'm-0f3a', artifact_uri: artifactUri },
              })
            : undefined,
        },
      ],
    },
    () => undefined,
    { webUrl: 'https://mlflow.example', lifecycle: DEFAULT_LIFECYCLE_MAPPING },
  );
  return record.versions?.[0];
}

describe('where a version lies', () => {
  it.each([
    ['ftp://ana:pw@files.example/m', 'ftp://files.example/m'],
    ['https://acc.blob.example/m?sv=1&sig=abc', 'https://acc.blob.example/m'],
    ['wasbs://models@acc.blob.example/m', 'wasbs://models@acc.blob.example/m'],
    ['models:/m-0f3a', 'models:/m-0f3a'],
    [
      'mlflow-artifacts:/1/models/m-1/artifacts',
      'mlflow-artifacts:/1/models/m-1/artifacts',
    ],
  ])('is told of %s without credentials', (source, uri) => {
    expect(versionFrom(source)?.artifactUri).toBe(uri);
  });

  it.each([
    ['models:/m-0f3a', 's3://models/m-0f3a/artifacts', 'models:/m-0f3a'],
    ['models:/fraud/3', undefined, 'models:/fraud/3'],
    ['s3://models/run/artifacts/model', 's3://elsewhere', undefined],
  ])(
    'and of %s what it was registered from, so that others who load it can be joined with it',
    (source, ofLoggedModel, origin) => {
      expect(versionFrom(source, ofLoggedModel)).toMatchObject({
        origin,
        artifactUri: origin && ofLoggedModel ? ofLoggedModel : source,
      });
    },
  );
});
