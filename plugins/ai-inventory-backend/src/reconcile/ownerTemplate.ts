import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Captures } from './textPattern';

const NAME = /^[a-z0-9A-Z]([-_.a-z0-9A-Z]{0,61}[a-z0-9A-Z])?$/;
const PLACEHOLDER = /\$\{([^}]*)\}/g;

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

/** The full ref, or undefined where the text names neither a group nor a user. */
export function toOwnerRef(text: string): string | undefined {
  const ref = toEntityRef(text);
  return ref && /^(group|user):/.test(ref) ? ref : undefined;
}

/** The names of the captures that a template asks for. */
export function placeholdersOf(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map(([, name]) => name);
}

/** Whether the template can give the ref of a group or user at all. */
export function canGiveOwner(template: string): boolean {
  // This word may stand in every place of a ref, the kind's too.
  return toOwnerRef(template.replace(PLACEHOLDER, 'group')) !== undefined;
}

/** Puts the captures in their places. */
export function fillTemplate(template: string, captures: Captures): string {
  return template.replace(PLACEHOLDER, (_, name) => captures[name] ?? '');
}
