import type {
  Impact,
  ImpactNotices,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';

const NAMED = 20;
/** The catalog of the story has no such group. */
const UNKNOWN_OWNER = 'group:default/gone';

/** What the owners of the story are told. */
export function createNotices(
  impact: Impact,
  options: { preview: boolean; message?: string },
): ImpactNotices {
  const { preview, message } = options;
  const { start, affected, owners } = impact;
  return {
    preview,
    notices: owners
      .filter(({ ref }) => ref !== UNKNOWN_OWNER)
      .map(({ ref, count }) => {
        const nodes = affected
          .map(({ node }) => node)
          .filter(({ owner }) => owner === ref);
        return {
          owner: ref,
          title: `You own ${count} things that depend on ${start.name}`,
          description: [
            message,
            `Affected: ${nodes.map(({ name }) => name).join(', ')}.`,
          ]
            .filter(Boolean)
            .join('\n\n'),
          link: '/ai-inventory/impact',
          count,
          things: nodes
            .slice(0, NAMED)
            .map(({ name, type }) => ({ name, type })),
          ...(!preview && { status: 'sent' as const }),
        };
      }),
    unknownOwners: owners.filter(({ ref }) => ref === UNKNOWN_OWNER),
    withoutOwner: affected.filter(({ node }) => !node.owner).length,
  };
}
