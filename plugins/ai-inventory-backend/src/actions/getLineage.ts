import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { AssetService, ReadOptions } from '../assets/AssetService';
import { takeMoment } from '../history/Moment';
import type { LineageService } from '../lineage/LineageService';
import { refuseNul } from '../schema/refuseNul';
import { findAsset, MOMENT } from './findAsset';

/** Lets an assistant read what something was made from, and what uses it. */
export function registerGetLineage(
  registry: ActionsRegistryService,
  options: {
    readonly assets: AssetService<ReadOptions>;
    readonly lineage: Pick<LineageService, 'lineage'>;
  },
): void {
  const { assets, lineage } = options;
  registry.register({
    name: 'get-ai-lineage',
    title: 'Read the lineage of an AI asset',
    description: `Reads the graph around a model, dataset, pipeline or endpoint: the data that trained and validated it, the models it was derived from, the endpoints that run it, the applications that use those. Each edge says who says so.

Give the id that search-ai-assets answered, or the ref of its catalog entity.`,
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          id: z.string().optional().describe('The id of the asset'),
          entityRef: z.string().optional(),
          version: z
            .string()
            .min(1)
            .max(500)
            .optional()
            .describe('Only what concerns this version'),
          direction: z.enum(['upstream', 'downstream', 'both']).default('both'),
          depth: z.number().int().min(1).max(10).default(3),
          asOf: z
            .string()
            .datetime({ offset: true })
            .optional()
            .describe(MOMENT.asOf),
          clock: z.enum(['known', 'actual']).optional().describe(MOMENT.clock),
        }),
      output: z => z.object({ graph: z.object({}).passthrough() }),
    },
    action: async ({ input, credentials }) => {
      refuseNul(input, 'input');
      const { query, moment } = takeMoment(input);
      const { id, entityRef, ...rest } = query;
      const read = { credentials, moment };
      const asset = await findAsset(assets, { id, entityRef }, read);
      const graph = await lineage.lineage(asset.id, rest, read);
      return { output: { graph: { ...graph } } };
    },
  });
}
