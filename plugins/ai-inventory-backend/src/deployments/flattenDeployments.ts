import type { SourceDeployment } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { flatten, type FlatView } from '../reconcile/diff';

/** A flat view of deployments, e.g. `deployments.blue.trafficPercent`. */
export function flattenDeployments(
  deployments: readonly SourceDeployment[] | undefined,
): FlatView {
  const view = new Map<string, unknown>();
  for (const { id, images, ...fields } of deployments ?? []) {
    const flat = flatten({
      ...fields,
      images: images?.map(({ uri, digest }) =>
        digest ? `${uri}@${digest}` : uri,
      ),
    });
    for (const [field, value] of flat) {
      view.set(`deployments.${id}.${field}`, value);
    }
    if (flat.size === 0) {
      view.set(`deployments.${id}`, true);
    }
  }
  return view;
}
