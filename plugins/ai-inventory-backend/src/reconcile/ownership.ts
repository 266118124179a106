import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { SourceRecord } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Provenance } from '@ai-inventory/backstage-plugin-ai-inventory-common';

/** Gives an owner to the assets whose record bears a tag. */
export interface OwnershipRule {
  readonly match: { readonly tag: string; readonly value?: string };
  /** An entity ref; `${value}` stands for the tag's value. */
  readonly owner: string;
}

/** Who owns what nobody declared. */
export interface OwnershipPolicy {
  readonly rules: readonly OwnershipRule[];
  readonly default?: string;
}

export interface Ownership {
  readonly owner?: string;
  readonly provenance?: Provenance;
}

/**
 * The owner of a record: the first rule that gives a valid entity ref, then the
 * default.
 */
export function ownerOf(
  record: Pick<SourceRecord, 'tags'>,
  policy: OwnershipPolicy,
): Ownership {
  for (const { match, owner: template } of policy.rules) {
    const value = record.tags[match.tag];
    if (
      value === undefined ||
      (match.value !== undefined && match.value !== value)
    ) {
      continue;
    }
    const owner = toEntityRef(template.replaceAll('${value}', value));
    if (owner) {
      return {
        owner,
        provenance: { from: 'rule', detail: `tag ${match.tag} = ${value}` },
      };
    }
  }
  return policy.default
    ? { owner: policy.default, provenance: { from: 'default' } }
    : {};
}

const NAME = /^[a-z0-9A-Z]([-_.a-z0-9A-Z]{0,61}[a-z0-9A-Z])?$/;

/** The full ref, or undefined where the text is none. */
export function toEntityRef(text: string): string | undefined {
  try {
    const ref = parseEntityRef(text.trim(), {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    return NAME.test(ref.name) && NAME.test(ref.namespace)
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    // A tag may hold anything; what is no ref names no owner.
    return undefined;
  }
}
