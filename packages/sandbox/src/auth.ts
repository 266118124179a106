import type { RequestHandler } from 'express';
import { sendUnauthorized } from './mlflow/faultStyle';

/** What a sandbox asks its visitors for. */
export type SandboxAuth =
  | { readonly token: string }
  | { readonly username: string; readonly password: string };

/** Refuses requests without the right credentials, as MLflow's basic-auth app does. */
export function requireCredentials(auth?: SandboxAuth): RequestHandler {
  const expected = auth && authorization(auth);
  return (req, res, next) => {
    if (expected === undefined || req.headers.authorization === expected) {
      next();
    } else {
      sendUnauthorized(res);
    }
  };
}

function authorization(auth: SandboxAuth): string {
  if ('token' in auth) {
    return `Bearer ${auth.token}`;
  }
  const pair = Buffer.from(`${auth.username}:${auth.password}`);
  return `Basic ${pair.toString('base64')}`;
}
