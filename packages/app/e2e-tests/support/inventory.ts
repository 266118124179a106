import type {
  AssetDetail,
  FacetValue,
  Finding,
  Revision,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { PortalApi } from './portal';

const ROOT = '/api/ai-inventory';

/** The asset of a catalog entity; the ref is `kind/namespace/name`. */
export async function assetOf(
  api: PortalApi,
  ref: string,
): Promise<AssetDetail> {
  return api.get(`${ROOT}/assets/by-ref/${ref}`);
}

/** The findings of an asset, open or over. */
export async function findingsOf(
  api: PortalApi,
  asset: { id: string },
  state: 'open' | 'closed',
): Promise<Finding[]> {
  const page = await api.get(
    `${ROOT}/assets/${asset.id}/findings?state=${state}&limit=100`,
  );
  return page.items;
}

/** What happened to an asset, newest first. */
export async function historyOf(
  api: PortalApi,
  asset: { id: string },
): Promise<Revision[]> {
  return (await api.get(`${ROOT}/assets/${asset.id}/history?limit=100`)).items;
}

/** How many assets have a finding of the type that counts. */
export async function countOf(api: PortalApi, type: string): Promise<number> {
  const { byFinding }: { byFinding: FacetValue[] } = await api.get(
    `${ROOT}/summary`,
  );
  return byFinding.find(({ value }) => value === type)?.count ?? 0;
}

/** Reopens whatever is accepted of an asset, so that it counts again. */
export async function reopenAll(api: PortalApi, ref: string): Promise<void> {
  const findings = await findingsOf(api, await assetOf(api, ref), 'open');
  for (const { id } of findings.filter(({ acceptance }) => acceptance)) {
    await api.post(`${ROOT}/findings/${id}/reopen`, { reason: 'Tidying up' });
  }
}

/** Unregisters a file from the catalog, if it is registered. */
export async function unregister(api: PortalApi, url: string): Promise<void> {
  const locations: { data: { id: string; target: string } }[] = await api.get(
    '/api/catalog/locations',
  );
  for (const { data } of locations.filter(each => each.data.target === url)) {
    await api.delete(`/api/catalog/locations/${data.id}`);
  }
}

/** Takes back all that people decided of the assets, as far as they are there. */
export async function revokeAll(
  api: PortalApi,
  refs: readonly string[],
): Promise<void> {
  const open = new Set<string>();
  for (const ref of refs) {
    if (await api.has(`${ROOT}/assets/by-ref/${ref}`)) {
      const { decisions } = await assetOf(api, ref);
      decisions
        .filter(({ revokedAt }) => !revokedAt)
        .forEach(({ id }) => open.add(id));
    }
  }
  for (const id of open) {
    await api.post(`${ROOT}/decisions/${id}/revoke`, { reason: 'Tidying up' });
  }
}
