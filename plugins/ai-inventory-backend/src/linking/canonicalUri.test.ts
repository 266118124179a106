import { canonicalUri, withParents } from './canonicalUri';

describe('canonicalUri', () => {
  it.each([
    // The same place in S3, as different platforms write it.
    ['s3://Lake/Tx/2026', 's3://lake/Tx/2026'],
    ['s3a://lake/Tx/2026/', 's3://lake/Tx/2026'],
    ['S3N://lake//Tx/2026', 's3://lake/Tx/2026'],
    ['https://lake.s3.amazonaws.com/Tx/2026', 's3://lake/Tx/2026'],
    ['https://lake.s3.eu-west-1.amazonaws.com/Tx/2026', 's3://lake/Tx/2026'],
    ['https://lake.s3-eu-west-1.amazonaws.com/Tx/2026', 's3://lake/Tx/2026'],
    ['https://s3.eu-west-1.amazonaws.com/lake/Tx/2026', 's3://lake/Tx/2026'],
    ['https://s3.cn-north-1.amazonaws.com.cn/lake/Tx', 's3://lake/Tx'],
    ['https://my.lake.s3.amazonaws.com/tx', 's3://my.lake/tx'],
    ['https://lake.s3.amazonaws.com/a%20b?X-Amz-Signature=1', 's3://lake/a b'],
    // Names in a store may hold what ends a web address.
    ['s3://lake/a#b?c', 's3://lake/a#b?c'],
    // Google Cloud Storage.
    ['gs://Lake/tx', 'gs://lake/tx'],
    ['https://storage.googleapis.com/lake/tx', 'gs://lake/tx'],
    ['https://storage.cloud.google.com/lake/tx', 'gs://lake/tx'],
    // Azure Data Lake and Blob Storage.
    ['abfss://raw@Acme.dfs.core.windows.net/tx', 'abfss://acme/raw/tx'],
    ['abfs://raw@acme.dfs.core.windows.net/tx', 'abfss://acme/raw/tx'],
    ['wasbs://raw@acme.blob.core.windows.net/tx', 'abfss://acme/raw/tx'],
    [
      'https://acme.blob.core.windows.net/raw/tx?sig=secret',
      'abfss://acme/raw/tx',
    ],
    ['https://acme.dfs.core.windows.net/raw/tx', 'abfss://acme/raw/tx'],
    // Tables.
    ['bq://acme.sales.tx', 'table:acme.sales.tx'],
    ['bigquery://Acme/Sales/Tx', 'table:acme.sales.tx'],
    ['Main.Sales.Tx', 'table:main.sales.tx'],
    ['snowflake://acme/db/tx', 'snowflake://acme/db/tx'],
    // Public data.
    [
      'https://Huggingface.co/datasets/squad/',
      'https://huggingface.co/datasets/squad',
    ],
    ['  s3://lake/tx  ', 's3://lake/tx'],
  ])('%s is %s', (text, expected) => {
    expect(canonicalUri(text)).toBe(expected);
  });

  it.each([
    '',
    's3://lake',
    's3://lake/',
    'abfss://raw@acme.dfs.core.windows.net',
    'https://acme.blob.core.windows.net/raw',
    '/data/tx.csv',
    './tx.csv',
    'file:///data/tx.csv',
    'dbfs:/mnt/tx',
    'mlflow-artifacts:/1/run/artifacts/model',
    'azureml://subscriptions/1/resourcegroups/g/workspaces/w/datastores/d/paths/tx',
    'http://localhost:5000/tx',
    'https://fileserver/tx',
    'https://user:secret@example.com/tx',
    // The same address with another question is another place.
    'https://example.com/export?table=tx',
    'https://example.com/data#tx',
    // Three words with dots between them, and yet no tables.
    'train.csv.gz',
    'tx.2026.parquet',
    'www.example.com',
    '1.2.3',
    'a.b',
    'a.b.c.d',
  ])('%j is no place that is the same for everybody', text => {
    expect(canonicalUri(text)).toBeUndefined();
  });

  it('is not changed by another look', () => {
    for (const uri of [
      's3://lake/a b',
      'gs://lake/tx',
      'https://a.com/b',
      'snowflake://acme/db/tx',
    ]) {
      expect(canonicalUri(canonicalUri(uri) ?? '')).toBe(uri);
    }
  });
});

describe('withParents', () => {
  it.each([
    ['s3://lake/a', ['s3://lake/a']],
    ['s3://lake/a/b', ['s3://lake/a/b', 's3://lake/a']],
    [
      's3://lake/a/b/c/d/e',
      [
        's3://lake/a/b/c/d/e',
        's3://lake/a/b/c/d',
        's3://lake/a/b/c',
        's3://lake/a/b',
      ],
    ],
    ['abfss://acme/raw/a', ['abfss://acme/raw/a']],
    ['table:a.b.c', ['table:a.b.c']],
  ])('%s: never a whole bucket, and never far', (canonical, expected) => {
    expect(withParents(canonical)).toEqual(expected);
  });
});
