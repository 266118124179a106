import { DEFAULT_LIFECYCLE_MAPPING } from './lifecycle';
import { toModelRecord } from './mapping';
import { modelVersionSchema, registeredModelSchema } from './schemas';

function artifactUriOf(source: string) {
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
        },
      ],
    },
    () => undefined,
    { webUrl: 'https://mlflow.example', lifecycle: DEFAULT_LIFECYCLE_MAPPING },
  );
  return record.versions?.[0].artifactUri;
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
    expect(artifactUriOf(source)).toBe(uri);
  });
});
