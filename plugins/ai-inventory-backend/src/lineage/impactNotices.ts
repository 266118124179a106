import type {
  Impact,
  ImpactNotice,
  LineageNode,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { withoutUndefined } from '../assets/toAsset';
import { groupBy } from '../database/values';
import { toOwnerRef } from '../reconcile/ownerTemplate';

/** So many things are named to their owner; how many there are is told. */
const NAMED = 20;
/** The title of a notification has 255 characters at the most. */
const LONGEST_NAME = 150;
const IMPACT_PAGE = '/ai-inventory/impact';

/** What is said beside what is affected. */
export interface NoticeOptions {
  readonly version?: string;
  /** Of who tells it. */
  readonly message?: string;
  readonly actor: string;
}

/** What each owner of something affected is told, who owns most comes first. */
export function impactNotices(
  impact: Impact,
  options: NoticeOptions,
): ImpactNotice[] {
  const owned = impact.affected.flatMap(({ node }) =>
    node.owner ? [{ node, owner: toOwnerRef(node.owner) ?? node.owner }] : [],
  );
  const link = linkTo(impact.start, options.version);
  return [...groupBy(owned, ({ owner }) => owner)]
    .map(([owner, things]) => {
      const nodes = things.map(({ node }) => node);
      return {
        owner,
        title: titleOf(nodes.length, subjectOf(impact.start, options.version)),
        description: descriptionOf(nodes, options),
        link,
        count: nodes.length,
        things: nodes
          .slice(0, NAMED)
          .map(({ name, type, entityRef }) =>
            withoutUndefined({ name, type, entityRef }),
          ),
      };
    })
    .sort(
      (a, b) =>
        b.count - a.count ||
        Number(a.owner > b.owner) - Number(a.owner < b.owner),
    );
}

function titleOf(count: number, subject: string): string {
  return count === 1
    ? `You own 1 thing that depends on ${subject}`
    : `You own ${count} things that depend on ${subject}`;
}

function subjectOf(
  { type, name }: LineageNode,
  version: string | undefined,
): string {
  if (version === undefined) {
    return shortened(name);
  }
  return type === 'library'
    ? shortened(`${name} ${version}`)
    : shortened(`version ${version} of ${name}`);
}

function descriptionOf(
  nodes: readonly LineageNode[],
  { message, actor }: NoticeOptions,
): string {
  const names = nodes.slice(0, NAMED).map(({ name }) => shortened(name));
  const more = nodes.length - names.length;
  return [
    message?.trim(),
    `Affected: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
    `Sent by ${actor}.`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function linkTo(
  { id, assetId }: LineageNode,
  version: string | undefined,
): string {
  const query = new URLSearchParams({ ref: assetId ?? id });
  if (version !== undefined) {
    query.set('version', version);
  }
  return `${IMPACT_PAGE}?${query}`;
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > LONGEST_NAME
    ? `${letters.slice(0, LONGEST_NAME - 1).join('')}…`
    : text;
}
