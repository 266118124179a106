export { SourceHttpClient } from './SourceHttpClient';
export {
  SourceHttpError,
  type SourceHttpErrorKind,
  type SourceHttpErrorOptions,
} from './SourceHttpError';
export type {
  SourceHttpAuth,
  SourceHttpClientOptions,
  SourceHttpCounts,
  SourceHttpJsonRequest,
  SourceHttpPostRequest,
  SourceHttpQuery,
  SourceHttpRateLimit,
  SourceHttpRequest,
  SourceHttpRetryOptions,
} from './types';
