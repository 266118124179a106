import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import { InputError } from '@backstage/errors';
import express, {
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import type { AiInventoryPaths } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { spec } from './openapi.generated';
import { refuseNul } from './refuseNul';

type Method = 'get' | 'post';

type FirstArgument<T extends (...args: never[]) => unknown> = Parameters<T>[0];

type PathsOf<TMethod extends Method> = {
  [TPath in keyof AiInventoryPaths]: AiInventoryPaths[TPath][TMethod] extends object
    ? TPath
    : never;
}[keyof AiInventoryPaths];

type Json<T> = T extends { content: { 'application/json': infer TJson } }
  ? TJson
  : never;

/** Absent where it is no JSON. */
type Answer<TOperation> = TOperation extends { responses: infer TResponses }
  ? OrUnknown<Json<TResponses[keyof TResponses & (200 | 202)]>>
  : never;

type OrUnknown<T> = [T] extends [never] ? unknown : T;

type Body<TOperation> = TOperation extends { requestBody: infer TBody }
  ? Json<TBody>
  : never;

type ParametersIn<
  TOperation,
  TPlace extends 'path' | 'query',
> = TOperation extends { parameters: { [Place in TPlace]?: infer TParameters } }
  ? NonNullable<TParameters>
  : never;

type Handler<TOperation> = (
  request: Request<
    ParametersIn<TOperation, 'path'>,
    Answer<TOperation>,
    Body<TOperation>,
    ParametersIn<TOperation, 'query'>
  >,
  response: Response<Answer<TOperation>>,
) => Promise<void>;

const refuseNulInUrl: RequestHandler = (request, _response, next) => {
  next(
    /%00/.test(request.url)
      ? new InputError('The address must not hold a NUL character (%00)')
      : undefined,
  );
};

const refuseNulInBody: RequestHandler = (request, _response, next) => {
  refuseNul(request.body, 'body');
  next();
};

/**
 * Routes of the REST contract. The contract gives them their types, and what
 * it does not allow is refused with 400 and a reason before they see it.
 */
export class ApiRouter {
  readonly router: Router =
    createValidatedOpenApiRouterFromGeneratedEndpointMap(
      spec as unknown as SpecDocument,
      {
        middleware: [
          refuseNulInUrl,
          express.json({ limit: '100kb' }),
          refuseNulInBody,
        ],
        validatorOptions: {
          validateRequests: {
            // Query texts become the numbers and lists that the contract names.
            coerceTypes: 'array',
            allowUnknownQueryParameters: false,
          },
        },
      },
    );

  /** @param path - as the contract writes it, e.g. `/assets/{id}` */
  get<TPath extends PathsOf<'get'>>(
    path: TPath,
    handler: Handler<AiInventoryPaths[TPath]['get']>,
  ): void {
    this.router.get(toExpressPath(path), (request, response) =>
      handler(
        request as unknown as FirstArgument<typeof handler>,
        response as Response<Answer<AiInventoryPaths[TPath]['get']>>,
      ),
    );
  }

  /** @param path - as the contract writes it, e.g. `/assets/{id}` */
  post<TPath extends PathsOf<'post'>>(
    path: TPath,
    handler: Handler<AiInventoryPaths[TPath]['post']>,
  ): void {
    this.router.post(toExpressPath(path), (request, response) =>
      handler(
        request as unknown as FirstArgument<typeof handler>,
        response as Response<Answer<AiInventoryPaths[TPath]['post']>>,
      ),
    );
  }
}

type SpecDocument = FirstArgument<
  typeof createValidatedOpenApiRouterFromGeneratedEndpointMap
>;

function toExpressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}
