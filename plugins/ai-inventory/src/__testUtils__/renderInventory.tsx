import type { AiInventoryApi } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import type { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { aiInventoryApiRef } from '../api';
import { rootRouteRef } from '../routes';

function CurrentUrl() {
  const { pathname, search } = useLocation();
  return <output data-testid="url">{`${pathname}${search}`}</output>;
}

/** Renders a part of the inventory in an app of the new frontend system. */
export function renderInventory(
  element: ReactElement,
  options: {
    api: AiInventoryApi;
    url?: string;
    /** Names of permissions that the reader lacks. */
    denied?: string[];
  },
) {
  const permission = mockApis.permission({
    authorize: request =>
      options.denied?.includes(request.permission.name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
  });
  return renderInTestApp(
    <>
      {element}
      <CurrentUrl />
    </>,
    {
      apis: [
        [aiInventoryApiRef, options.api],
        [permissionApiRef, permission],
      ],
      mountedRoutes: {
        '/ai-inventory': convertLegacyRouteRef(rootRouteRef),
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
      },
      initialRouteEntries: [options.url ?? '/ai-inventory'],
    },
  );
}
