import type { AiInventoryApi } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { identityApiRef } from '@backstage/core-plugin-api';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';

import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import type { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { aiInventoryApiRef } from '../api';
import { rootRouteRef } from '../routes';
import { assetNamed } from './assets';
import { createEntity } from './entities';
import { MockAiInventoryApi } from './MockAiInventoryApi';

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
    /** What the reader owns things as. */
    owns?: string[];
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
        [
          identityApiRef,
          mockApis.identity({ ownershipEntityRefs: options.owns ?? [] }),
        ],
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

/** The same on the catalog page of an asset of the story. */
export function renderOnEntityPage(
  element: ReactElement,
  name: string,
  options: {
    api?: MockAiInventoryApi;
    url?: string;
    denied?: string[];
  } = {},
) {
  const api = options.api ?? new MockAiInventoryApi();
  const entity = createEntity(assetNamed(api.assets, name));
  renderInventory(<EntityProvider entity={entity}>{element}</EntityProvider>, {
    url: '/catalog/default/aimodel/x',
    ...options,
    api,
  });
  return api;
}
