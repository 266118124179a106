import type { SourceHttpAuth } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { AuthenticationError } from '@backstage/errors';
import { GoogleAuth } from 'google-auth-library';
import type { VertexaiSourceFields } from './config';

const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
const MAX_MESSAGE = 300;

/** Gives access tokens, and keeps each until shortly before it expires. */
export interface TokenGiver {
  getAccessToken(): Promise<string | null | undefined>;
}

/**
 * How Google knows this source: the token as configured, the credentials file,
 * or what the backend runs as.
 */
export function createAuth(
  fields: Pick<VertexaiSourceFields, 'token' | 'credentialsFile'>,
  giver: TokenGiver = new GoogleAuth({
    scopes: [SCOPE],
    keyFilename: fields.credentialsFile,
  }),
): SourceHttpAuth {
  if (fields.token !== undefined) {
    return { token: fields.token };
  }
  const origin = fields.credentialsFile
    ? "the source's credentialsFile"
    : 'application default credentials';
  return {
    accessToken: async () => {
      let token: string | null | undefined;
      try {
        token = await giver.getAccessToken();
      } catch (error) {
        throw refused(origin, explain(error));
      }
      if (!token) {
        throw refused(origin, 'none was given');
      }
      return token;
    },
  };
}

function refused(origin: string, why: string): AuthenticationError {
  return new AuthenticationError(
    `Vertex AI: no access token could be got with ${origin} (${why}). Check that these credentials exist, have not expired or been revoked, and that Google's token service can be reached from the backend.`,
  );
}

function explain(error: unknown): string {
  const { name, message } = asError(error);
  // The JSON parser quotes what it could not parse: it may be a private key.
  if (name === 'SyntaxError') {
    return 'the file is no valid JSON';
  }
  const line = message.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE)}…` : line;
}

/** By its fields: an error of a file need not be of this module's own `Error`. */
function asError(error: unknown): { name: string; message: string } {
  const { name, message } = (error ?? {}) as {
    name?: unknown;
    message?: unknown;
  };
  return {
    name: String(name ?? ''),
    message: typeof message === 'string' && message ? message : 'for no reason',
  };
}
