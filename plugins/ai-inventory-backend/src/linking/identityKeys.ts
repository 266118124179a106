import type { LinkRule } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { SourceVersion } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { RecordContent } from '../reconcile/mergeAsset';
import { hash } from '../reconcile/normalise';
import { canonicalUri, withParents } from './canonicalUri';

/** What a record, or a declaration, is called or names. */
export interface IdentityKey {
  /** A short hash: two that are equal mean the same thing. */
  readonly key: string;
  readonly rule: Extract<LinkRule, 'origin' | 'artifact' | 'digest' | 'uri'>;
  /** It names another thing as its own, rather than to be called so itself. */
  readonly refers: boolean;
  /** As the platform writes it, for people. */
  readonly value: string;
}

/** What the keys of a record are made of. */
export interface KeyedRecord {
  readonly sourceType: string;
  /** The account of its source, e.g. of AWS. */
  readonly account?: string;
  readonly content: Pick<RecordContent, 'kind' | 'name' | 'externalId' | 'uri'>;
  readonly versions: ReadonlyArray<
    Pick<SourceVersion, 'version' | 'origin' | 'artifactUri' | 'runId' | 'tags'>
  >;
}

/** Tags in which platforms and their users say where a model comes from. */
const ORIGIN_TAGS = [
  'mlflow.model_uri',
  'mlflow:model_uri',
  'mlflow-model-uri',
  'mlflow_model_uri',
  'mlflow.source_model_uri',
] as const;

const LOGGED_MODEL = /^models:\/m-[0-9a-f]{32}$/;

const MAX_KEYS = 10_000;

/** All keys of a record, each once. */
export function keysOfRecord(record: KeyedRecord): IdentityKey[] {
  const keys = new Map<string, IdentityKey>();
  const add = (key: IdentityKey | undefined) => {
    if (key && keys.size < MAX_KEYS) {
      keys.set(
        `${key.key}${key.refers}`,
        keys.get(`${key.key}${key.refers}`) ?? key,
      );
    }
  };
  const { kind } = record.content;
  if (kind === 'model') {
    namesOfModel(record).forEach(add);
    for (const version of record.versions) {
      (isArtifactStore(record)
        ? namesOfMlflowVersion(version)
        : originsOf(version)
      ).forEach(add);
      artifactKeys(version.artifactUri, isArtifactStore(record)).forEach(add);
    }
  } else if (kind === 'dataset') {
    namesOfDataset(record).forEach(add);
  }
  return [...keys.values()];
}

/** The place that a declared dataset names. */
export function keysOfDeclaredDataset(uri: string | undefined): IdentityKey[] {
  const canonical = uri && canonicalUri(uri);
  return canonical ? [makeKey('uri', canonical, true, uri)] : [];
}

/**
 * The keys under which the record that made an artifact would be found, the
 * nearest first.
 */
export function placesOfArtifact(uri: string): string[] {
  const canonical = canonicalUri(uri);
  return canonical ? withParents(canonical).map(artifactKeyOf) : [];
}

/** The key of a canonical place, as that of an artifact. */
export function artifactKeyOf(canonical: string): string {
  return makeKey('artifact', canonical, false).key;
}

/** MLflow makes the artifacts; other registries say which one they took. */
function isArtifactStore({ sourceType }: KeyedRecord): boolean {
  return sourceType === 'mlflow';
}

function artifactKeys(
  uri: string | undefined,
  isStore: boolean,
): IdentityKey[] {
  const canonical = uri && canonicalUri(uri);
  if (!canonical) {
    return [];
  }
  return isStore
    ? [makeKey('artifact', canonical, false, uri)]
    : withParents(canonical).map(place =>
        makeKey('artifact', place, true, uri),
      );
}

function namesOfModel({
  sourceType,
  account,
  content,
}: KeyedRecord): IdentityKey[] {
  const { name, externalId } = content;
  switch (sourceType) {
    case 'mlflow':
      return [makeKey('origin', `models:/${name}`, false, `models:/${name}`)];
    case 'sagemaker':
      return account
        ? [makeKey('origin', `arn:${account}:${externalId}`, false, externalId)]
        : [];
    default:
      return [makeKey('origin', externalId, false, externalId)];
  }
}

/**
 * What other platforms call a version that MLflow made: its run, its logged
 * model. That one registered model was copied from another of the same server
 * does not make them one.
 */
function namesOfMlflowVersion({
  origin,
  runId,
}: KeyedRecord['versions'][number]): IdentityKey[] {
  return [
    ...(origin && LOGGED_MODEL.test(origin)
      ? [makeKey('origin', origin, false)]
      : []),
    ...(runId ? [makeKey('origin', `runs:/${runId}`, false)] : []),
  ];
}

function originsOf({
  origin,
  tags,
}: KeyedRecord['versions'][number]): IdentityKey[] {
  const named = [origin, ...ORIGIN_TAGS.map(tag => tags[tag])].flatMap(
    value => value ?? [],
  );
  return named.flatMap(value => {
    const target = originTarget(value);
    return target ? [makeKey('origin', target, true, value)] : [];
  });
}

const MLFLOW_RUN = /^runs:\/+([0-9a-f]{32})(?:\/|$)/;
const MLFLOW_MODEL = /^models:\/+([^/@]+)(?:\/[^/]+|@[^/]+)?$/;
const MLFLOW_PAGE = /#\/models\/([^/]+)\/versions\/[^/]+/;
const SAGEMAKER_PACKAGE =
  /^arn:[^:]+:sagemaker:[^:]*:(\d+):(model-package)\/([^/]+)(?:\/(\d+))?$/;
const VERTEX_MODEL =
  /^(projects\/[^/]+\/locations\/[^/]+\/models\/[^@/]+)(@.+)?$/;
const AZURE_MODEL = /^(.+\/models\/[^/]+)\/versions\/[^/]+$/;

/** The object whose version a text names, in the form that its own key has. */
export function originTarget(text: string): string | undefined {
  const run = MLFLOW_RUN.exec(text);
  if (run) {
    return `runs:/${run[1]}`;
  }
  const mlflow = MLFLOW_MODEL.exec(text) ?? MLFLOW_PAGE.exec(text);
  if (mlflow) {
    return `models:/${decode(mlflow[1])}`;
  }
  const arn = SAGEMAKER_PACKAGE.exec(text);
  if (arn) {
    const [, account, , name, version] = arn;
    return `arn:${account}:${
      version ? `model-package-group/${name}` : `model-package/${name}`
    }`;
  }
  return VERTEX_MODEL.exec(text)?.[1] ?? AZURE_MODEL.exec(text)?.[1];
}

/** The version that a text names beside its object. */
export function originVersion(text: string): string | undefined {
  return (
    /^models:\/+[^/@]+\/([^/]+)$/.exec(text)?.[1] ??
    /#\/models\/[^/]+\/versions\/([^/?]+)/.exec(text)?.[1]
  );
}

function namesOfDataset({
  sourceType,
  content,
  versions,
}: KeyedRecord): IdentityKey[] {
  const { uri, name } = content;
  const azure = uri && /^azureml:([\w.-]+):[\w.-]+$/.exec(uri);
  if (azure) {
    return [makeKey('uri', `azureml-data:${azure[1]}`, true, uri)];
  }
  const canonical = uri && canonicalUri(uri);
  return [
    ...(canonical ? [makeKey('uri', canonical, false, uri)] : []),
    ...(sourceType === 'azureml'
      ? [makeKey('uri', `azureml-data:${name}`, false, name)]
      : []),
    ...(sourceType === 'mlflow'
      ? versions.map(({ version }) =>
          makeKey('digest', `${name}#${version}`, false, `${name} ${version}`),
        )
      : []),
  ];
}

function makeKey(
  rule: IdentityKey['rule'],
  identity: string,
  refers: boolean,
  value = identity,
): IdentityKey {
  return { key: hash([rule, identity]), rule, refers, value };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
