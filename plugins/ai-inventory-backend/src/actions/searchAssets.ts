import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { AssetService, ReadOptions } from '../assets/AssetService';
import { takeMoment } from '../history/Moment';
import { refuseNul } from '../schema/refuseNul';
import { MOMENT } from './findAsset';

/** Lets an assistant find assets. */
export function registerSearchAssets(
  registry: ActionsRegistryService,
  assets: AssetService<ReadOptions>,
): void {
  registry.register({
    name: 'search-ai-assets',
    title: 'Search AI assets',
    description: `Finds AI models and datasets that the company runs on its platforms (MLflow and others), by words in their name or description, and by kind, lifecycle, owner, source or environment; now, or as of any date.

Each result names the asset's id, its current version, its owner and where it is known. Use get-ai-asset with the id for its records and versions.`,
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          query: z
            .string()
            .max(200)
            .optional()
            .describe('Words in the name, title or description'),
          kind: z
            .array(z.enum(['model', 'dataset', 'pipeline', 'endpoint']))
            .optional(),
          lifecycle: z
            .array(z.enum(['development', 'testing', 'production', 'retired']))
            .optional(),
          owner: z
            .array(z.string().max(400))
            .max(100)
            .optional()
            .describe('Full entity refs, e.g. group:default/risk'),
          source: z
            .array(z.string().max(400))
            .max(100)
            .optional()
            .describe('Refs of sources, e.g. mlflow/prod'),
          environment: z.array(z.string().max(400)).max(100).optional(),
          asOf: z
            .string()
            .datetime({ offset: true })
            .optional()
            .describe(MOMENT.asOf),
          clock: z.enum(['known', 'actual']).optional().describe(MOMENT.clock),
          limit: z.number().int().min(1).max(100).default(20),
          cursor: z
            .string()
            .optional()
            .describe('The nextCursor of the last answer'),
        }),
      output: z =>
        z.object({
          totalItems: z.number(),
          nextCursor: z.string().optional(),
          items: z.array(
            z.object({
              id: z.string(),
              kind: z.string(),
              name: z.string(),
              description: z.string().optional(),
              entityRef: z.string().optional(),
              lifecycle: z.string().optional(),
              owner: z.string().optional(),
              currentVersion: z.string().optional(),
              versionCount: z.number(),
              environments: z.array(z.string()),
              sources: z.array(z.string()),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      refuseNul(input, 'input');
      const { query: asked, moment } = takeMoment(input);
      const { query, ...filters } = asked;
      const page = await assets.listAssets(
        { ...filters, q: query },
        { credentials, moment },
      );
      return {
        output: {
          totalItems: page.totalItems,
          nextCursor: page.pageInfo.nextCursor,
          items: page.items.map(asset => ({
            id: asset.id,
            kind: asset.kind,
            name: asset.name,
            description: asset.description,
            entityRef: asset.entityRef,
            lifecycle: asset.lifecycle,
            owner: asset.owner,
            currentVersion: asset.currentVersion,
            versionCount: asset.versionCount,
            environments: asset.environments,
            sources: asset.sources,
          })),
        },
      };
    },
  });
}
