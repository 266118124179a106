import type { SourceHttpAuth } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import {
  AzureAuthorityHosts,
  ClientSecretCredential,
  DefaultAzureCredential,
  type AccessToken,
  type TokenCredential,
} from '@azure/identity';
import type { AzuremlSourceFields } from './config';

const REFRESH_BEFORE_MS = 5 * 60_000;
const MAX_REASON = 300;

/** Azure's clouds, by the host of their Resource Manager. */
const AUTHORITIES: Readonly<Record<string, AzureAuthorityHosts>> = {
  'management.azure.com': AzureAuthorityHosts.AzurePublicCloud,
  'management.usgovcloudapi.net': AzureAuthorityHosts.AzureGovernment,
  'management.chinacloudapi.cn': AzureAuthorityHosts.AzureChina,
};
const PUBLIC_CLOUD = 'management.azure.com';

/** How a source proves who it is. */
export function createAuth(
  fields: AzuremlSourceFields,
  options: { readonly credential?: TokenCredential; now?(): number } = {},
): SourceHttpAuth {
  if (fields.token) {
    return { token: fields.token };
  }
  const { host } = new URL(fields.endpoint);
  const cloud = host in AUTHORITIES ? host : PUBLIC_CLOUD;
  return {
    accessToken: cacheTokens({
      credential:
        options.credential ?? createCredential(fields, AUTHORITIES[cloud]),
      scope: `https://${cloud}/.default`,
      secret: fields.clientSecret,
      now: options.now ?? Date.now,
    }),
  };
}

function createCredential(
  { tenantId, clientId, clientSecret }: AzuremlSourceFields,
  authorityHost: string,
): TokenCredential {
  if (tenantId && clientId && clientSecret) {
    return new ClientSecretCredential(tenantId, clientId, clientSecret, {
      authorityHost,
    });
  }
  return new DefaultAzureCredential({
    authorityHost,
    tenantId,
    managedIdentityClientId: clientId,
    workloadIdentityClientId: clientId,
  });
}

/** Keeps a token until shortly before it expires; asks for one at a time. */
function cacheTokens(options: {
  readonly credential: TokenCredential;
  readonly scope: string;
  readonly secret?: string;
  readonly now: () => number;
}): (signal: AbortSignal) => Promise<string> {
  let current: AccessToken | undefined;
  let asking: Promise<AccessToken> | undefined;

  const ask = async (): Promise<AccessToken> => {
    try {
      // Without the signal of one request: others wait for the same token.
      const token = await options.credential.getToken(options.scope);
      if (!token) {
        throw new Error('there is no identity');
      }
      current = token;
      return token;
    } catch (error) {
      throw new Error(explain(error, options.secret));
    } finally {
      asking = undefined;
    }
  };

  return async signal => {
    signal.throwIfAborted();
    if (
      current &&
      current.expiresOnTimestamp - REFRESH_BEFORE_MS > options.now()
    ) {
      return current.token;
    }
    asking ??= ask();
    const { token } = await asking;
    signal.throwIfAborted();
    return token;
  };
}

function explain(error: unknown, secret: string | undefined): string {
  const message = error instanceof Error ? error.message : String(error);
  const masked = secret ? message.replaceAll(secret, '***') : message;
  const line = masked.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  const reason =
    line.length > MAX_REASON ? `${line.slice(0, MAX_REASON)}…` : line;
  return `Azure gave no access token (${reason}). Check tenantId, clientId and clientSecret of this source and that the secret has not expired, or without them the identity that the backend runs with, and that Azure's sign-in can be reached from the backend.`;
}
