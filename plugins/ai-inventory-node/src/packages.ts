import { parse } from 'yaml';
import { z } from 'zod';
import type { SourcePackage } from './records';

const PIP_NAME =
  /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(\[[^\]]*\])?\s*(.*)$/s;

const texts = z
  .array(z.unknown())
  .nullish()
  .transform(items => (items ?? []).filter(item => typeof item === 'string'));

const condaSchema = z.object({
  dependencies: z
    .array(z.union([z.string(), z.object({ pip: texts }), z.unknown()]))
    .nullish(),
});

/**
 * Reads one line of pip's requirements format. Options, which may hold
 * credentials of a package index, are no packages; nor are bare URLs and paths,
 * which do not tell a name.
 * @param file - the name of the file that the line is in, for people.
 * @public
 */
export function parsePipRequirement(
  line: string,
  file: string,
): SourcePackage | undefined {
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
    requirement: withoutUserInfo(text),
    version: pinned?.[1],
    ecosystem: 'pypi',
    file,
  };
}

/**
 * Reads a file in pip's requirements format.
 * @public
 */
export function parsePipRequirements(
  content: string,
  file: string,
): SourcePackage[] {
  return content
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .flatMap(line => parsePipRequirement(line, file) ?? []);
}

/**
 * Reads conda's environment format (YAML): the packages of conda and those that
 * conda leaves to pip.
 * @throws an Error when it is no such file.
 * @public
 */
export function parseCondaEnvironment(
  content: string,
  file: string,
): SourcePackage[] {
  const { dependencies } = condaSchema.parse(parse(content));
  return (dependencies ?? []).flatMap(dependency => {
    if (typeof dependency === 'string') {
      return parseCondaSpec(dependency, file) ?? [];
    }
    const pip = z.object({ pip: texts }).safeParse(dependency).data?.pip ?? [];
    return pip.flatMap(line => parsePipRequirement(line, file) ?? []);
  });
}

/**
 * Leaves out what several files of one version repeat: the first file that asks
 * for a library tells how.
 * @public
 */
export function withoutRepeatedPackages(
  packages: readonly SourcePackage[],
): SourcePackage[] {
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

/** Reads conda's `channel::name=version=build`. */
function parseCondaSpec(spec: string, file: string): SourcePackage | undefined {
  const text = spec.trim();
  const bare = text.replace(/^.*::/, '');
  const [, name, rest] = /^([A-Za-z0-9_][\w.-]*)\s*(.*)$/s.exec(bare) ?? [];
  if (name === undefined) {
    return undefined;
  }
  const version = /^={1,2}\s*([^=\s,*|<>!]+)(?:=[^=\s]+)?$/.exec(rest)?.[1];
  return {
    name,
    requirement: withoutUserInfo(text),
    version,
    ecosystem: name === 'python' ? 'python' : 'conda',
    file,
  };
}

function withoutUserInfo(text: string): string {
  return text.replace(/(\w+:\/\/)[^/@\s]*@/g, '$1');
}

/** The same library, as package indexes see it. */
function canonicalName({ ecosystem, name }: SourcePackage): string {
  return `${ecosystem}:${name.toLowerCase().replace(/[-_.]+/g, '-')}`;
}
