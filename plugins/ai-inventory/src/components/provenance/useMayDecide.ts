import { aiInventoryLinkDecidePermission } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { usePermission } from '@backstage/plugin-permission-react';

/** Whether the reader may say which records are one asset. */
export function useMayDecide(): boolean {
  return usePermission({ permission: aiInventoryLinkDecidePermission }).allowed;
}
