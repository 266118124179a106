import type { Change } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { SourceVersion } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { flattenDeployments } from '../deployments/flattenDeployments';
import {
  diff,
  flatten,
  flattenVersion,
  type FlatView,
} from '../reconcile/diff';
import type { StoredRecord } from './storedContent';

/** A version's content, as far as it is known. */
export type StoredVersion = Partial<SourceVersion>;

/** What to call a change of a version. */
export function versionRevisionType(existed: boolean, restored: boolean) {
  if (!existed) {
    return 'version-added';
  }
  return restored ? 'version-restored' : 'version-changed';
}

/** What changed in a version, or what a new one begins with. */
export function versionChanges(
  before: StoredVersion | undefined,
  after: SourceVersion,
): Change[] {
  if (!before) {
    return diff(
      new Map(),
      flatten({ lifecycle: after.lifecycle, aliases: after.aliases }),
    );
  }
  const changes = namedChanges(before, after);
  return changes.length > 0 ? changes : otherChanges(before, after);
}

/**
 * The fields in which nothing changed that has a name, but which differ: no
 * state may be lost for want of a word for it.
 */
function otherChanges(before: StoredVersion, after: SourceVersion): Change[] {
  return diff(stateOf(before), stateOf(after)).map(({ field }) => ({ field }));
}

/** All but what tells when and whether it changed. */
function stateOf(version: StoredVersion): FlatView {
  const { updatedAt, artifactEtag, trainingEtag, ...state } = version;
  return new Map(Object.entries(state));
}

function namedChanges(before: StoredVersion, after: SourceVersion): Change[] {
  if (after.packages !== undefined) {
    return diff(flattenVersion(before), flattenVersion(after));
  }
  // The artifact could not be read: that says nothing of what is in it. What
  // the platform itself tells of the framework is known all the same.
  const { packages, framework, frameworkVersion, ...listed } = before;
  return diff(
    flattenVersion(
      after.framework === undefined
        ? listed
        : { ...listed, framework, frameworkVersion },
    ),
    flattenVersion(after),
  );
}

/** A flat view of all that a revision of an asset may name. */
export function recordView(
  content: StoredRecord | undefined,
  owner: string | null | undefined,
  current: string | null | undefined,
): FlatView {
  if (!content) {
    return new Map<string, unknown>();
  }
  const { kind, externalId, nameQualifier, updatedAt, deployments, ...fields } =
    content;
  return new Map([
    ...flatten({
      ...fields,
      owner: owner || undefined,
      currentVersion: current ?? undefined,
    }),
    ...flattenDeployments(deployments),
  ]);
}
