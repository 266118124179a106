import {
  parseCondaEnvironment,
  parsePipRequirement,
  parsePipRequirements,
  withoutRepeatedPackages,
  type SourcePackage,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
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
    ...(read('requirements.txt', content =>
      parsePipRequirements(content, 'requirements.txt'),
    ) ?? []),
    ...(read('conda.yaml', content =>
      parseCondaEnvironment(content, 'conda.yaml'),
    ) ?? []),
    ...(read('python_env.yaml', parsePythonEnv) ?? []),
    ...(mlmodel?.packages ?? []),
  ];
  return {
    framework: mlmodel?.framework,
    frameworkVersion: mlmodel?.frameworkVersion,
    packages: withoutRepeatedPackages(packages),
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

function parsePythonEnv(content: string): SourcePackage[] {
  const env = pythonEnvSchema.parse(parse(content));
  return [
    ...(env.python ? [pythonPackage(env.python, 'python_env.yaml')] : []),
    ...[...env.build_dependencies, ...env.dependencies].flatMap(
      line => parsePipRequirement(line, 'python_env.yaml') ?? [],
    ),
  ];
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
