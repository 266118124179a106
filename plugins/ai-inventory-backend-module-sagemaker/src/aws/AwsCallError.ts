/** What a failed call means for the reader of a source. */
export type AwsCallErrorKind =
  /** The role may not do it. */
  | 'denied'
  /** The thing asked for is not there. */
  | 'missing'
  /** The service does not understand the request. */
  | 'invalid'
  | 'other';

/**
 * A call to AWS that failed, as a sentence that holds no secret. Keeps no cause:
 * the SDK's errors carry signed requests.
 */
export class AwsCallError extends Error {
  constructor(message: string, readonly kind: AwsCallErrorKind) {
    super(message);
    this.name = 'AwsCallError';
  }
}

/** An answer that is not what the service sends. */
export class UnreadableAnswerError extends Error {
  /** @param looks - what it looks like, e.g. `a web page` */
  constructor(readonly looks: string) {
    super(`The answer is ${looks}`);
    this.name = 'UnreadableAnswerError';
  }
}

/** There are no credentials to sign with. */
export class CredentialsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CredentialsError';
  }
}

/** Which call failed, in the words of those who can help. */
export interface FailedCall {
  /** E.g. `SageMaker`. */
  readonly service: string;
  /** What IAM calls it, e.g. `sagemaker:ListModels`. */
  readonly action: string;
  /** The account and region. */
  readonly place: string;
  readonly timeoutMs: number;
  /** Never to be shown. */
  readonly secrets: readonly string[];
}

const DENIED = ['AccessDeniedException', 'AccessDenied', 'NotAuthorized'];
const EXPIRED = ['ExpiredTokenException', 'ExpiredToken', 'RequestExpired'];
const REFUSED = [
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'IncompleteSignature',
  'OptInRequired',
];
const THROTTLED = [
  'ThrottlingException',
  'Throttling',
  'TooManyRequestsException',
  'RequestLimitExceeded',
];
const MISSING = ['ResourceNotFound', 'ResourceNotFoundException'];
const INVALID = ['ValidationException', 'ValidationError', 'InvalidParameter'];
/** What a role may do without where lineageLookups is 0. */
const LINEAGE = ['sagemaker:ListArtifacts', 'sagemaker:QueryLineage'];
const NOT_THERE = /could not find|does not exist|cannot find|not found/i;

/** What the SDK's errors hold; each of it may be absent. */
interface SdkError {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly $metadata?: {
    readonly httpStatusCode?: number;
    readonly attempts?: number;
  };
}

/** Says what happened, where, and what to do. */
export function toCallError(error: unknown, call: FailedCall): AwsCallError {
  const { name, code, message, $metadata } = (
    typeof error === 'object' && error !== null ? error : {}
  ) as SdkError;
  const where = `${call.service} (${call.place}): ${call.action}`;
  const named = (names: readonly string[]) => names.includes(String(name));
  const said = redact(String(message ?? error), call.secrets);
  const status = $metadata?.httpStatusCode;
  const orWithout = LINEAGE.includes(call.action)
    ? ', or set lineageLookups to 0'
    : '';

  if (named(DENIED)) {
    return new AwsCallError(
      `${where} was refused. Allow the action ${call.action} to the role that the source uses${orWithout}.`,
      'denied',
    );
  }
  if (named(EXPIRED)) {
    return new AwsCallError(
      `${where} failed because the credentials have expired. Renew them, and check the clock of this machine.`,
      'other',
    );
  }
  if (named(REFUSED)) {
    // These messages may quote the signed request.
    return new AwsCallError(
      `${where} failed because the credentials were not accepted (${name}). Check aws.accounts, that the region is switched on for the account, and the clock of this machine.`,
      'other',
    );
  }
  if (named(THROTTLED)) {
    return new AwsCallError(
      `${where} was throttled${
        $metadata?.attempts ? ` ${$metadata.attempts} times` : ''
      }. Lower requestsPerSecond, or read the source less often.`,
      'other',
    );
  }
  if (named(MISSING) || (named(INVALID) && NOT_THERE.test(said))) {
    return new AwsCallError(`${where} found nothing: ${said}`, 'missing');
  }
  if (named(INVALID)) {
    return new AwsCallError(`${where} was not understood: ${said}`, 'invalid');
  }
  if (
    error instanceof CredentialsError ||
    name === 'CredentialsProviderError'
  ) {
    return new AwsCallError(
      `${where} was not made: there are no credentials (${said}). Check aws.accounts and aws.mainAccount.`,
      'other',
    );
  }
  if (name === 'TimeoutError') {
    return new AwsCallError(
      `${where} got no whole answer within ${
        call.timeoutMs / 1000
      } s. Check the network, or raise requestTimeout.`,
      'other',
    );
  }
  if (error instanceof UnreadableAnswerError) {
    return new AwsCallError(
      `${where} answered with ${error.looks}. Check that the source's endpoint is that of ${call.service}, and not of a proxy.`,
      'other',
    );
  }
  if (status !== undefined && error instanceof SyntaxError) {
    // The SDK's words on an error that is no JSON are of no use to operators.
    return new AwsCallError(
      `${where} answered ${status} without saying why in the way of AWS. Check that the source's endpoint is that of ${call.service}, that it knows this call, and that no proxy answers for it${orWithout}.`,
      'other',
    );
  }
  if (status !== undefined && status >= 300) {
    return new AwsCallError(
      `${where} answered ${status}${
        typeof name === 'string' ? ` ${name}` : ''
      }: ${said}`,
      'other',
    );
  }
  return new AwsCallError(
    `${where} got no answer (${
      typeof code === 'string' ? code : said
    }). Check the source's region and endpoint, and the network.`,
    'other',
  );
}

const MAX_SAID = 500;
const KEY_IDS = /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g;
const SIGNED =
  /(signature|credential|security[-_]?token|secret)(["']?\s*[=:]\s*["']?)[^\s"',&]+/gi;

function redact(text: string, secrets: readonly string[]): string {
  const masked = secrets
    .filter(secret => secret.length >= 4)
    .reduce((rest, secret) => rest.split(secret).join('***'), text)
    .replace(KEY_IDS, '***')
    .replace(SIGNED, '$1$2***')
    .replace(/\s+/g, ' ')
    .trim();
  return masked.length > MAX_SAID ? `${masked.slice(0, MAX_SAID)}…` : masked;
}
