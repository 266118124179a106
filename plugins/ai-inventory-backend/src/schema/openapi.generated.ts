// Generated from plugins/ai-inventory-backend/src/schema/openapi.yaml by `yarn generate:api`. Do not edit.

export const spec = {
  openapi: '3.0.3',
  info: {
    title: 'ai-inventory',
    version: '1',
    description:
      'The AI inventory: models and datasets of all configured sources, their versions and history, and the state of the sources. Times are ISO 8601 in UTC. Errors have the Backstage shape `{ error: { name, message } }`.',
    license: {
      name: 'Apache-2.0',
      url: 'http://www.apache.org/licenses/LICENSE-2.0.html',
    },
  },
  servers: [
    {
      url: '/',
    },
  ],
  tags: [
    {
      name: 'assets',
    },
    {
      name: 'lineage',
    },
    {
      name: 'findings',
    },
    {
      name: 'links',
    },
    {
      name: 'sources',
    },
    {
      name: 'history',
    },
    {
      name: 'catalog',
    },
  ],
  paths: {
    '/assets': {
      get: {
        operationId: 'listAssets',
        tags: ['assets'],
        summary: 'One page of the assets that pass all filters',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'kind',
            in: 'query',
            description: 'Only assets of one of these kinds.',
            schema: {
              type: 'array',
              maxItems: 10,
              items: {
                $ref: '#/components/schemas/AssetKind',
              },
            },
          },
          {
            name: 'lifecycle',
            in: 'query',
            description: 'Only assets in one of these lifecycles.',
            schema: {
              type: 'array',
              maxItems: 10,
              items: {
                $ref: '#/components/schemas/Lifecycle',
              },
            },
          },
          {
            name: 'source',
            in: 'query',
            allowReserved: true,
            description:
              'Only assets that one of these sources (`mlflow/prod`) knows.',
            schema: {
              type: 'array',
              maxItems: 100,
              items: {
                type: 'string',
                maxLength: 200,
              },
            },
          },
          {
            name: 'environment',
            in: 'query',
            allowReserved: true,
            description:
              'Only assets that a source of one of these environments knows.',
            schema: {
              type: 'array',
              maxItems: 100,
              items: {
                type: 'string',
                maxLength: 200,
              },
            },
          },
          {
            name: 'owner',
            in: 'query',
            allowReserved: true,
            description:
              'Only assets of one of these owners, as full entity refs.',
            schema: {
              type: 'array',
              maxItems: 100,
              items: {
                type: 'string',
                maxLength: 400,
              },
            },
          },
          {
            name: 'finding',
            in: 'query',
            description:
              'Only assets with an open finding of one of these types, e.g. `undeclared`. Accepted findings do not count.',
            schema: {
              type: 'array',
              maxItems: 50,
              items: {
                type: 'string',
                maxLength: 63,
              },
            },
          },
          {
            name: 'riskClass',
            in: 'query',
            description:
              'Only models of one of these classes of the EU AI Act.',
            schema: {
              type: 'array',
              maxItems: 10,
              items: {
                $ref: '#/components/schemas/RiskClass',
              },
            },
          },
          {
            name: 'q',
            in: 'query',
            allowReserved: true,
            description:
              'Only assets whose name, title or description contains this text, whatever its case.',
            schema: {
              type: 'string',
              maxLength: 200,
            },
          },
          {
            name: 'removed',
            in: 'query',
            description:
              'Whether assets that were removed at their source are listed.',
            schema: {
              type: 'string',
              enum: ['exclude', 'include', 'only'],
              default: 'exclude',
            },
          },
          {
            name: 'orderField',
            in: 'query',
            allowReserved: true,
            description: 'The field to sort by, then `,asc` or `,desc`.',
            schema: {
              type: 'string',
              default: 'name,asc',
              pattern:
                '^(name|kind|lifecycle|owner|versionCount|firstSeenAt|updatedAt)(,(asc|desc))?$',
            },
          },
          {
            name: 'limit',
            in: 'query',
            description: 'How many items a page holds at the most.',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 500,
              default: 50,
            },
          },
          {
            name: 'cursor',
            in: 'query',
            allowReserved: true,
            description:
              'The `nextCursor` or `prevCursor` of an earlier answer; the other parameters must be the same.',
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 4000,
            },
          },
          {
            name: 'asOf',
            in: 'query',
            allowReserved: true,
            description:
              'Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation.',
            schema: {
              type: 'string',
              format: 'date-time',
            },
          },
          {
            name: 'clock',
            in: 'query',
            description:
              'With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now.',
            schema: {
              type: 'string',
              enum: ['known', 'actual'],
            },
          },
        ],
        responses: {
          '200': {
            description: 'One page of assets',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/AssetPage',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/assets/facets': {
      get: {
        operationId: 'getAssetFacets',
        tags: ['assets'],
        summary:
          'How many assets have which value, among those that pass all filters',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'facet',
            in: 'query',
            required: true,
            description:
              'The fields to count by. A filter on the counted field itself is left out of its own count, so that the other choices stay visible.',
            schema: {
              type: 'array',
              minItems: 1,
              maxItems: 7,
              items: {
                type: 'string',
                enum: [
                  'kind',
                  'lifecycle',
                  'source',
                  'environment',
                  'owner',
                  'finding',
                  'riskClass',
                ],
              },
            },
          },
          {
            name: 'kind',
            in: 'query',
            description: 'Only assets of one of these kinds.',
            schema: {
              type: 'array',
              maxItems: 10,
              items: {
                $ref: '#/components/schemas/AssetKind',
              },
            },
          },
          {
            name: 'lifecycle',
            in: 'query',
            description: 'Only assets in one of these lifecycles.',
            schema: {
              type: 'array',
              maxItems: 10,
              items: {
                $ref: '#/components/schemas/Lifecycle',
              },
            },
          },
          {
            name: 'source',
            in: 'query',
            allowReserved: true,
            description:
              'Only assets that one of these sources (`mlflow/prod`) knows.',
            schema: {
              type: 'array',
              maxItems: 100,
              items: {
                type: 'string',
                maxLength: 200,
              },
            },
          },
          {
            name: 'environment',
            in: 'query',
            allowReserved: true,
            description:
              'Only assets that a source of one of these environments knows.',
            schema: {
              type: 'array',
              maxItems: 100,
              items: {
                type: 'string',
                maxLength: 200,
              },
            },
          },
          {
            name: 'owner',
            in: 'query',
            allowReserved: true,
            description:
              'Only assets of one of these owners, as full entity refs.',
            schema: {
              type: 'array',
              maxItems: 100,
              items: {
                type: 'string',
                maxLength: 400,
              },
            },
          },
          {
            name: 'finding',
            in: 'query',
            description:
              'Only assets with an open finding of one of these types, e.g. `undeclared`. Accepted findings do not count.',
            schema: {
              type: 'array',
              maxItems: 50,
              items: {
                type: 'string',
                maxLength: 63,
              },
            },
          },
          {
            name: 'riskClass',
            in: 'query',
            description:
              'Only models of one of these classes of the EU AI Act.',
            schema: {
              type: 'array',
              maxItems: 10,
              items: {
                $ref: '#/components/schemas/RiskClass',
              },
            },
          },
          {
            name: 'q',
            in: 'query',
            allowReserved: true,
            description:
              'Only assets whose name, title or description contains this text, whatever its case.',
            schema: {
              type: 'string',
              maxLength: 200,
            },
          },
          {
            name: 'removed',
            in: 'query',
            description:
              'Whether assets that were removed at their source are listed.',
            schema: {
              type: 'string',
              enum: ['exclude', 'include', 'only'],
              default: 'exclude',
            },
          },
          {
            name: 'asOf',
            in: 'query',
            allowReserved: true,
            description:
              'Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation.',
            schema: {
              type: 'string',
              format: 'date-time',
            },
          },
          {
            name: 'clock',
            in: 'query',
            description:
              'With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now.',
            schema: {
              type: 'string',
              enum: ['known', 'actual'],
            },
          },
        ],
        responses: {
          '200': {
            description: 'The counts of each facet, most frequent first',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['facets'],
                  properties: {
                    facets: {
                      type: 'object',
                      additionalProperties: {
                        type: 'array',
                        items: {
                          $ref: '#/components/schemas/FacetValue',
                        },
                      },
                    },
                  },
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/assets/by-ref/{kind}/{namespace}/{name}': {
      get: {
        operationId: 'getAssetByEntityRef',
        tags: ['assets'],
        summary: 'The asset behind a catalog entity',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'kind',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
          {
            name: 'namespace',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
          {
            name: 'name',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
          {
            name: 'asOf',
            in: 'query',
            allowReserved: true,
            description:
              'Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation.',
            schema: {
              type: 'string',
              format: 'date-time',
            },
          },
          {
            name: 'clock',
            in: 'query',
            description:
              'With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now.',
            schema: {
              type: 'string',
              enum: ['known', 'actual'],
            },
          },
        ],
        responses: {
          '200': {
            description: 'The asset',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/AssetDetail',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/assets/{id}': {
      get: {
        operationId: 'getAsset',
        tags: ['assets'],
        summary: 'One asset with its records and where each field comes from',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              format: 'uuid',
              pattern: '^[0-9a-fA-F-]{36}$',
            },
          },
          {
            name: 'asOf',
            in: 'query',
            allowReserved: true,
            description:
              'Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation.',
            schema: {
              type: 'string',
              format: 'date-time',
            },
          },
          {
            name: 'clock',
            in: 'query',
            description:
              'With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now.',
            schema: {
              type: 'string',
              enum: ['known', 'actual'],
            },
          },
        ],
        responses: {
          '200': {
            description: 'The asset',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/AssetDetail',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/assets/{id}/versions': {
      get: {
        operationId: 'listAssetVersions',
        tags: ['assets'],
        summary: 'The versions of an asset, newest first',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              format: 'uuid',
              pattern: '^[0-9a-fA-F-]{36}$',
            },
          },
          {
            name: 'limit',
            in: 'query',
            description: 'How many items a page holds at the most.',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 500,
              default: 50,
            },
          },
          {
            name: 'cursor',
            in: 'query',
            allowReserved: true,
            description:
              'The `nextCursor` or `prevCursor` of an earlier answer; the other parameters must be the same.',
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 4000,
            },
          },
          {
            name: 'asOf',
            in: 'query',
            allowReserved: true,
            description:
              'Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation.',
            schema: {
              type: 'string',
              format: 'date-time',
            },
          },
          {
            name: 'clock',
            in: 'query',
            description:
              'With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now.',
            schema: {
              type: 'string',
              enum: ['known', 'actual'],
            },
          },
        ],
        responses: {
          '200': {
            description: 'One page of versions',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/VersionPage',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/assets/{id}/versions/{version}': {
      get: {
        operationId: 'getAssetVersion',
        tags: ['assets'],
        summary: 'One version',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              format: 'uuid',
              pattern: '^[0-9a-fA-F-]{36}$',
            },
          },
          {
            name: 'version',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 500,
            },
          },
          {
            name: 'record',
            in: 'query',
            allowReserved: true,
            description:
              'The record that the version belongs to; needed only where two records of the asset use the same version name.',
            schema: {
              type: 'string',
              maxLength: 2000,
            },
          },
          {
            name: 'asOf',
            in: 'query',
            allowReserved: true,
            description:
              'Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation.',
            schema: {
              type: 'string',
              format: 'date-time',
            },
          },
          {
            name: 'clock',
            in: 'query',
            description:
              'With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now.',
            schema: {
              type: 'string',
              enum: ['known', 'actual'],
            },
          },
        ],
        responses: {
          '200': {
            description: 'The version',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Version',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/assets/{id}/history': {
      get: {
        operationId: 'listAssetHistory',
        tags: ['assets'],
        summary: 'The revisions of an asset, newest first',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              format: 'uuid',
              pattern: '^[0-9a-fA-F-]{36}$',
            },
          },
          {
            name: 'limit',
            in: 'query',
            description: 'How many items a page holds at the most.',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 500,
              default: 50,
            },
          },
          {
            name: 'cursor',
            in: 'query',
            allowReserved: true,
            description:
              'The `nextCursor` or `prevCursor` of an earlier answer; the other parameters must be the same.',
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 4000,
            },
          },
        ],
        responses: {
          '200': {
            description: 'One page of revisions',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/RevisionPage',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/assets/{id}/usages': {
      get: {
        operationId: 'listDatasetUsages',
        tags: ['assets'],
        summary:
          'The model versions that were trained, validated or tested on a dataset',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              format: 'uuid',
              pattern: '^[0-9a-fA-F-]{36}$',
            },
          },
          {
            name: 'version',
            in: 'query',
            allowReserved: true,
            description: 'Only uses of this version of the dataset.',
            schema: {
              type: 'string',
              maxLength: 500,
            },
          },
          {
            name: 'record',
            in: 'query',
            allowReserved: true,
            description:
              'Only uses of the dataset as this record tells of it; needed only where two records of the asset use the same version name.',
            schema: {
              type: 'string',
              maxLength: 2200,
            },
          },
          {
            name: 'unlisted',
            in: 'query',
            description:
              "Only uses that name no version, or one that the dataset's platform does not list.",
            schema: {
              type: 'boolean',
            },
          },
          {
            name: 'role',
            in: 'query',
            description: 'Only uses of this kind.',
            schema: {
              $ref: '#/components/schemas/DatasetRole',
            },
          },
          {
            name: 'limit',
            in: 'query',
            description: 'How many items a page holds at the most.',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 500,
              default: 50,
            },
          },
          {
            name: 'cursor',
            in: 'query',
            allowReserved: true,
            description:
              'The `nextCursor` or `prevCursor` of an earlier answer; the other parameters must be the same.',
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 4000,
            },
          },
        ],
        responses: {
          '200': {
            description:
              'One page of usages, ordered by model name, newest version first',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/UsagePage',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/assets/{id}/deployments': {
      get: {
        operationId: 'listAssetDeployments',
        tags: ['assets'],
        summary: 'Where a model runs, or what an endpoint runs',
        description:
          'Of a model: the deployments that run it, as far as the reader may see their endpoints. Of an endpoint: its own deployments. Any other asset has none.',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              format: 'uuid',
              pattern: '^[0-9a-fA-F-]{36}$',
            },
          },
          {
            name: 'limit',
            in: 'query',
            description: 'How many items a page holds at the most.',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 500,
              default: 50,
            },
          },
          {
            name: 'cursor',
            in: 'query',
            allowReserved: true,
            description:
              'The `nextCursor` or `prevCursor` of an earlier answer; the other parameters must be the same.',
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 4000,
            },
          },
        ],
        responses: {
          '200': {
            description:
              "One page of deployments, ordered by the endpoint's name",
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/DeploymentPage',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/assets/{id}/findings': {
      get: {
        operationId: 'listAssetFindings',
        tags: ['findings'],
        summary: 'What is or was wrong with an asset',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              format: 'uuid',
              pattern: '^[0-9a-fA-F-]{36}$',
            },
          },
          {
            name: 'state',
            in: 'query',
            description:
              'Which findings. `open` - also those that somebody accepted; `closed` - those that are over.',
            schema: {
              type: 'string',
              enum: ['open', 'closed', 'all'],
              default: 'open',
            },
          },
          {
            name: 'limit',
            in: 'query',
            description: 'How many items a page holds at the most.',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 500,
              default: 50,
            },
          },
          {
            name: 'cursor',
            in: 'query',
            allowReserved: true,
            description:
              'The `nextCursor` or `prevCursor` of an earlier answer; the other parameters must be the same.',
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 4000,
            },
          },
        ],
        responses: {
          '200': {
            description: 'One page of findings, the last one opened first',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/FindingPage',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/versions/compare': {
      get: {
        operationId: 'compareVersions',
        tags: ['assets'],
        summary: 'What differs between versions, side by side',
        description:
          'Two to ten versions, by their ids, of one model or of several, also across platforms. The first one is what the others are compared with.',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'id',
            in: 'query',
            required: true,
            schema: {
              type: 'array',
              minItems: 2,
              maxItems: 10,
              items: {
                type: 'string',
                format: 'uuid',
                pattern: '^[0-9a-fA-F-]{36}$',
              },
            },
          },
        ],
        responses: {
          '200': {
            description: 'The comparison',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/VersionComparison',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/assets/{id}/lineage': {
      get: {
        operationId: 'getLineage',
        tags: ['lineage'],
        summary: 'What an asset was made from, and what uses it',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              format: 'uuid',
              pattern: '^[0-9a-fA-F-]{36}$',
            },
          },
          {
            name: 'version',
            in: 'query',
            description: 'Only what concerns this version.',
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 500,
            },
          },
          {
            name: 'direction',
            in: 'query',
            schema: {
              type: 'string',
              enum: ['upstream', 'downstream', 'both'],
              default: 'both',
            },
          },
          {
            name: 'depth',
            in: 'query',
            description: 'How many steps to go.',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 10,
              default: 3,
            },
          },
          {
            name: 'asOf',
            in: 'query',
            allowReserved: true,
            description:
              'Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation.',
            schema: {
              type: 'string',
              format: 'date-time',
            },
          },
          {
            name: 'clock',
            in: 'query',
            description:
              'With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now.',
            schema: {
              type: 'string',
              enum: ['known', 'actual'],
            },
          },
        ],
        responses: {
          '200': {
            description:
              'The graph around the asset, as far as the reader may see it',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/LineageGraph',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/assets/{id}/evidence': {
      get: {
        operationId: 'getEvidence',
        tags: ['history'],
        summary: 'All that is known of an asset, with what proves it, as a ZIP',
        description:
          'JSON, a report for people, the revisions with their seals, and a script that verifies them offline. Each export is audited with the hash of its manifest.',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              format: 'uuid',
              pattern: '^[0-9a-fA-F-]{36}$',
            },
          },
          {
            name: 'asOf',
            in: 'query',
            allowReserved: true,
            description:
              'Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation.',
            schema: {
              type: 'string',
              format: 'date-time',
            },
          },
          {
            name: 'clock',
            in: 'query',
            description:
              'With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now.',
            schema: {
              type: 'string',
              enum: ['known', 'actual'],
            },
          },
        ],
        responses: {
          '200': {
            description: 'The package',
            content: {
              'application/zip': {
                schema: {
                  type: 'string',
                  format: 'binary',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/impact': {
      get: {
        operationId: 'getImpact',
        tags: ['lineage'],
        summary:
          'Everything that is affected when an asset, a library or a source changes or goes away',
        description:
          'The answer is complete, as far as the reader may see it; each affected thing has its shortest path as evidence. What a source affects takes the permission `ai-inventory.source.read` as well.',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'ref',
            in: 'query',
            required: true,
            allowReserved: true,
            description:
              'The id of an asset, the ref of its entity, a library as `library:<ecosystem>/<name>` (the ecosystem is `pypi`, `conda` or `python`), or a source as `source:<type>/<key>`.',
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 1100,
              pattern: '^[^\\0]*$',
            },
          },
          {
            name: 'version',
            in: 'query',
            allowReserved: true,
            description:
              'One version of it, e.g. of a dataset. Of a library, the version that versions of models must pin exactly.',
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 1000,
              pattern: '^[^\\0]*$',
            },
          },
          {
            name: 'asOf',
            in: 'query',
            allowReserved: true,
            description:
              'Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation.',
            schema: {
              type: 'string',
              format: 'date-time',
            },
          },
          {
            name: 'clock',
            in: 'query',
            description:
              'With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now.',
            schema: {
              type: 'string',
              enum: ['known', 'actual'],
            },
          },
        ],
        responses: {
          '200': {
            description: 'What is affected, the nearest first',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Impact',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/impact/notify': {
      post: {
        operationId: 'notifyAffectedOwners',
        tags: ['lineage'],
        summary:
          'Tells the owners of what is affected, or shows who would be told what',
        description:
          'Each owner that the catalog knows gets one notification of what it owns among the affected things that the caller may see. Asking again replaces the notification. That one owner could not be told is part of the answer, and keeps nobody else from being told.',
        'x-permission': 'ai-inventory.impact.notify',
        security: [
          {
            JWT: [],
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['ref', 'preview'],
                properties: {
                  ref: {
                    type: 'string',
                    minLength: 1,
                    maxLength: 1100,
                    pattern: '^[^\\0]*$',
                  },
                  version: {
                    type: 'string',
                    minLength: 1,
                    maxLength: 1000,
                    pattern: '^[^\\0]*$',
                  },
                  message: {
                    description:
                      'What the owners are to know; it comes before the list.',
                    type: 'string',
                    maxLength: 1000,
                    pattern: '^[^\\0]*$',
                  },
                  preview: {
                    description:
                      'Shows who would be told what, and tells nobody.',
                    type: 'boolean',
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'Who is told what',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ImpactNotices',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/assets/{id}/declaration-draft': {
      get: {
        operationId: 'getDeclarationDraft',
        tags: ['assets'],
        summary:
          'The `catalog-info.yaml` with which an owner would declare this model or dataset',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              format: 'uuid',
              pattern: '^[0-9a-fA-F-]{36}$',
            },
          },
        ],
        responses: {
          '200': {
            description: 'The draft, made of what is known',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/DeclarationDraft',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/findings/{findingId}/accept': {
      post: {
        operationId: 'acceptFinding',
        tags: ['findings'],
        summary: 'Accepts a finding for a time; it counts no more until then',
        'x-permission': 'ai-inventory.finding.accept',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'findingId',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              format: 'uuid',
              pattern: '^[0-9a-fA-F-]{36}$',
            },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['reason', 'until'],
                properties: {
                  reason: {
                    description: 'Kept with it and in the audit log.',
                    type: 'string',
                    minLength: 3,
                    maxLength: 1000,
                  },
                  until: {
                    description: 'When the acceptance ends; within two years.',
                    type: 'string',
                    format: 'date-time',
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The finding as it is now',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Finding',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/findings/{findingId}/reopen': {
      post: {
        operationId: 'reopenFinding',
        tags: ['findings'],
        summary: 'Takes back the acceptance of a finding',
        'x-permission': 'ai-inventory.finding.accept',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'findingId',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              format: 'uuid',
              pattern: '^[0-9a-fA-F-]{36}$',
            },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['reason'],
                properties: {
                  reason: {
                    description: 'Kept with it and in the audit log.',
                    type: 'string',
                    minLength: 3,
                    maxLength: 1000,
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The finding as it is now',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Finding',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/finding-types': {
      get: {
        operationId: 'listFindingTypes',
        tags: ['findings'],
        summary: 'What the inventory looks for',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        responses: {
          '200': {
            description: 'All types, also those that a company added',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: {
                        $ref: '#/components/schemas/FindingTypeInfo',
                      },
                    },
                  },
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/decisions': {
      post: {
        operationId: 'decideLink',
        tags: ['links'],
        summary: 'Joins two assets to one, or parts a record from its asset',
        'x-permission': 'ai-inventory.link.decide',
        security: [
          {
            JWT: [],
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['type', 'assetId', 'reason'],
                properties: {
                  type: {
                    $ref: '#/components/schemas/DecisionType',
                  },
                  assetId: {
                    type: 'string',
                    format: 'uuid',
                    pattern: '^[0-9a-fA-F-]{36}$',
                  },
                  otherAssetId: {
                    type: 'string',
                    format: 'uuid',
                    pattern: '^[0-9a-fA-F-]{36}$',
                    description:
                      'For `merge`: the asset that is the same thing.',
                  },
                  recordRef: {
                    type: 'string',
                    maxLength: 2200,
                    description:
                      'For `split`: the record that is another thing.',
                  },
                  reason: {
                    description: 'Kept with it and in the audit log.',
                    type: 'string',
                    minLength: 3,
                    maxLength: 1000,
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The asset as it is now',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/AssetDetail',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/decisions/{decisionId}/revoke': {
      post: {
        operationId: 'revokeDecision',
        tags: ['links'],
        summary: 'Takes a decision back',
        'x-permission': 'ai-inventory.link.decide',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'decisionId',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              format: 'uuid',
              pattern: '^[0-9a-fA-F-]{36}$',
            },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['reason'],
                properties: {
                  reason: {
                    description: 'Kept with it and in the audit log.',
                    type: 'string',
                    minLength: 3,
                    maxLength: 1000,
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The decision as it is now',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Decision',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/summary': {
      get: {
        operationId: 'getSummary',
        tags: ['assets'],
        summary: 'The numbers of the dashboard',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        responses: {
          '200': {
            description: 'The numbers of the dashboard',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Summary',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/sources': {
      get: {
        operationId: 'listSources',
        tags: ['sources'],
        summary: 'All sources with their state',
        'x-permission': 'ai-inventory.source.read',
        security: [
          {
            JWT: [],
          },
        ],
        responses: {
          '200': {
            description: 'All sources, in the order of their refs',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: {
                        $ref: '#/components/schemas/Source',
                      },
                    },
                  },
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/sources/{type}/{key}': {
      get: {
        operationId: 'getSource',
        tags: ['sources'],
        summary: 'One source with its state',
        'x-permission': 'ai-inventory.source.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'type',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
          {
            name: 'key',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
        ],
        responses: {
          '200': {
            description: 'The source',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Source',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/sources/{type}/{key}/runs': {
      get: {
        operationId: 'listSyncRuns',
        tags: ['sources'],
        summary: 'The sync runs of a source, newest first',
        'x-permission': 'ai-inventory.source.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'type',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
          {
            name: 'key',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
          {
            name: 'limit',
            in: 'query',
            description: 'How many items a page holds at the most.',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 500,
              default: 50,
            },
          },
          {
            name: 'cursor',
            in: 'query',
            allowReserved: true,
            description:
              'The `nextCursor` or `prevCursor` of an earlier answer; the other parameters must be the same.',
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 4000,
            },
          },
        ],
        responses: {
          '200': {
            description: 'One page of runs',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/SyncRunPage',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/sources/{type}/{key}/runs/{runId}': {
      get: {
        operationId: 'getSyncRun',
        tags: ['sources'],
        summary: 'One run with the records that it quarantined',
        'x-permission': 'ai-inventory.source.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'type',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
          {
            name: 'key',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
          {
            name: 'runId',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              format: 'uuid',
              pattern: '^[0-9a-fA-F-]{36}$',
            },
          },
        ],
        responses: {
          '200': {
            description: 'The run',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/SyncRunDetail',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/sources/{type}/{key}/sync': {
      post: {
        operationId: 'syncSource',
        tags: ['sources'],
        summary: 'Starts a sync of a source',
        'x-permission': 'ai-inventory.source.sync',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'type',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
          {
            name: 'key',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
        ],
        responses: {
          '202': {
            description:
              "The sync was asked for; the source's `runningRun` shows its progress once it has started",
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Source',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/sources/{type}/{key}/events': {
      post: {
        operationId: 'receiveSourceEvent',
        tags: ['sources'],
        summary: 'Takes news from the platform itself',
        description:
          'Whoever sends it proves who he is by what the platform puts into the request, e.g. a signature, so no Backstage token is asked for. News only has objects read again; it never changes anything by itself. At most 1 MB, of any content type. Who sends too many requests that are refused is answered 429.',
        'x-permission': 'none',
        security: [],
        parameters: [
          {
            name: 'type',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
          {
            name: 'key',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {},
            },
          },
        },
        responses: {
          '200': {
            description:
              'The answer that the platform expects of somebody who listens',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: true,
                },
              },
            },
          },
          '202': {
            description:
              "It was understood; objects are read again, or it was none of this source's news",
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['status'],
                  properties: {
                    status: {
                      type: 'string',
                      enum: ['accepted', 'ignored'],
                    },
                  },
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/sources/{type}/{key}/release-brake': {
      post: {
        operationId: 'releaseBrake',
        tags: ['sources'],
        summary:
          'Lets the next sync mark as missing what the brake holds back, and starts it',
        'x-permission': 'ai-inventory.source.release-brake',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'type',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
          {
            name: 'key',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['reason'],
                properties: {
                  reason: {
                    description:
                      'Why the smaller listing is right. It is kept with the run and in the audit log.',
                    type: 'string',
                    minLength: 3,
                    maxLength: 1000,
                  },
                },
              },
            },
          },
        },
        responses: {
          '202': {
            description: 'The brake was released and a sync asked for',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Source',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/history/differences': {
      get: {
        operationId: 'streamDifferences',
        tags: ['history'],
        summary: 'What differs between two points in time',
        description:
          'One JSON object (`AssetDifference`) on each line, by the names of the assets, as they are found. The last line is `{"complete": true, "count": n}`; without it, the answer was cut off.',
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'from',
            in: 'query',
            required: true,
            allowReserved: true,
            schema: {
              type: 'string',
              format: 'date-time',
            },
          },
          {
            name: 'to',
            in: 'query',
            allowReserved: true,
            description: 'Now where absent.',
            schema: {
              type: 'string',
              format: 'date-time',
            },
          },
          {
            name: 'entityRef',
            in: 'query',
            allowReserved: true,
            description: 'Only the asset of this entity.',
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 500,
            },
          },
          {
            name: 'kind',
            in: 'query',
            description: 'Only assets of one of these kinds.',
            schema: {
              type: 'array',
              maxItems: 10,
              items: {
                $ref: '#/components/schemas/AssetKind',
              },
            },
          },
          {
            name: 'clock',
            in: 'query',
            description:
              'With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now.',
            schema: {
              type: 'string',
              enum: ['known', 'actual'],
            },
          },
        ],
        responses: {
          '200': {
            description: 'Lines of JSON',
            content: {
              'application/x-ndjson': {
                schema: {
                  type: 'string',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/history/verify': {
      get: {
        operationId: 'verifyHistory',
        tags: ['history'],
        summary: 'Whether revisions are as they were sealed',
        description:
          'The hub seals revisions in the order of their ids, at most 256 with a seal, and each seal holds the hash of the one before. Call it with `after` of the last `next` until there is none. It stops at the first break.',
        'x-permission': 'ai-inventory.history.verify',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'after',
            in: 'query',
            description:
              'Begins after this seal; absent to begin with the first.',
            schema: {
              type: 'integer',
              minimum: 0,
              maximum: 2147483647,
              default: 0,
            },
          },
          {
            name: 'hash',
            in: 'query',
            description:
              'The hash that the seal `after` must have, e.g. of a head that was kept elsewhere.',
            schema: {
              type: 'string',
              pattern: '^[0-9a-f]{64}$',
            },
          },
          {
            name: 'limit',
            in: 'query',
            description: 'So many seals at most.',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 2000,
              default: 500,
            },
          },
        ],
        responses: {
          '200': {
            description: 'What was found, be it intact or broken',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/HistoryVerification',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
    '/catalog-feed': {
      get: {
        operationId: 'readCatalogFeed',
        tags: ['catalog'],
        summary:
          "What changed in the inventory's catalog entities, in order (service-to-service only)",
        'x-permission': 'ai-inventory.asset.read',
        security: [
          {
            JWT: [],
          },
        ],
        parameters: [
          {
            name: 'after',
            in: 'query',
            allowReserved: true,
            description:
              'The `next` of the last answer; absent to read from the beginning.',
            schema: {
              type: 'string',
              maxLength: 200,
            },
          },
          {
            name: 'limit',
            in: 'query',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 1000,
              default: 1000,
            },
          },
        ],
        responses: {
          '200': {
            description:
              'The next changes. An entity appears once, in its latest state.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/CatalogFeed',
                },
              },
            },
          },
          default: {
            description: 'What went wrong, and what to do',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ErrorBody',
                },
              },
            },
          },
        },
      },
    },
  },
  components: {
    securitySchemes: {
      JWT: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
      },
    },
    schemas: {
      AssetKind: {
        type: 'string',
        enum: ['model', 'dataset', 'pipeline', 'endpoint'],
      },
      Lifecycle: {
        type: 'string',
        enum: ['development', 'testing', 'production', 'retired'],
      },
      RemovalReason: {
        type: 'string',
        description:
          '`gone` - complete listings no longer hold it; `out-of-scope` - the source was reconfigured or taken out of the configuration; `unregistered` - it was only declared, and its declaration left the catalog.',
        enum: ['gone', 'out-of-scope', 'unregistered'],
      },
      PageInfo: {
        type: 'object',
        properties: {
          nextCursor: {
            type: 'string',
          },
          prevCursor: {
            type: 'string',
          },
        },
      },
      ErrorBody: {
        type: 'object',
        required: ['error'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: {
                type: 'string',
              },
              message: {
                type: 'string',
              },
            },
          },
        },
      },
      FacetValue: {
        type: 'object',
        required: ['value', 'count'],
        properties: {
          value: {
            type: 'string',
          },
          count: {
            type: 'integer',
          },
        },
      },
      Asset: {
        type: 'object',
        required: [
          'id',
          'kind',
          'name',
          'environments',
          'sources',
          'versionCount',
          'declared',
          'findings',
          'firstSeenAt',
          'updatedAt',
        ],
        properties: {
          id: {
            type: 'string',
            format: 'uuid',
          },
          kind: {
            $ref: '#/components/schemas/AssetKind',
          },
          name: {
            type: 'string',
            description: "The platform's own name.",
          },
          title: {
            type: 'string',
          },
          description: {
            type: 'string',
          },
          entityRef: {
            type: 'string',
            description:
              'The catalog entity, e.g. `aimodel:mlflow-prod/fraud-model`.',
          },
          lifecycle: {
            $ref: '#/components/schemas/Lifecycle',
          },
          owner: {
            type: 'string',
            description: 'Full entity ref.',
          },
          system: {
            type: 'string',
          },
          environments: {
            type: 'array',
            items: {
              type: 'string',
            },
            description:
              'Of the sources that know it, and those that its deployments run in.',
          },
          sources: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          currentVersion: {
            type: 'string',
            description: 'The newest version in the highest lifecycle.',
          },
          versionCount: {
            type: 'integer',
          },
          declared: {
            type: 'boolean',
          },
          findings: {
            type: 'array',
            description:
              'What is wrong with it now, worst first; accepted findings are left out.',
            items: {
              $ref: '#/components/schemas/FindingSummary',
            },
          },
          riskClass: {
            $ref: '#/components/schemas/RiskClass',
          },
          deploymentCount: {
            type: 'integer',
            description:
              'Of a model: how many deployments run it, whether or not the reader may see their endpoints. Of an endpoint: how many it has. Absent: none.',
          },
          lastActivityAt: {
            type: 'string',
            format: 'date-time',
            description:
              'When a call is last known: of an endpoint, or of what runs a model.',
          },
          firstSeenAt: {
            type: 'string',
            format: 'date-time',
          },
          updatedAt: {
            type: 'string',
            format: 'date-time',
            description: 'When the inventory last learned of a change.',
          },
          missingSince: {
            type: 'string',
            format: 'date-time',
            description:
              'Since when complete listings no longer hold it; it is not yet removed.',
          },
          removedAt: {
            type: 'string',
            format: 'date-time',
          },
          removalReason: {
            $ref: '#/components/schemas/RemovalReason',
          },
        },
      },
      AssetPage: {
        type: 'object',
        required: ['items', 'totalItems', 'pageInfo'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Asset',
            },
          },
          totalItems: {
            type: 'integer',
          },
          pageInfo: {
            $ref: '#/components/schemas/PageInfo',
          },
        },
      },
      AssetRecord: {
        type: 'object',
        description: 'What one source says about the asset.',
        required: ['ref', 'sourceRef', 'externalId', 'tags', 'firstSeenAt'],
        properties: {
          ref: {
            type: 'string',
            description: '`<source ref>:<external id>`',
          },
          sourceRef: {
            type: 'string',
          },
          externalId: {
            type: 'string',
          },
          environment: {
            type: 'string',
          },
          webUrl: {
            type: 'string',
          },
          url: {
            type: 'string',
            description: 'Where an endpoint is called.',
          },
          uri: {
            type: 'string',
            description: 'Where a dataset lies.',
          },
          status: {
            type: 'string',
            description: "The platform's own word, e.g. `InService`.",
          },
          intendedPurpose: {
            type: 'string',
            description:
              'What the platform says it is meant for, e.g. in a model card.',
          },
          riskRating: {
            $ref: '#/components/schemas/RiskRating',
          },
          lastActivityAt: {
            type: 'string',
            format: 'date-time',
          },
          tags: {
            type: 'object',
            additionalProperties: {
              type: 'string',
            },
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          createdBy: {
            type: 'string',
          },
          updatedAt: {
            type: 'string',
            format: 'date-time',
            description: 'When it last changed at the source.',
          },
          firstSeenAt: {
            type: 'string',
            format: 'date-time',
          },
          missingSince: {
            type: 'string',
            format: 'date-time',
          },
          removedAt: {
            type: 'string',
            format: 'date-time',
          },
          removalReason: {
            $ref: '#/components/schemas/RemovalReason',
          },
        },
      },
      ProvenanceSource: {
        type: 'string',
        description:
          "`declaration` - its owner's `catalog-info.yaml`; `record` - what a platform says; `rule` - an ownership rule of the configuration; `default` - the configuration's default.",
        enum: ['declaration', 'record', 'rule', 'default'],
      },
      Provenance: {
        type: 'object',
        description: 'Where the value of one field of the asset comes from.',
        required: ['from'],
        properties: {
          from: {
            $ref: '#/components/schemas/ProvenanceSource',
          },
          detail: {
            type: 'string',
            description:
              "The declaration's entity ref, the record's ref, or the rule in words.",
          },
          since: {
            type: 'string',
            format: 'date-time',
            description:
              'When it became true where that is known, else when the inventory learned of it.',
          },
          others: {
            type: 'array',
            description:
              'What others say of the same field, where they differ.',
            items: {
              $ref: '#/components/schemas/OtherValue',
            },
          },
        },
      },
      OtherValue: {
        type: 'object',
        required: ['from', 'value'],
        properties: {
          from: {
            $ref: '#/components/schemas/ProvenanceSource',
          },
          detail: {
            type: 'string',
          },
          value: {
            type: 'string',
          },
        },
      },
      AssetDetail: {
        allOf: [
          {
            $ref: '#/components/schemas/Asset',
          },
          {
            type: 'object',
            required: [
              'records',
              'provenance',
              'links',
              'decisions',
              'ownership',
            ],
            properties: {
              records: {
                type: 'array',
                items: {
                  $ref: '#/components/schemas/AssetRecord',
                },
              },
              provenance: {
                type: 'object',
                additionalProperties: {
                  $ref: '#/components/schemas/Provenance',
                },
              },
              declaration: {
                $ref: '#/components/schemas/Declaration',
              },
              links: {
                type: 'array',
                description:
                  'Why its records and its declaration are one asset. Empty where there is but one.',
                items: {
                  $ref: '#/components/schemas/AssetLink',
                },
              },
              decisions: {
                type: 'array',
                description:
                  'What people decided of its records, and did not take back.',
                items: {
                  $ref: '#/components/schemas/Decision',
                },
              },
              ownership: {
                type: 'array',
                description:
                  'The ownership rules in their order, up to the one that gave the owner. Empty for a declared asset.',
                items: {
                  $ref: '#/components/schemas/OwnershipStep',
                },
              },
              classification: {
                $ref: '#/components/schemas/Classification',
              },
            },
          },
        ],
      },
      Declaration: {
        type: 'object',
        description: 'What the owner wrote in `catalog-info.yaml`.',
        required: ['entityRef', 'spec', 'declaredAt', 'changedAt'],
        properties: {
          entityRef: {
            type: 'string',
          },
          spec: {
            type: 'object',
            additionalProperties: true,
          },
          location: {
            type: 'string',
            description:
              'Where the file lies, e.g. `url:https://…/catalog-info.yaml`.',
          },
          claims: {
            type: 'array',
            items: {
              type: 'string',
            },
            description: 'The refs of the records that it claims.',
          },
          declaredAt: {
            type: 'string',
            format: 'date-time',
          },
          changedAt: {
            type: 'string',
            format: 'date-time',
          },
        },
      },
      LinkRule: {
        type: 'string',
        description:
          '`claim` - the declaration names the record; `decision` - a person said so; `origin` - one names the other as what it was made from; `artifact` - both have the same artifact; `digest` - both have the same digest; `uri` - both lie in the same place.',
        enum: ['claim', 'decision', 'origin', 'artifact', 'digest', 'uri'],
      },
      AssetLink: {
        type: 'object',
        required: ['recordRef', 'with', 'rule', 'evidence'],
        properties: {
          recordRef: {
            type: 'string',
          },
          with: {
            type: 'string',
            description:
              'The record, or the entity of the declaration, that it is one asset with.',
          },
          rule: {
            $ref: '#/components/schemas/LinkRule',
          },
          evidence: {
            type: 'string',
            description: 'In words, for a person.',
          },
          since: {
            type: 'string',
            format: 'date-time',
          },
          decisionId: {
            type: 'string',
            format: 'uuid',
          },
        },
      },
      DecisionType: {
        type: 'string',
        enum: ['merge', 'split'],
      },
      Decision: {
        type: 'object',
        required: ['id', 'type', 'recordRefs', 'reason', 'by', 'at'],
        properties: {
          id: {
            type: 'string',
            format: 'uuid',
          },
          type: {
            $ref: '#/components/schemas/DecisionType',
          },
          recordRefs: {
            type: 'array',
            description:
              'Of `merge`: the two that are one. Of `split`: the one that is another thing, then those that it is apart from.',
            items: {
              type: 'string',
            },
          },
          reason: {
            type: 'string',
          },
          by: {
            type: 'string',
          },
          at: {
            type: 'string',
            format: 'date-time',
          },
          revokedAt: {
            type: 'string',
            format: 'date-time',
          },
          revokedBy: {
            type: 'string',
          },
        },
      },
      OwnershipStep: {
        type: 'object',
        required: ['rule', 'outcome', 'reason'],
        properties: {
          rule: {
            type: 'string',
            description: 'The rule in words.',
          },
          outcome: {
            type: 'string',
            enum: ['matched', 'no-match', 'invalid', 'default'],
          },
          owner: {
            type: 'string',
          },
          reason: {
            type: 'string',
          },
        },
      },
      FindingSeverity: {
        type: 'string',
        enum: ['info', 'warning', 'error'],
      },
      FindingSummary: {
        type: 'object',
        required: ['type', 'severity'],
        properties: {
          type: {
            type: 'string',
          },
          severity: {
            $ref: '#/components/schemas/FindingSeverity',
          },
        },
      },
      Finding: {
        type: 'object',
        required: [
          'id',
          'assetId',
          'type',
          'severity',
          'title',
          'explanation',
          'action',
          'openedAt',
        ],
        properties: {
          id: {
            type: 'string',
            format: 'uuid',
          },
          assetId: {
            type: 'string',
            format: 'uuid',
          },
          type: {
            type: 'string',
            description: 'e.g. `undeclared`.',
          },
          severity: {
            $ref: '#/components/schemas/FindingSeverity',
          },
          title: {
            type: 'string',
          },
          explanation: {
            type: 'string',
            description: 'What is wrong, and how we know.',
          },
          action: {
            type: 'string',
            description: 'What to do about it.',
          },
          link: {
            type: 'string',
            description: 'Where to look: a URL or an entity ref.',
          },
          openedAt: {
            type: 'string',
            format: 'date-time',
          },
          closedAt: {
            type: 'string',
            format: 'date-time',
          },
          acceptance: {
            $ref: '#/components/schemas/FindingAcceptance',
          },
        },
      },
      FindingAcceptance: {
        type: 'object',
        description:
          'Somebody accepted the finding; it counts again from `until` on.',
        required: ['reason', 'by', 'at', 'until'],
        properties: {
          reason: {
            type: 'string',
          },
          by: {
            type: 'string',
          },
          at: {
            type: 'string',
            format: 'date-time',
          },
          until: {
            type: 'string',
            format: 'date-time',
          },
        },
      },
      FindingPage: {
        type: 'object',
        required: ['items', 'pageInfo'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Finding',
            },
          },
          pageInfo: {
            $ref: '#/components/schemas/PageInfo',
          },
        },
      },
      FindingTypeInfo: {
        type: 'object',
        required: ['type', 'title', 'description'],
        properties: {
          type: {
            type: 'string',
          },
          title: {
            type: 'string',
          },
          description: {
            type: 'string',
          },
        },
      },
      DeclarationDraft: {
        type: 'object',
        required: ['yaml', 'fileName', 'entityRef', 'questions'],
        properties: {
          yaml: {
            type: 'string',
          },
          fileName: {
            type: 'string',
          },
          entityRef: {
            type: 'string',
            description: 'The entity that it would declare.',
          },
          questions: {
            type: 'array',
            description:
              'What only the owner can know, and the draft therefore leaves open.',
            items: {
              type: 'string',
            },
          },
        },
      },
      RiskClass: {
        type: 'string',
        description:
          'The class by the EU AI Act that the declared facts lead to.',
        enum: ['prohibited', 'high-risk', 'transparency', 'minimal', 'unknown'],
      },
      GeneralPurposeClass: {
        type: 'string',
        enum: ['systemic-risk', 'general-purpose', 'none', 'unknown'],
      },
      Classification: {
        type: 'object',
        description: 'Decision support, not legal advice. Models only.',
        required: [
          'riskClass',
          'generalPurpose',
          'steps',
          'missingFacts',
          'riskierOrigins',
          'references',
          'rulesVersion',
        ],
        properties: {
          riskClass: {
            $ref: '#/components/schemas/RiskClass',
          },
          generalPurpose: {
            $ref: '#/components/schemas/GeneralPurposeClass',
          },
          steps: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/ClassificationStep',
            },
          },
          missingFacts: {
            type: 'array',
            items: {
              type: 'object',
              required: ['fact', 'question'],
              properties: {
                fact: {
                  type: 'string',
                  description: 'Below `spec.classification`.',
                },
                question: {
                  type: 'string',
                },
              },
            },
          },
          riskierOrigins: {
            type: 'array',
            description:
              'What the model was made from that is riskier than itself.',
            items: {
              type: 'object',
              required: ['ref', 'relation', 'reason'],
              properties: {
                ref: {
                  type: 'string',
                },
                relation: {
                  type: 'string',
                },
                reason: {
                  type: 'string',
                },
              },
            },
          },
          riskRatings: {
            type: 'array',
            description: 'What model cards at the platforms say.',
            items: {
              type: 'object',
              required: ['recordRef', 'riskRating'],
              properties: {
                recordRef: {
                  type: 'string',
                },
                riskRating: {
                  $ref: '#/components/schemas/RiskRating',
                },
              },
            },
          },
          datasets: {
            type: 'array',
            description:
              'Whether the datasets that trained it hold data about people, as their declarations say.',
            items: {
              type: 'object',
              required: ['name'],
              properties: {
                name: {
                  type: 'string',
                },
                ref: {
                  type: 'string',
                  description: 'Its entity.',
                },
                personalData: {
                  type: 'boolean',
                  description: 'Absent - nobody said so.',
                },
              },
            },
          },
          references: {
            type: 'array',
            description:
              'What the inventory is evidence for in other frameworks.',
            items: {
              type: 'object',
              required: ['framework', 'id', 'title', 'evidence'],
              properties: {
                framework: {
                  type: 'string',
                },
                id: {
                  type: 'string',
                },
                title: {
                  type: 'string',
                },
                evidence: {
                  type: 'string',
                },
              },
            },
          },
          rulesVersion: {
            type: 'string',
          },
        },
      },
      ClassificationStep: {
        type: 'object',
        required: [
          'rule',
          'title',
          'outcome',
          'article',
          'facts',
          'missing',
          'reason',
        ],
        properties: {
          rule: {
            type: 'string',
          },
          title: {
            type: 'string',
          },
          outcome: {
            type: 'string',
            enum: ['applies', 'does-not-apply', 'unknown'],
          },
          article: {
            type: 'string',
          },
          annexPoint: {
            type: 'string',
          },
          applicableFrom: {
            type: 'string',
            format: 'date',
          },
          facts: {
            type: 'array',
            items: {
              type: 'object',
              required: ['fact'],
              properties: {
                fact: {
                  type: 'string',
                },
                value: {},
              },
            },
          },
          missing: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          reason: {
            type: 'string',
          },
          obligations: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
        },
      },
      RiskRating: {
        type: 'string',
        description:
          "How risky the platform's users say it is, e.g. in a model card.",
        enum: ['high', 'medium', 'low', 'unknown'],
      },
      Image: {
        type: 'object',
        description: 'A container image.',
        required: ['uri'],
        properties: {
          uri: {
            type: 'string',
          },
          digest: {
            type: 'string',
          },
        },
      },
      Deployment: {
        type: 'object',
        description: 'What runs on an endpoint.',
        required: ['id', 'deployment', 'endpoint'],
        properties: {
          id: {
            type: 'string',
            format: 'uuid',
          },
          deployment: {
            type: 'string',
            description: "The platform's id of it, unique within the endpoint.",
          },
          name: {
            type: 'string',
          },
          endpoint: {
            $ref: '#/components/schemas/Asset',
          },
          model: {
            allOf: [
              {
                $ref: '#/components/schemas/Asset',
              },
            ],
            description:
              'The model that runs, where the inventory knows it and the reader may see it.',
          },
          modelName: {
            type: 'string',
            description: 'What the platform calls the model that runs.',
          },
          modelVersion: {
            type: 'string',
          },
          environment: {
            type: 'string',
          },
          trafficPercent: {
            type: 'number',
            description:
              "The share of the endpoint's requests that it is meant to get, 0 to 100.",
          },
          status: {
            type: 'string',
            description: "The platform's own word.",
          },
          instanceType: {
            type: 'string',
          },
          artifactUri: {
            type: 'string',
          },
          images: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Image',
            },
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          lastActivityAt: {
            type: 'string',
            format: 'date-time',
            description: 'When a call of it is last known.',
          },
        },
      },
      DeploymentPage: {
        type: 'object',
        required: ['items', 'totalItems', 'pageInfo'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Deployment',
            },
          },
          totalItems: {
            type: 'integer',
          },
          pageInfo: {
            $ref: '#/components/schemas/PageInfo',
          },
        },
      },
      VersionDeployment: {
        type: 'object',
        description: 'Where a version runs.',
        required: ['endpointId', 'endpointName', 'deployment'],
        properties: {
          endpointId: {
            type: 'string',
            format: 'uuid',
          },
          endpointName: {
            type: 'string',
          },
          endpointEntityRef: {
            type: 'string',
          },
          deployment: {
            type: 'string',
          },
          environment: {
            type: 'string',
          },
          trafficPercent: {
            type: 'number',
          },
          status: {
            type: 'string',
          },
          lastActivityAt: {
            type: 'string',
            format: 'date-time',
          },
        },
      },
      Metric: {
        type: 'object',
        required: ['key', 'value'],
        properties: {
          key: {
            type: 'string',
          },
          value: {
            description:
              'A number, or the words `NaN`, `Infinity`, `-Infinity`.',
            anyOf: [
              {
                type: 'number',
              },
              {
                type: 'string',
              },
            ],
          },
          step: {
            type: 'integer',
          },
          dataset: {
            type: 'string',
            description: 'The dataset it was measured on.',
          },
        },
      },
      DatasetUse: {
        type: 'object',
        description: 'A dataset that a model version was made or checked with.',
        required: ['name', 'role'],
        properties: {
          name: {
            type: 'string',
          },
          role: {
            $ref: '#/components/schemas/DatasetRole',
          },
          version: {
            type: 'string',
            description: "The platform's version or digest.",
          },
          uri: {
            type: 'string',
          },
          assetId: {
            type: 'string',
            format: 'uuid',
          },
          entityRef: {
            type: 'string',
          },
        },
      },
      DatasetRole: {
        type: 'string',
        enum: ['training', 'validation', 'test', 'other'],
      },
      PackageRequirement: {
        type: 'object',
        required: ['name', 'requirement', 'ecosystem'],
        properties: {
          name: {
            type: 'string',
          },
          requirement: {
            type: 'string',
            description: 'As written, e.g. `scikit-learn==1.5.2`.',
          },
          version: {
            type: 'string',
            description: 'The version where it is pinned exactly.',
          },
          ecosystem: {
            type: 'string',
            enum: ['pypi', 'conda', 'python'],
          },
          file: {
            type: 'string',
            description: 'The file of the artifact that asks for it.',
          },
        },
      },
      Version: {
        type: 'object',
        required: [
          'id',
          'version',
          'recordRef',
          'sourceRef',
          'aliases',
          'tags',
          'parameters',
          'metrics',
          'datasets',
          'packages',
          'recordedAt',
        ],
        properties: {
          id: {
            type: 'string',
            format: 'uuid',
          },
          version: {
            type: 'string',
          },
          recordRef: {
            type: 'string',
          },
          sourceRef: {
            type: 'string',
          },
          lifecycle: {
            $ref: '#/components/schemas/Lifecycle',
          },
          status: {
            type: 'string',
            description: "The platform's own word, e.g. `READY`.",
          },
          aliases: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          description: {
            type: 'string',
          },
          tags: {
            type: 'object',
            additionalProperties: {
              type: 'string',
            },
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          updatedAt: {
            type: 'string',
            format: 'date-time',
            description: 'When it last changed at the source.',
          },
          createdBy: {
            type: 'string',
          },
          framework: {
            type: 'string',
          },
          frameworkVersion: {
            type: 'string',
          },
          artifactUri: {
            type: 'string',
          },
          digest: {
            type: 'string',
            description:
              'Of a dataset: what its platform knows its content by.',
          },
          uri: {
            type: 'string',
            description: 'Of a dataset: where this state lies.',
          },
          schema: {
            $ref: '#/components/schemas/DatasetSchema',
          },
          schemaFingerprint: {
            type: 'string',
            description:
              'Of a dataset: the same for the same columns in the same order.',
          },
          schemaChange: {
            $ref: '#/components/schemas/DatasetSchemaChange',
          },
          rowCount: {
            type: 'integer',
            description: 'Of a dataset, where its platform counted them.',
          },
          sizeBytes: {
            type: 'integer',
            description: 'Of a dataset, where its platform tells it.',
          },
          usage: {
            $ref: '#/components/schemas/DatasetUsageCounts',
          },
          webUrl: {
            type: 'string',
          },
          runId: {
            type: 'string',
          },
          runName: {
            type: 'string',
          },
          runUrl: {
            type: 'string',
          },
          parameters: {
            type: 'object',
            additionalProperties: {
              type: 'string',
            },
          },
          metrics: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Metric',
            },
          },
          datasets: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/DatasetUse',
            },
          },
          packages: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/PackageRequirement',
            },
          },
          packagesProblem: {
            type: 'string',
            description: 'Why the packages could not be read.',
          },
          images: {
            type: 'array',
            description: 'The images that serve it.',
            items: {
              $ref: '#/components/schemas/Image',
            },
          },
          origin: {
            type: 'string',
            description:
              'What the platform says it was made from, e.g. `models:/fraud/3`.',
          },
          deployments: {
            type: 'array',
            description:
              'Where it runs, as far as the reader may see it. Absent - nowhere.',
            items: {
              $ref: '#/components/schemas/VersionDeployment',
            },
          },
          recordedAt: {
            type: 'string',
            format: 'date-time',
            description: 'When the inventory learned of this state.',
          },
          missingSince: {
            type: 'string',
            format: 'date-time',
          },
          removedAt: {
            type: 'string',
            format: 'date-time',
          },
        },
      },
      DatasetColumn: {
        type: 'object',
        required: ['name', 'type'],
        properties: {
          name: {
            type: 'string',
          },
          type: {
            type: 'string',
            description: "In the platform's words.",
          },
        },
      },
      DatasetSchema: {
        type: 'object',
        required: ['columns', 'columnCount'],
        properties: {
          columns: {
            type: 'array',
            description: 'In their order; of a wide table the first 500.',
            items: {
              $ref: '#/components/schemas/DatasetColumn',
            },
          },
          columnCount: {
            type: 'integer',
            description: 'How many it has in all.',
          },
        },
      },
      DatasetSchemaChange: {
        type: 'object',
        description:
          'How the columns differ from those of the version before in the same record. Absent where either tells none.',
        required: ['from', 'added', 'removed', 'retyped', 'reordered'],
        properties: {
          from: {
            type: 'string',
            description: 'The version before.',
          },
          added: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/DatasetColumn',
            },
          },
          removed: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/DatasetColumn',
            },
          },
          retyped: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name', 'from', 'to'],
              properties: {
                name: {
                  type: 'string',
                },
                from: {
                  type: 'string',
                },
                to: {
                  type: 'string',
                },
              },
            },
          },
          reordered: {
            type: 'boolean',
            description: 'The columns that both have stand in another order.',
          },
          incomplete: {
            type: 'boolean',
            description:
              'One of the two has more columns than are kept; only those were compared.',
          },
        },
      },
      DatasetUsageCounts: {
        type: 'object',
        description:
          "Of a dataset's version: how many model versions name it, as far as the reader may see them. One that names it in two roles counts in both.",
        required: ['total', 'training', 'validation', 'test', 'other', 'inUse'],
        properties: {
          total: {
            type: 'integer',
          },
          training: {
            type: 'integer',
          },
          validation: {
            type: 'integer',
          },
          test: {
            type: 'integer',
          },
          other: {
            type: 'integer',
          },
          inUse: {
            type: 'integer',
            description: 'Of the total: in production, or run by an endpoint.',
          },
        },
      },
      VersionComparison: {
        type: 'object',
        required: [
          'versions',
          'fields',
          'parameters',
          'metrics',
          'datasets',
          'packages',
        ],
        properties: {
          versions: {
            type: 'array',
            description:
              'The compared versions, in the order of the question; all `values` have that order.',
            items: {
              $ref: '#/components/schemas/ComparedVersion',
            },
          },
          fields: {
            type: 'array',
            description:
              'Lifecycle, framework, artifact and the like, of which any version has a value.',
            items: {
              $ref: '#/components/schemas/ComparedRow',
            },
          },
          parameters: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/ComparedRow',
            },
          },
          metrics: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/ComparedMetric',
            },
          },
          datasets: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/ComparedDataset',
            },
          },
          packages: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/ComparedPackage',
            },
          },
        },
      },
      ComparedVersion: {
        type: 'object',
        required: ['id', 'version', 'recordRef', 'asset'],
        properties: {
          id: {
            type: 'string',
            format: 'uuid',
          },
          version: {
            type: 'string',
          },
          recordRef: {
            type: 'string',
          },
          lifecycle: {
            $ref: '#/components/schemas/Lifecycle',
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          asset: {
            $ref: '#/components/schemas/Asset',
          },
        },
      },
      ComparedValue: {
        type: 'object',
        description: 'Absent value - the version has none.',
        properties: {
          value: {
            type: 'string',
          },
        },
      },
      ComparedRow: {
        type: 'object',
        required: ['name', 'differs', 'values'],
        properties: {
          name: {
            type: 'string',
          },
          differs: {
            type: 'boolean',
          },
          values: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/ComparedValue',
            },
          },
        },
      },
      ComparedMetric: {
        type: 'object',
        required: ['name', 'differs', 'better', 'values'],
        properties: {
          name: {
            type: 'string',
          },
          dataset: {
            type: 'string',
            description: 'What it was measured on.',
          },
          differs: {
            type: 'boolean',
          },
          better: {
            type: 'string',
            description: 'Which way is better, as far as its name tells.',
            enum: ['higher', 'lower', 'unknown'],
          },
          values: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                value: {
                  description:
                    'A number, or the words `NaN`, `Infinity`, `-Infinity`.',
                  anyOf: [
                    {
                      type: 'number',
                    },
                    {
                      type: 'string',
                    },
                  ],
                },
                difference: {
                  type: 'number',
                  description: 'To the first version.',
                },
                verdict: {
                  type: 'string',
                  enum: ['better', 'worse', 'same', 'unknown'],
                },
              },
            },
          },
        },
      },
      ComparedDataset: {
        type: 'object',
        required: ['name', 'role', 'change', 'values'],
        properties: {
          name: {
            type: 'string',
          },
          role: {
            $ref: '#/components/schemas/DatasetRole',
          },
          assetId: {
            type: 'string',
            format: 'uuid',
          },
          change: {
            type: 'string',
            description: 'From the first version to the last.',
            enum: ['same', 'added', 'removed', 'changed'],
          },
          values: {
            type: 'array',
            items: {
              type: 'object',
              required: ['used'],
              properties: {
                used: {
                  type: 'boolean',
                },
                version: {
                  type: 'string',
                },
              },
            },
          },
        },
      },
      ComparedPackage: {
        type: 'object',
        required: ['name', 'ecosystem', 'change', 'values'],
        properties: {
          name: {
            type: 'string',
          },
          ecosystem: {
            type: 'string',
            enum: ['pypi', 'conda', 'python'],
          },
          change: {
            type: 'string',
            description:
              'From the first version to the last; `up` and `down` where both are pinned.',
            enum: ['same', 'added', 'removed', 'up', 'down', 'changed'],
          },
          values: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/ComparedValue',
            },
          },
        },
      },
      LineageNode: {
        type: 'object',
        required: ['id', 'type', 'name', 'distance'],
        properties: {
          id: {
            type: 'string',
            description: 'Unique within the graph.',
          },
          type: {
            type: 'string',
            description:
              '`entity` - something that only the catalog knows, e.g. a component. `library`, `source` - what an impact was asked for.',
            enum: [
              'dataset',
              'model',
              'pipeline',
              'endpoint',
              'entity',
              'library',
              'source',
            ],
          },
          name: {
            type: 'string',
          },
          assetId: {
            type: 'string',
            format: 'uuid',
          },
          entityRef: {
            type: 'string',
          },
          lifecycle: {
            $ref: '#/components/schemas/Lifecycle',
          },
          owner: {
            type: 'string',
          },
          environments: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          distance: {
            type: 'integer',
            description: 'Steps from what was asked for; negative upstream.',
          },
        },
      },
      LineageVersion: {
        type: 'object',
        description:
          'The versions on both ends of an edge, where they are known.',
        properties: {
          from: {
            type: 'string',
          },
          to: {
            type: 'string',
          },
          lifecycle: {
            $ref: '#/components/schemas/Lifecycle',
          },
        },
      },
      AssetDifference: {
        type: 'object',
        description: 'How one asset differs between two points in time.',
        required: ['assetId', 'kind', 'name', 'difference', 'changes'],
        properties: {
          assetId: {
            type: 'string',
            format: 'uuid',
          },
          kind: {
            $ref: '#/components/schemas/AssetKind',
          },
          name: {
            type: 'string',
          },
          entityRef: {
            type: 'string',
          },
          difference: {
            type: 'string',
            enum: ['added', 'removed', 'changed'],
          },
          changes: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Change',
            },
          },
        },
      },
      LineageEdge: {
        type: 'object',
        description:
          'From what something was made of to what was made, or to what uses it.',
        required: ['from', 'to', 'type', 'evidence'],
        properties: {
          from: {
            type: 'string',
          },
          to: {
            type: 'string',
          },
          type: {
            type: 'string',
            enum: [
              'trained',
              'validated',
              'tested',
              'used',
              'derived',
              'deployed',
              'provides',
              'consumed-by',
              'depended-on-by',
              'part-of',
              'carried-by',
              'lists',
            ],
          },
          evidence: {
            type: 'string',
            description: 'Who says so, for a person.',
          },
          sourceRef: {
            type: 'string',
          },
          since: {
            type: 'string',
            format: 'date-time',
          },
          versions: {
            type: 'array',
            description: 'The first of them, newest first.',
            items: {
              $ref: '#/components/schemas/LineageVersion',
            },
          },
          versionCount: {
            type: 'integer',
            description: 'How many there are.',
          },
          asOfNow: {
            type: 'boolean',
            description:
              'It is told as it is now, not as of the time that was asked for; the catalog keeps no history.',
          },
        },
      },
      LineageGraph: {
        type: 'object',
        required: ['root', 'nodes', 'edges', 'truncated'],
        properties: {
          root: {
            type: 'string',
            description: 'The id of the node asked for.',
          },
          nodes: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/LineageNode',
            },
          },
          edges: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/LineageEdge',
            },
          },
          truncated: {
            type: 'boolean',
            description:
              'There are more nodes than one answer holds; the furthest were left out.',
          },
        },
      },
      Affected: {
        type: 'object',
        required: ['node', 'path'],
        properties: {
          node: {
            $ref: '#/components/schemas/LineageNode',
          },
          path: {
            type: 'array',
            description:
              'The shortest way from what was asked for, step by step.',
            items: {
              type: 'object',
              required: ['id', 'name', 'via', 'evidence'],
              properties: {
                id: {
                  type: 'string',
                  description: 'Of the node that it leads to.',
                },
                name: {
                  type: 'string',
                },
                via: {
                  type: 'string',
                  description: 'The type of the edge.',
                },
                evidence: {
                  type: 'string',
                },
                since: {
                  type: 'string',
                  format: 'date-time',
                  description: 'Since when the edge is known to hold.',
                },
                versions: {
                  type: 'array',
                  items: {
                    $ref: '#/components/schemas/LineageVersion',
                  },
                },
              },
            },
          },
        },
      },
      AffectedGroup: {
        type: 'object',
        description:
          'An entity, with how many affected things are it or belong to it.',
        required: ['ref', 'count'],
        properties: {
          ref: {
            type: 'string',
          },
          count: {
            type: 'integer',
          },
        },
      },
      Impact: {
        type: 'object',
        required: ['start', 'affected', 'applications', 'systems', 'owners'],
        properties: {
          start: {
            $ref: '#/components/schemas/LineageNode',
          },
          affected: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Affected',
            },
          },
          applications: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/AffectedGroup',
            },
          },
          systems: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/AffectedGroup',
            },
          },
          owners: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/AffectedGroup',
            },
          },
          unpinnedVersions: {
            type: 'integer',
            description:
              'How many versions ask for the library without pinning a version; whether they are affected cannot be told. Only where one version of a library was asked for.',
          },
        },
      },
      ImpactNotice: {
        type: 'object',
        description: 'What one owner is told.',
        required: ['owner', 'title', 'description', 'link', 'count', 'things'],
        properties: {
          owner: {
            type: 'string',
            description: 'The ref of a group or user.',
          },
          title: {
            type: 'string',
          },
          description: {
            type: 'string',
          },
          link: {
            type: 'string',
            description: 'Within the portal.',
          },
          count: {
            type: 'integer',
            description: 'Of affected things it owns.',
          },
          things: {
            type: 'array',
            description: 'The first of them.',
            items: {
              type: 'object',
              required: ['name', 'type'],
              properties: {
                name: {
                  type: 'string',
                },
                type: {
                  type: 'string',
                  description: 'As in LineageNode.',
                },
                entityRef: {
                  type: 'string',
                },
              },
            },
          },
          status: {
            type: 'string',
            description: 'Absent in a preview.',
            enum: ['sent', 'failed'],
          },
          reason: {
            type: 'string',
            description: 'Why it could not be sent.',
          },
        },
      },
      ImpactNotices: {
        type: 'object',
        required: ['preview', 'notices', 'unknownOwners', 'withoutOwner'],
        properties: {
          preview: {
            type: 'boolean',
          },
          notices: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/ImpactNotice',
            },
          },
          unknownOwners: {
            description:
              'Owners that the catalog does not know; nobody can be told.',
            type: 'array',
            items: {
              $ref: '#/components/schemas/AffectedGroup',
            },
          },
          withoutOwner: {
            type: 'integer',
            description: 'Affected things that have no owner.',
          },
        },
      },
      VersionPage: {
        type: 'object',
        required: ['items', 'totalItems', 'pageInfo'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Version',
            },
          },
          totalItems: {
            type: 'integer',
          },
          pageInfo: {
            $ref: '#/components/schemas/PageInfo',
          },
        },
      },
      RevisionType: {
        type: 'string',
        enum: [
          'created',
          'changed',
          'version-added',
          'version-changed',
          'version-removed',
          'version-restored',
          'missing',
          'found',
          'removed',
          'restored',
          'declared',
          'declaration-changed',
          'undeclared',
          'linked',
          'unlinked',
        ],
      },
      Change: {
        type: 'object',
        required: ['field'],
        properties: {
          field: {
            type: 'string',
            description: 'e.g. `lifecycle`, `tags.team`, `parameters.depth`.',
          },
          from: {},
          to: {},
        },
      },
      Revision: {
        type: 'object',
        required: ['id', 'assetId', 'type', 'recordedAt', 'changes'],
        properties: {
          id: {
            type: 'string',
          },
          assetId: {
            type: 'string',
            format: 'uuid',
          },
          type: {
            $ref: '#/components/schemas/RevisionType',
          },
          version: {
            type: 'string',
            description: 'The version it is about.',
          },
          recordRef: {
            type: 'string',
          },
          occurredAt: {
            type: 'string',
            format: 'date-time',
            description:
              'When it happened at the source, where that is known. For `created` and `version-added` that is when the thing was made; whatever else they say may be younger.',
          },
          recordedAt: {
            type: 'string',
            format: 'date-time',
            description: 'When the inventory learned of it.',
          },
          runId: {
            type: 'string',
            format: 'uuid',
          },
          actor: {
            type: 'string',
            description: 'Who did it, where that is known.',
          },
          changes: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Change',
            },
          },
        },
      },
      RevisionPage: {
        type: 'object',
        required: ['items', 'pageInfo'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Revision',
            },
          },
          pageInfo: {
            $ref: '#/components/schemas/PageInfo',
          },
        },
      },
      Usage: {
        type: 'object',
        required: ['asset', 'versionId', 'version', 'role'],
        properties: {
          asset: {
            $ref: '#/components/schemas/Asset',
          },
          versionId: {
            type: 'string',
            format: 'uuid',
          },
          version: {
            type: 'string',
            description: "The model's version.",
          },
          lifecycle: {
            $ref: '#/components/schemas/Lifecycle',
          },
          role: {
            $ref: '#/components/schemas/DatasetRole',
          },
          datasetVersion: {
            type: 'string',
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          deployments: {
            type: 'array',
            description:
              'Where the model version runs, as far as the reader may see it. Absent - nowhere.',
            items: {
              $ref: '#/components/schemas/VersionDeployment',
            },
          },
        },
      },
      UsagePage: {
        type: 'object',
        required: ['items', 'totalItems', 'pageInfo'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Usage',
            },
          },
          totalItems: {
            type: 'integer',
          },
          pageInfo: {
            $ref: '#/components/schemas/PageInfo',
          },
        },
      },
      RecentChange: {
        allOf: [
          {
            $ref: '#/components/schemas/Revision',
          },
          {
            type: 'object',
            required: ['asset'],
            properties: {
              asset: {
                $ref: '#/components/schemas/Asset',
              },
            },
          },
        ],
      },
      Summary: {
        type: 'object',
        required: [
          'totalAssets',
          'totalVersions',
          'missingAssets',
          'removedAssets',
          'byKind',
          'byLifecycle',
          'byEnvironment',
          'bySource',
          'byFinding',
          'byRiskClass',
          'recentChanges',
          'sources',
        ],
        properties: {
          totalAssets: {
            type: 'integer',
          },
          totalVersions: {
            type: 'integer',
          },
          missingAssets: {
            type: 'integer',
          },
          removedAssets: {
            type: 'integer',
            description: 'Removed in the last 30 days.',
          },
          byKind: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/FacetValue',
            },
          },
          byLifecycle: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/FacetValue',
            },
            description: 'Models only.',
          },
          byEnvironment: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/FacetValue',
            },
          },
          bySource: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/FacetValue',
            },
          },
          byFinding: {
            type: 'array',
            description: 'How many assets have an open finding of which type.',
            items: {
              $ref: '#/components/schemas/FacetValue',
            },
          },
          byRiskClass: {
            type: 'array',
            description: 'Models only.',
            items: {
              $ref: '#/components/schemas/FacetValue',
            },
          },
          recentChanges: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/RecentChange',
            },
          },
          sources: {
            type: 'array',
            description: 'Absent items where the reader may not read sources.',
            items: {
              $ref: '#/components/schemas/SourceHealth',
            },
          },
        },
      },
      SourceState: {
        type: 'string',
        description:
          '`never` - not read yet; `ok`; `partial` - some records are quarantined; `failed` - the last run failed; `held` - the brake holds; `unconfigured` - no longer in the configuration.',
        enum: ['never', 'ok', 'partial', 'failed', 'held', 'unconfigured'],
      },
      SourceHealth: {
        type: 'object',
        required: ['ref', 'state', 'running'],
        properties: {
          ref: {
            type: 'string',
          },
          environment: {
            type: 'string',
          },
          state: {
            $ref: '#/components/schemas/SourceState',
          },
          running: {
            type: 'boolean',
          },
          lastCompleteAt: {
            type: 'string',
            format: 'date-time',
            description: 'When a complete listing was last stored.',
          },
        },
      },
      Source: {
        allOf: [
          {
            $ref: '#/components/schemas/SourceHealth',
          },
          {
            type: 'object',
            required: ['type', 'key', 'assets'],
            properties: {
              type: {
                type: 'string',
              },
              key: {
                type: 'string',
              },
              location: {
                type: 'string',
                description: 'Where it is read: a URL, or account and region.',
              },
              schedule: {
                type: 'string',
                description: 'In words, e.g. `every 30 minutes`.',
              },
              assets: {
                type: 'array',
                description: 'How many assets of each kind it knows now.',
                items: {
                  $ref: '#/components/schemas/FacetValue',
                },
              },
              lastRun: {
                allOf: [
                  {
                    $ref: '#/components/schemas/SyncRun',
                  },
                ],
                description: 'The last reading of the whole source.',
              },
              runningRun: {
                $ref: '#/components/schemas/SyncRun',
              },
              syncRequestedAt: {
                type: 'string',
                format: 'date-time',
                description: 'A sync was asked for and has not started yet.',
              },
              unconfiguredSince: {
                type: 'string',
                format: 'date-time',
              },
              brake: {
                $ref: '#/components/schemas/Brake',
              },
              events: {
                $ref: '#/components/schemas/SourceEventCounts',
              },
            },
          },
        ],
      },
      Brake: {
        type: 'object',
        description: 'Why a complete listing was not applied.',
        required: ['heldAt', 'runId', 'missing', 'known', 'examples'],
        properties: {
          heldAt: {
            type: 'string',
            format: 'date-time',
          },
          runId: {
            type: 'string',
            format: 'uuid',
          },
          missing: {
            type: 'integer',
            description:
              'How many known records, and versions of others, the listing did not hold.',
          },
          known: {
            type: 'integer',
            description:
              'How many records are known, and versions if any are missing.',
          },
          examples: {
            type: 'array',
            items: {
              type: 'string',
            },
            description: 'Some of what is missing, by external id and version.',
          },
        },
      },
      SourceEventCounts: {
        type: 'object',
        description:
          'What became of the news that the platform sent. Absent where the source understands none.',
        required: [
          'webhook',
          'topics',
          'accepted',
          'ignored',
          'refused',
          'replayed',
          'waiting',
        ],
        properties: {
          webhook: {
            type: 'boolean',
            description:
              'Whether `POST /sources/{type}/{key}/events` takes its news.',
          },
          topics: {
            type: 'array',
            items: {
              type: 'string',
            },
            description:
              "Those of Backstage's events service that it listens to.",
          },
          accepted: {
            type: 'integer',
          },
          ignored: {
            type: 'integer',
            description: "None of this source's news.",
          },
          refused: {
            type: 'integer',
            description: 'Forged, stale, not understood, or too many.',
          },
          replayed: {
            type: 'integer',
            description: 'Sent a second time.',
          },
          waiting: {
            type: 'integer',
            description: 'Objects that are still to be read again.',
          },
          lastAcceptedAt: {
            type: 'string',
            format: 'date-time',
          },
          lastRefusedAt: {
            type: 'string',
            format: 'date-time',
          },
          lastRefusal: {
            type: 'string',
            description: 'Why, for a person.',
          },
        },
      },
      SyncScope: {
        type: 'string',
        description:
          '`all` - the whole source; `records` - only the objects that news were about, so nothing is marked missing.',
        enum: ['all', 'records'],
      },
      SyncTrigger: {
        type: 'string',
        enum: ['schedule', 'manual', 'event'],
      },
      SyncRunStatus: {
        type: 'string',
        description:
          '`held` - everything that was read is stored, but the brake keeps the rest from being marked missing; `interrupted` - the process ended.',
        enum: [
          'running',
          'succeeded',
          'partial',
          'held',
          'failed',
          'interrupted',
        ],
      },
      SyncRun: {
        type: 'object',
        required: [
          'id',
          'sourceRef',
          'trigger',
          'status',
          'startedAt',
          'pages',
          'records',
          'created',
          'updated',
          'unchanged',
          'missing',
          'removed',
          'restored',
          'quarantined',
        ],
        properties: {
          id: {
            type: 'string',
            format: 'uuid',
          },
          sourceRef: {
            type: 'string',
          },
          trigger: {
            $ref: '#/components/schemas/SyncTrigger',
          },
          scope: {
            allOf: [
              {
                $ref: '#/components/schemas/SyncScope',
              },
            ],
            description: 'What it reads. Absent - all.',
          },
          requestedBy: {
            type: 'string',
          },
          status: {
            $ref: '#/components/schemas/SyncRunStatus',
          },
          startedAt: {
            type: 'string',
            format: 'date-time',
          },
          endedAt: {
            type: 'string',
            format: 'date-time',
          },
          pages: {
            type: 'integer',
          },
          records: {
            type: 'integer',
            description: 'Records read so far.',
          },
          expectedRecords: {
            type: 'integer',
            description: 'How many records the last complete run read.',
          },
          created: {
            type: 'integer',
          },
          updated: {
            type: 'integer',
          },
          unchanged: {
            type: 'integer',
          },
          missing: {
            type: 'integer',
          },
          removed: {
            type: 'integer',
          },
          restored: {
            type: 'integer',
          },
          quarantined: {
            type: 'integer',
          },
          throttledMs: {
            type: 'integer',
            description:
              'How long it waited because the platform or its own budget asked for it. Absent: not at all.',
          },
          warnings: {
            type: 'array',
            description:
              'What else went wrong, and did not keep the run from its end.',
            items: {
              type: 'string',
            },
          },
          error: {
            type: 'string',
            description: 'What failed and what to do.',
          },
        },
      },
      SyncRunDetail: {
        allOf: [
          {
            $ref: '#/components/schemas/SyncRun',
          },
          {
            type: 'object',
            required: ['problems'],
            properties: {
              problems: {
                type: 'array',
                description: 'The first 500 quarantined records.',
                items: {
                  $ref: '#/components/schemas/SyncProblem',
                },
              },
            },
          },
        ],
      },
      SyncProblem: {
        type: 'object',
        required: ['externalId', 'reason'],
        properties: {
          externalId: {
            type: 'string',
          },
          reason: {
            type: 'string',
          },
        },
      },
      SyncRunPage: {
        type: 'object',
        required: ['items', 'pageInfo'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/SyncRun',
            },
          },
          pageInfo: {
            $ref: '#/components/schemas/PageInfo',
          },
        },
      },
      HistoryVerification: {
        type: 'object',
        required: ['intact', 'verified', 'pending'],
        properties: {
          intact: {
            type: 'boolean',
            description:
              'Whether all that this call looked at is as it was sealed.',
          },
          broken: {
            $ref: '#/components/schemas/HistoryBreak',
          },
          verified: {
            type: 'object',
            description: 'What this call found as it was sealed.',
            required: ['seals', 'revisions'],
            properties: {
              seals: {
                type: 'integer',
              },
              revisions: {
                type: 'integer',
              },
            },
          },
          next: {
            type: 'integer',
            description:
              'Give it as `after` of the next call; absent after the newest seal and after a break.',
          },
          head: {
            $ref: '#/components/schemas/HistoryHead',
          },
          pending: {
            type: 'integer',
            description:
              'Revisions that are not sealed yet; no more than 10,000 are counted.',
          },
        },
      },
      HistoryHead: {
        type: 'object',
        description:
          'The newest seal. Who keeps it elsewhere can tell later whether the history up to it was written anew.',
        required: ['seq', 'hash', 'sealedAt'],
        properties: {
          seq: {
            type: 'integer',
          },
          hash: {
            type: 'string',
            description: 'SHA-256, in hex.',
          },
          sealedAt: {
            type: 'string',
            format: 'date-time',
          },
        },
      },
      HistoryBreak: {
        type: 'object',
        description: 'The first thing that is not as it was sealed.',
        required: ['seal', 'problem', 'explanation'],
        properties: {
          seal: {
            type: 'integer',
          },
          revisionId: {
            type: 'string',
            description: 'Absent where it cannot be told.',
          },
          problem: {
            type: 'string',
            enum: [
              'seal-missing',
              'seal-changed',
              'seal-replaced',
              'link-broken',
              'revision-changed',
              'revision-missing',
              'revision-inserted',
            ],
          },
          explanation: {
            type: 'string',
            description: 'For people.',
          },
        },
      },
      CatalogFeed: {
        type: 'object',
        required: ['upserts', 'removals', 'next', 'more'],
        properties: {
          upserts: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: true,
            },
            description: 'Entities that are new or changed.',
          },
          removals: {
            type: 'array',
            items: {
              type: 'string',
            },
            description: 'Entity refs that are withdrawn.',
          },
          next: {
            type: 'string',
            description: 'Give it as `after` of the next call.',
          },
          more: {
            type: 'boolean',
            description: 'Whether there is more to read now.',
          },
          reset: {
            type: 'boolean',
            description:
              '`after` is not of this inventory (its database is new); this answer starts from the beginning, and what it does not bring is to be withdrawn.',
          },
        },
      },
    },
  },
};
