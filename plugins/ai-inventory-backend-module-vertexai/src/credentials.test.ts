import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuth } from './credentials';

const { signal } = new AbortController();

async function ask(auth: ReturnType<typeof createAuth>): Promise<string> {
  if (!('accessToken' in auth)) {
    throw new Error('It gives no access tokens.');
  }
  return auth.accessToken(signal);
}

describe('createAuth', () => {
  it('uses a token as it is', () => {
    expect(createAuth({ token: 'abc' })).toEqual({ token: 'abc' });
  });

  it('asks for an access token each time, which its giver keeps', async () => {
    const getAccessToken = jest
      .fn()
      .mockResolvedValueOnce('one')
      .mockResolvedValueOnce('two');
    const auth = createAuth({}, { getAccessToken });
    expect([await ask(auth), await ask(auth)]).toEqual(['one', 'two']);
  });

  it.each([
    [new Error('invalid_grant: Token has been expired'), /invalid_grant/],
    [new Error('x'.repeat(1_000)), /x{300}…\)/],
    ['no error', /\(for no reason\)/],
    [undefined, /\(for no reason\)/],
    [new SyntaxError('Unexpected hunter2'), /\(the file is no valid JSON\)/],
  ])('says what to do when there is none: %s', async (reason, message) => {
    const auth = createAuth(
      {},
      { getAccessToken: () => Promise.reject(reason) },
    );
    await expect(ask(auth)).rejects.toThrow(message);
    await expect(ask(auth)).rejects.toThrow(
      /^Vertex AI: no access token could be got with application default credentials .* Check that these credentials exist/,
    );
  });

  it('does not go on without a token', async () => {
    const auth = createAuth({}, { getAccessToken: async () => null });
    await expect(ask(auth)).rejects.toThrow(/none was given/);
  });

  describe("with Google's own library", () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'vertexai-'));
    });
    afterAll(() => rm(folder, { recursive: true }));

    it('tells of a file that is not there', async () => {
      const auth = createAuth({ credentialsFile: join(folder, 'none.json') });
      await expect(ask(auth)).rejects.toThrow(
        /with the source's credentialsFile \(.*none\.json/,
      );
    });

    it('quotes nothing of a file that is broken', async () => {
      const file = join(folder, 'broken.json');
      await writeFile(file, '{"private_key": "hunter2-7f3a');
      const error = await ask(createAuth({ credentialsFile: file })).catch(
        reason => reason,
      );
      expect(error.message).toContain('the file is no valid JSON');
      expect(
        JSON.stringify(error, Object.getOwnPropertyNames(error)),
      ).not.toContain('7f3a');
    });
  });
});
