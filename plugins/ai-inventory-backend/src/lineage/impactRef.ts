import { InputError } from '@backstage/errors';
import { ECOSYSTEMS, toLibrary, type Library } from '../versions/libraries';

/** What an impact is asked for. */
export type ImpactRef =
  | { readonly type: 'asset'; readonly ref: string }
  | { readonly type: 'library'; readonly library: Library }
  | { readonly type: 'source'; readonly ref: string };

/**
 * Reads `library:<ecosystem>/<name>` and `source:<type>/<key>`; all else names
 * an asset, by its id or by the ref of its entity.
 * @throws InputError for a library or a source that is none
 */
export function parseImpactRef(text: string): ImpactRef {
  const [, prefix, rest] = /^(library|source):(.*)$/is.exec(text.trim()) ?? [];
  switch (prefix?.toLowerCase()) {
    case 'library':
      return { type: 'library', library: parseLibrary(rest) };
    case 'source':
      if (!/^[^/]+\/[^/]+$/.test(rest)) {
        throw new InputError(
          "Write a source as 'source:<type>/<key>', e.g. 'source:mlflow/prod'",
        );
      }
      return { type: 'source', ref: rest };
    default:
      return { type: 'asset', ref: text };
  }
}

function parseLibrary(text: string): Library {
  // Names may hold slashes, ecosystems do not.
  const [, first, name] = /^([^/]*)\/(.+)$/s.exec(text) ?? [];
  const ecosystem = ECOSYSTEMS.find(each => each === first?.toLowerCase());
  if (!ecosystem || !name?.trim()) {
    throw new InputError(
      `Write a library as 'library:<ecosystem>/<name>', e.g. 'library:pypi/scikit-learn'; the ecosystem is one of ${ECOSYSTEMS.join(
        ', ',
      )}`,
    );
  }
  return toLibrary(ecosystem, name.trim());
}
