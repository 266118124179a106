import type { SourcePackage } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { parse } from 'yaml';
import { z } from 'zod';

/** The files that say what a model needs, in the order in which they win. */
export const ARTIFACT_FILES = [
  'MLmodel',
  'requirements.txt',
  'conda.yaml',
  'python_env.yaml',
] as const;

export type ArtifactFile = (typeof ARTIFACT_FILES)[number];

/** The content of those files that a version has. */
export type ArtifactFiles = Partial<Record<ArtifactFile, string>>;

/** What the files of a version say. */
export interface ArtifactDetails {
  readonly framework?: string;
  readonly frameworkVersion?: string;
  readonly packages: readonly SourcePackage[];
  /** The files that could not be understood. */
  readonly unreadable: readonly ArtifactFile[];
}

const texts = z
  .array(z.unknown())
  .nullish()
  .transform(items => (items ?? []).filter(item => typeof item === 'string'));

const pythonVersion = z
  .union([z.string(), z.number()])
  .nullish()
  .transform(value => (value ? String(value) : undefined));

const mlmodelSchema = z.object({
  flavors: z
    .record(z.string(), z.record(z.string(), z.unknown()).nullish())
    .nullish(),
});

const condaSchema = z.object({
  dependencies: z
    .array(z.union([z.string(), z.object({ pip: texts }), z.unknown()]))
    .nullish(),
});

const pythonEnvSchema = z.object({
  python: pythonVersion,
  build_dependencies: texts,
  dependencies: texts,
});

const BARE_FUNCTION = 'python_function';

/** Reads framework and packages from the files of a version. */
export function readArtifactFiles(files: ArtifactFiles): ArtifactDetails {
  const unreadable: ArtifactFile[] = [];
  const read = <T>(file: ArtifactFile, parser: (content: string) => T) => {
    const content = files[file];
    if (content === undefined) {
      return undefined;
    }
    try {
      return parser(content);
    } catch {
      // What these parsers throw says which character, not what to do.
      unreadable.push(file);
      return undefined;
    }
  };
  const mlmodel = read('MLmodel', parseMlmodel);
  const packages = [
    ...(read('requirements.txt', parseRequirements) ?? []),
    ...(read('conda.yaml', parseConda) ?? []),
    ...(read('python_env.yaml', parsePythonEnv) ?? []),
    ...(mlmodel?.packages ?? []),
  ];
  return {
    framework: mlmodel?.framework,
    frameworkVersion: mlmodel?.frameworkVersion,
    packages: withoutRepetition(packages),
    unreadable,
  };
}

/** Which files a version's MLmodel rules out. */
export function filesBeside(mlmodel: string | undefined): ArtifactFile[] {
  const others = ARTIFACT_FILES.filter(file => file !== 'MLmodel');
  let env: unknown;
  try {
    env = mlmodelSchema.parse(parse(mlmodel ?? '')).flavors?.[BARE_FUNCTION]
      ?.env;
  } catch {
    return others;
  }
  if (typeof env !== 'object' || env === null) {
    return others;
  }
  const named = Object.values(env);
  return others.filter(
    file => file === 'requirements.txt' || named.includes(file),
  );
}

function parseMlmodel(content: string) {
  const { flavors } = mlmodelSchema.parse(parse(content));
  const names = Object.keys(flavors ?? {});
  const framework =
    names.find(name => name !== BARE_FUNCTION) ??
    (names.length > 0 ? BARE_FUNCTION : undefined);
  const fields = framework ? flavors?.[framework] : undefined;
  const python = pythonVersion.safeParse(
    flavors?.[BARE_FUNCTION]?.python_version,
  ).data;
  return {
    framework,
    frameworkVersion: pythonVersion.safeParse(fields?.[`${framework}_version`])
      .data,
    packages: python ? [pythonPackage(python, 'MLmodel')] : [],
  };
}

function parseRequirements(content: string): SourcePackage[] {
  return content
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .flatMap(line => parsePip(line, 'requirements.txt') ?? []);
}

function parseConda(content: string): SourcePackage[] {
  const { dependencies } = condaSchema.parse(parse(content));
  return (dependencies ?? []).flatMap(dependency => {
    if (typeof dependency === 'string') {
      return parseCondaSpec(dependency) ?? [];
    }
    const pip = z.object({ pip: texts }).safeParse(dependency).data?.pip ?? [];
    return pip.flatMap(line => parsePip(line, 'conda.yaml') ?? []);
  });
}

function parsePythonEnv(content: string): SourcePackage[] {
  const env = pythonEnvSchema.parse(parse(content));
  return [
    ...(env.python ? [pythonPackage(env.python, 'python_env.yaml')] : []),
    ...[...env.build_dependencies, ...env.dependencies].flatMap(
      line => parsePip(line, 'python_env.yaml') ?? [],
    ),
  ];
}

const PIP_NAME =
  /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(\[[^\]]*\])?\s*(.*)$/s;

/**
 * Reads one line of pip's requirements format. Options, which may hold
 * credentials of a package index, are no packages; nor are bare URLs and paths,
 * which do not tell a name.
 */
function parsePip(line: string, file: string): SourcePackage | undefined {
  const text = line
    .replace(/(^|\s)#.*$/, '')
    .replace(/\s--?[A-Za-z][\w-]*[= ].*$/, '')
    .trim();
  const [, name, , rest] = PIP_NAME.exec(text) ?? [];
  if (text.startsWith('-') || name === undefined) {
    return undefined;
  }
  const [specifier] = rest.split(';');
  const known = /^\s*(?:$|@|\(?\s*(?:===?|~=|!=|<=?|>=?))/.test(specifier);
  if (!known) {
    return undefined;
  }
  const pinned = /^\s*\(?\s*={2,3}\s*([^\s,*()]+)\s*\)?\s*$/.exec(specifier);
  return {
    name,
    requirement: text.replace(/(\w+:\/\/)[^/@\s]*@/g, '$1'),
    version: pinned?.[1],
    ecosystem: 'pypi',
    file,
  };
}

/** Reads conda's `channel::name=version=build`. */
function parseCondaSpec(spec: string): SourcePackage | undefined {
  const text = spec.trim();
  const bare = text.replace(/^.*::/, '');
  const [, name, rest] = /^([A-Za-z0-9_][\w.-]*)\s*(.*)$/s.exec(bare) ?? [];
  if (name === undefined) {
    return undefined;
  }
  const version = /^={1,2}\s*([^=\s,*|<>!]+)(?:=[^=\s]+)?$/.exec(rest)?.[1];
  return {
    name,
    requirement: text.replace(/(\w+:\/\/)[^/@\s]*@/g, '$1'),
    version,
    ecosystem: name === 'python' ? 'python' : 'conda',
    file: 'conda.yaml',
  };
}

function pythonPackage(version: string, file: string): SourcePackage {
  return {
    name: 'python',
    requirement: `python==${version}`,
    version,
    ecosystem: 'python',
    file,
  };
}

/** The same library, as package indexes see it. */
function canonicalName({ ecosystem, name }: SourcePackage): string {
  return `${ecosystem}:${name.toLowerCase().replace(/[-_.]+/g, '-')}`;
}

/** The first file that asks for a library tells how; the files often repeat. */
function withoutRepetition(
  packages: readonly SourcePackage[],
): readonly SourcePackage[] {
  const byFirstFile = new Map<string, string | undefined>();
  const seen = new Set<string>();
  return packages.filter(one => {
    const library = canonicalName(one);
    if (!byFirstFile.has(library)) {
      byFirstFile.set(library, one.file);
    }
    // Within a file a library may appear for several platforms.
    const line = `${library}\n${one.requirement}`;
    const repeated = seen.has(line) || byFirstFile.get(library) !== one.file;
    seen.add(line);
    return !repeated;
  });
}
