/**
 * An address without what may be a credential: a user name and password, or the
 * signature in a query. `@` in `wasbs://container@account` is no such thing.
 */
export function withoutCredentials(uri: string): string {
  const [place] = uri.split(/[?#]/);
  return place.replace(/^(https?:\/\/)[^/@\s]*@/i, '$1');
}
