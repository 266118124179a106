import type { SystemData } from '../resources';

export const LOCATION = 'westeurope';

/** Made, and last changed, by one person on one day. */
export function stamp(on: string, by: string): SystemData {
  const at = `${on}T09:30:00.000000+00:00`;
  return {
    createdAt: at,
    createdBy: by,
    createdByType: 'User',
    lastModifiedAt: at,
    lastModifiedBy: by,
    lastModifiedByType: 'User',
  };
}
