const S3_ADDRESS =
  /^https?:\/\/(?:([^./][^/]*)\.s3|s3)[.-](?:[a-z0-9.-]+\.)?amazonaws\.com(?:\.cn)?\/(.*)$/i;
const GCS_ADDRESS = /^https?:\/\/storage\.(?:googleapis|cloud\.google)\.com\//i;
const AZURE_BLOB =
  /^(?:abfss?|wasbs?):\/\/([^@/]+)@([^./]+)\.(?:dfs|blob)\.core\.windows\.net(\/.*)?$/i;
const AZURE_BLOB_ADDRESS =
  /^https?:\/\/([^./]+)\.(?:dfs|blob)\.core\.windows\.net\/([^/]+)(\/.*)?$/i;
const BIGQUERY = /^(?:bq|bigquery):\/\/([^./]+)[./]([^./]+)[./]([^./]+)$/i;
const THREE_PARTS = /^[\w$-]+\.[\w$-]+\.[\w$-]+$/;
// `train.csv.gz` and `www.example.com` have three parts too.
const FILE_OR_HOST =
  /^www\.|\.(?:csv|tsv|txt|jsonl?|ndjson|parquet|avro|orc|arrow|feather|xlsx?|ya?ml|xml|html?|pkl|pickle|npy|npz|h5|hdf5|db|sqlite|tar|tgz|gz|bz2|xz|zst|zip|com|org|net|io)(?:\.|$)/i;
// A host without a dot means another machine to everybody.
const PUBLIC_ADDRESS = /^https:\/\/([^/@:]+\.[^/@:]+)(\/.+)$/i;
const OTHER_PLACE =
  /^(gs|hdfs|snowflake|redshift|oss|cos):\/\/([^/]+)(\/.*)?$/i;

/**
 * One way to write each place of data that means the same place for everybody:
 * an object store, a table. Undefined for what means something only on one
 * machine or server, such as `/data`, `file:`, `dbfs:` or `mlflow-artifacts:`,
 * and for a whole bucket.
 */
export function canonicalUri(text: string): string | undefined {
  const { place, query } = withoutQuery(text.trim());
  if (isTable(place)) {
    return `table:${place.toLowerCase()}`;
  }
  const web = S3_ADDRESS.exec(place);
  const s3 = web
    ? decode(`${web[1] ? `${web[1]}/` : ''}${web[2]}`)
    : /^s3[an]?:\/\/(.+)$/i.exec(place)?.[1];
  if (s3 !== undefined) {
    return withPath('s3', s3);
  }
  if (GCS_ADDRESS.test(place)) {
    return withPath('gs', decode(place.replace(GCS_ADDRESS, '')));
  }
  const blob = AZURE_BLOB.exec(place);
  if (blob) {
    return withPath('abfss', `${blob[2]}/${blob[1]}${blob[3] ?? ''}`);
  }
  const blobAddress = AZURE_BLOB_ADDRESS.exec(place);
  if (blobAddress) {
    const [, account, container, path = ''] = blobAddress;
    return withPath('abfss', decode(`${account}/${container}${path}`));
  }
  const table = BIGQUERY.exec(place);
  if (table) {
    return `table:${table.slice(1).join('.').toLowerCase()}`;
  }
  const page = PUBLIC_ADDRESS.exec(place);
  if (page) {
    // A store's query is a signature; anybody else's may be what is meant.
    return query ? undefined : withPath('https', `${page[1]}${page[2]}`);
  }
  const other = OTHER_PLACE.exec(place);
  return other
    ? withPath(other[1].toLowerCase(), `${other[2]}${other[3] ?? ''}`)
    : undefined;
}

/** `<catalog>.<schema>.<table>`; each holds a letter, so `1.2.3` is none. */
function isTable(place: string): boolean {
  return (
    THREE_PARTS.test(place) &&
    !FILE_OR_HOST.test(place) &&
    place.split('.').every(part => /[a-z_]/i.test(part))
  );
}

/** Only web addresses have a query; in a store, names may hold its signs. */
function withoutQuery(text: string): { place: string; query: string } {
  const [, place, query] = /^(https?:[^?#]*)(.*)$/is.exec(text) ?? [
    '',
    text,
    '',
  ];
  return { place: place.replace(/\/+$/, ''), query };
}

/** How far above a file the artifact that it is part of may lie. */
const MAX_PARENTS = 3;

/** A canonical place and the folders that it lies in, from near to far. */
export function withParents(canonical: string): string[] {
  const [scheme, path] = canonical.split('://');
  if (path === undefined) {
    return [canonical];
  }
  const parts = path.split('/');
  const parents = Math.min(parts.length - leastParts(scheme), MAX_PARENTS);
  return Array.from(
    { length: parents + 1 },
    (_, up) => `${scheme}://${parts.slice(0, parts.length - up).join('/')}`,
  );
}

/** A bucket, or an account and a container, and something in it. */
function leastParts(scheme: string): number {
  return scheme === 'abfss' ? 3 : 2;
}

/** Buckets ignore case, paths do not. */
function withPath(scheme: string, path: string): string | undefined {
  const parts = path.split('/').filter(part => part !== '');
  if (parts.length < leastParts(scheme)) {
    return undefined;
  }
  const [bucket, ...rest] = parts;
  return `${scheme}://${[bucket.toLowerCase(), ...rest].join('/')}`;
}

/** Web addresses write some signs of a name in another way. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
