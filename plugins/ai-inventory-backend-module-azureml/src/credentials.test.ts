import type { AccessToken, TokenCredential } from '@azure/identity';
import type { AzuremlSourceFields } from './config';
import { createAuth } from './credentials';

const MINUTE = 60_000;
const { signal } = new AbortController();

const fields: AzuremlSourceFields = {
  subscriptionId: '00000000-0000-0000-0000-000000000001',
  resourceGroup: 'ml',
  workspace: 'west',
  endpoint: 'https://management.azure.com',
  webUrl: 'https://ml.azure.com',
  environmentTag: 'environment',
  apiVersion: '2026-05-01',
};

function open(
  getToken: TokenCredential['getToken'],
  more: Partial<AzuremlSourceFields> = {},
  now: () => number = () => 0,
) {
  const auth = createAuth(
    { ...fields, ...more },
    { credential: { getToken }, now },
  );
  if (!('accessToken' in auth)) {
    throw new Error('no access tokens');
  }
  return auth.accessToken;
}

const token = (name: string, expiresOnTimestamp: number): AccessToken => ({
  token: name,
  expiresOnTimestamp,
});

describe('createAuth', () => {
  it('sends a configured token as it is', () => {
    expect(createAuth({ ...fields, token: 'mine' })).toEqual({ token: 'mine' });
  });

  it('keeps a token until shortly before it expires', async () => {
    let now = 0;
    const getToken = jest
      .fn()
      .mockResolvedValueOnce(token('first', 60 * MINUTE))
      .mockResolvedValueOnce(token('second', 120 * MINUTE));
    const accessToken = open(getToken, {}, () => now);

    expect(await accessToken(signal)).toBe('first');
    now = 54 * MINUTE;
    expect(await accessToken(signal)).toBe('first');
    now = 56 * MINUTE;
    expect(await accessToken(signal)).toBe('second');
    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it('asks once for all who wait', async () => {
    const getToken = jest.fn(async () => token('only', 60 * MINUTE));
    const accessToken = open(getToken);

    await Promise.all([1, 2, 3].map(() => accessToken(signal)));

    expect(getToken).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['https://management.azure.com', 'https://management.azure.com/.default'],
    [
      'https://management.usgovcloudapi.net',
      'https://management.usgovcloudapi.net/.default',
    ],
    ['https://arm.internal.example', 'https://management.azure.com/.default'],
  ])('asks for the scope of %s', async (endpoint, scope) => {
    const getToken = jest.fn(async () => token('x', 60 * MINUTE));

    await open(getToken, { endpoint })(signal);

    expect(getToken).toHaveBeenCalledWith(scope);
  });

  it('says what to do when there is none, without the secret, and asks again', async () => {
    const clientSecret = 'hunter2-hunter2';
    const getToken = jest
      .fn()
      .mockRejectedValueOnce(
        new Error(
          `AADSTS7000222: The provided client secret\nkeys ${clientSecret} are expired.`,
        ),
      )
      .mockResolvedValueOnce(null)
      .mockResolvedValueOnce(token('late', 60 * MINUTE));
    const accessToken = open(getToken, { clientSecret });

    await expect(accessToken(signal)).rejects.toThrow(
      'Azure gave no access token (AADSTS7000222: The provided client secret keys *** are expired). Check tenantId, clientId and clientSecret of this source',
    );
    await expect(accessToken(signal)).rejects.toThrow(/there is no identity/);
    expect(await accessToken(signal)).toBe('late');
  });

  it('uses an application, or the identity that the backend has', () => {
    expect(
      createAuth({
        ...fields,
        tenantId: '00000000-0000-0000-0000-000000000002',
        clientId: 'app',
        clientSecret: 'secret',
      }),
    ).toEqual({ accessToken: expect.any(Function) });
    expect(createAuth(fields)).toEqual({ accessToken: expect.any(Function) });
  });
});
