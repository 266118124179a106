import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { takeMoment } from '../history/Moment';
import type { ImpactService } from '../lineage/ImpactService';
import { refuseNul } from '../schema/refuseNul';
import { MOMENT } from './findAsset';

/** So many affected things one answer names; how many there are is told. */
const MOST = 200;

/** Lets an assistant ask who is affected when something changes or goes away. */
export function registerGetImpact(
  registry: ActionsRegistryService,
  impact: Pick<ImpactService, 'impact'>,
): void {
  registry.register({
    name: 'get-ai-impact',
    title: 'Read the impact of an AI asset, a library or a source',
    description: `Tells everything that is affected when a dataset, a model, an endpoint, one version of these, a library or a whole source changes or goes away: which applications, systems and owners, each with the shortest path as evidence. At most ${MOST} affected things are named, the nearest first; the counts are complete.`,
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          ref: z
            .string()
            .min(1)
            .max(1100)
            .describe(
              'The id of an asset, the ref of its entity, library:<ecosystem>/<name> (pypi, conda or python), or source:<type>/<key>',
            ),
          version: z.string().min(1).max(1000).optional(),
          asOf: z
            .string()
            .datetime({ offset: true })
            .optional()
            .describe(MOMENT.asOf),
          clock: z.enum(['known', 'actual']).optional().describe(MOMENT.clock),
        }),
      output: z =>
        z.object({
          affectedCount: z.number(),
          impact: z.object({}).passthrough(),
        }),
    },
    action: async ({ input, credentials }) => {
      refuseNul(input, 'input');
      const { query, moment } = takeMoment(input);
      const found = await impact.impact(query, { credentials, moment });
      const nearest = [...found.affected].sort(
        (a, b) => a.node.distance - b.node.distance,
      );
      return {
        output: {
          affectedCount: found.affected.length,
          impact: { ...found, affected: nearest.slice(0, MOST) },
        },
      };
    },
  });
}
