import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { AssetService, ReadOptions } from '../assets/AssetService';
import { takeMoment } from '../history/Moment';
import { refuseNul } from '../schema/refuseNul';
import { findAsset, MOMENT } from './findAsset';

const VERSIONS = 10;

/** Lets an assistant read one asset. */
export function registerGetAsset(
  registry: ActionsRegistryService,
  assets: AssetService<ReadOptions>,
): void {
  registry.register({
    name: 'get-ai-asset',
    title: 'Read an AI asset',
    description: `Reads one AI model or dataset: its records at the platforms and its ${VERSIONS} newest versions with parameters, metrics, datasets and aliases; now, or as of any date.

Give the id that search-ai-assets answered, or the ref of its catalog entity.`,
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          id: z.string().optional().describe('The id of the asset'),
          entityRef: z
            .string()
            .optional()
            .describe('e.g. aimodel:mlflow-prod/fraud-model'),
          asOf: z
            .string()
            .datetime({ offset: true })
            .optional()
            .describe(MOMENT.asOf),
          clock: z.enum(['known', 'actual']).optional().describe(MOMENT.clock),
        }),
      output: z =>
        z.object({
          asset: z
            .object({ id: z.string(), kind: z.string(), name: z.string() })
            .passthrough(),
          versions: z.array(
            z
              .object({
                version: z.string(),
                lifecycle: z.string().optional(),
                aliases: z.array(z.string()),
                createdAt: z.string().optional(),
                parameters: z.record(z.string(), z.string()),
                metrics: z.array(
                  z.object({
                    key: z.string(),
                    value: z.union([z.number(), z.string()]),
                  }),
                ),
                datasets: z.array(
                  z.object({
                    name: z.string(),
                    role: z.string(),
                    version: z.string().optional(),
                    entityRef: z.string().optional(),
                  }),
                ),
                framework: z.string().optional(),
              })
              .passthrough(),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      refuseNul(input, 'input');
      const { query, moment } = takeMoment(input);
      const read = { credentials, moment };
      const asset = await findAsset(assets, query, read);
      const { items } = await assets.listVersions(
        asset.id,
        { limit: VERSIONS },
        read,
      );
      return {
        output: {
          asset: { ...asset },
          versions: items.map(version => ({
            version: version.version,
            lifecycle: version.lifecycle,
            aliases: version.aliases,
            createdAt: version.createdAt,
            parameters: version.parameters,
            metrics: version.metrics.map(({ key, value }) => ({ key, value })),
            datasets: version.datasets.map(dataset => ({
              name: dataset.name,
              role: dataset.role,
              version: dataset.version,
              entityRef: dataset.entityRef,
            })),
            framework: version.framework,
          })),
        },
      };
    },
  });
}
