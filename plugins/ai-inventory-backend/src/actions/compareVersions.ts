import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { AssetService, ReadOptions } from '../assets/AssetService';
import { refuseNul } from '../schema/refuseNul';
import { findAsset } from './findAsset';

/** Lets an assistant compare versions. */
export function registerCompareVersions(
  registry: ActionsRegistryService,
  assets: AssetService<ReadOptions>,
): void {
  registry.register({
    name: 'compare-ai-versions',
    title: 'Compare versions of AI models',
    description: `Compares two to ten versions, of one model or of several, also across platforms: what differs in parameters, metrics, datasets and libraries. The first one is what the others are compared with.

Name each by its asset (the id that search-ai-assets answered, or the ref of its entity) and its version.`,
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          versions: z
            .array(
              z.object({
                id: z.string().optional().describe('The id of the asset'),
                entityRef: z.string().optional(),
                version: z.string().min(1).max(500),
                record: z
                  .string()
                  .optional()
                  .describe(
                    'Only where two records of the asset have a version of that name',
                  ),
              }),
            )
            .min(2)
            .max(10),
        }),
      output: z => z.object({ comparison: z.object({}).passthrough() }),
    },
    action: async ({ input, credentials }) => {
      refuseNul(input, 'input');
      const ids: string[] = [];
      for (const { version, record, ...named } of input.versions) {
        const asset = await findAsset(assets, named, { credentials });
        const found = await assets.getVersion(asset.id, version, record, {
          credentials,
        });
        ids.push(found.id);
      }
      const comparison = await assets.compareVersions(ids, { credentials });
      return { output: { comparison: { ...comparison } } };
    },
  });
}
