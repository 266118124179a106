import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

// Sign-in. Guests are for development; put your own provider beside them.
backend.add(import('@backstage/plugin-auth-backend'));
if (process.env.NODE_ENV === 'development') {
  backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
}

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

// The AI inventory: the hub, a source for each platform, and the catalog side.
backend.add(import('@ai-inventory/backstage-plugin-ai-inventory-backend'));
backend.add(
  import('@ai-inventory/backstage-plugin-ai-inventory-backend-module-mlflow'),
);
backend.add(
  import(
    '@ai-inventory/backstage-plugin-ai-inventory-backend-module-sagemaker'
  ),
);
backend.add(
  import('@ai-inventory/backstage-plugin-ai-inventory-backend-module-azureml'),
);
backend.add(
  import('@ai-inventory/backstage-plugin-ai-inventory-backend-module-vertexai'),
);
backend.add(
  import('@ai-inventory/backstage-plugin-catalog-backend-module-ai-inventory'),
);

backend.start().catch(error => {
  // One that did not start must not stay and answer 503 for ever.
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
