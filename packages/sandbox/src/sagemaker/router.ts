import express, { type Request, type Response } from 'express';
import PromiseRouter from 'express-promise-router';
import { sendWithFaults } from '../faults/applyFaults';
import type { Faults } from '../faults/Faults';
import { CLOUDWATCH_OPERATIONS } from './cloudwatch';
import { AwsError, createFaultStyle, sendAwsError } from './errors';
import { DESCRIPTION_OPERATIONS } from './operations/descriptions';
import {
  LISTING_OPERATIONS,
  listTags,
  queryLineage,
} from './operations/listings';
import { OTHER_OPERATIONS } from './operations/others';
import { PACKAGE_OPERATIONS } from './operations/packages';
import { search } from './operations/search';
import { SERVING_OPERATIONS } from './operations/serving';
import type { Operation } from './operations/types';
import type { SagemakerData } from './SagemakerData';
import { REGION, type Wire } from './wire';

/** One of AWS's services, as its JSON protocol has it. */
interface Service {
  /** Before the operation's name in `x-amz-target`. */
  readonly target: string;
  /** In IAM's actions, and in signatures. */
  readonly names: readonly [iam: string, signing: string];
  readonly contentType: string;
  readonly operations: Readonly<Record<string, Operation>>;
}

const SAGEMAKER: Service = {
  target: 'SageMaker',
  names: ['sagemaker', 'sagemaker'],
  contentType: 'application/x-amz-json-1.1',
  operations: {
    ...LISTING_OPERATIONS,
    ...DESCRIPTION_OPERATIONS,
    ...PACKAGE_OPERATIONS,
    ...SERVING_OPERATIONS,
    ...OTHER_OPERATIONS,
    ListTags: listTags,
    QueryLineage: queryLineage,
    Search: search,
  },
};

const CLOUDWATCH: Service = {
  target: 'GraniteServiceVersion20100801',
  names: ['cloudwatch', 'monitoring'],
  contentType: 'application/x-amz-json-1.0',
  operations: CLOUDWATCH_OPERATIONS,
};

export function createAwsRouter(
  data: () => SagemakerData,
  faults: Faults,
): express.Router {
  const router = PromiseRouter();
  router.use(express.json({ limit: '20mb', type: () => true }));
  for (const service of [SAGEMAKER, CLOUDWATCH]) {
    router.post(`/${service.names[0]}`, (req, res) =>
      answer(service, data(), faults, req, res),
    );
  }
  return router;
}

async function answer(
  service: Service,
  data: SagemakerData,
  faults: Faults,
  req: Request,
  res: Response,
): Promise<void> {
  const { contentType, target } = service;
  const operation = (req.header('x-amz-target') ?? '').split('.').at(-1) ?? '';
  const action = `${service.names[0]}:${operation}`;
  const input = (req.body ?? {}) as Wire;
  const resource = typeof input.Resource === 'string' ? input.Resource : '';
  const path = `${target}.${operation}${resource && `/${resource}`}`;
  try {
    checkSignature(service, req);
    if (!Object.hasOwn(service.operations, operation)) {
      throw new AwsError(
        'UnknownOperationException',
        `The operation ${operation} is not simulated.`,
      );
    }
    const { body, listKey, page, last, subject } = service.operations[
      operation
    ]({ data, input, share: faults.share(path) });
    await sendWithFaults(
      faults,
      req,
      res,
      {
        contentType,
        body: withoutUnset(body),
        listKey,
        page,
        last,
        faultPath: `${target}.${operation}${subject ? `/${subject}` : ''}`,
      },
      createFaultStyle(action, contentType),
    );
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw error;
    }
    sendAwsError(res, contentType, error);
  }
}

const SIGNATURE =
  /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request, /;

/** Who signs may be anybody; for which region and service, may not. */
function checkSignature({ names }: Service, req: Request): void {
  const header = req.header('authorization');
  if (!header) {
    throw new AwsError(
      'MissingAuthenticationTokenException',
      'Request is missing Authentication Token',
      403,
    );
  }
  const [, region, service] = SIGNATURE.exec(header) ?? [];
  if (service !== names[1]) {
    throw new AwsError(
      'InvalidSignatureException',
      `Credential should be scoped to correct service: '${names[1]}'.`,
      403,
    );
  }
  if (region !== REGION) {
    // What an account gets in a region that it has not switched on.
    throw new AwsError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
  }
}

function withoutUnset(body: Wire): Wire {
  return Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== undefined),
  );
}
