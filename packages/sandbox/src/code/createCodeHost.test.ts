import { startSandbox, type Sandbox } from '../startSandbox';

describe('the code host', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ scenario: 'empty' });
  });
  afterAll(() => sandbox.close());

  const call = (method: string, path: string, body?: string) =>
    fetch(`${sandbox.url}/code${path}`, { method, body });

  it('gives a file back as it was put, until it is deleted', async () => {
    const path = '/risk/fraud/catalog-info.yaml';
    expect((await call('GET', path)).status).toBe(404);
    expect((await call('PUT', path, 'kind: AIModel\n')).status).toBe(204);
    expect(await (await call('GET', path)).text()).toBe('kind: AIModel\n');
    await call('PUT', path, 'kind: Dataset\n');
    expect(await (await call('GET', path)).text()).toBe('kind: Dataset\n');
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
  });

  it('takes no file that is too large to be a declaration', async () => {
    const answer = await call('PUT', '/large.yaml', 'x'.repeat(200_000));
    expect(answer.status).toBe(413);
  });

  it('is empty after a reset', async () => {
    await call('PUT', '/a.yaml', 'a');
    sandbox.reset();
    expect((await call('GET', '/a.yaml')).status).toBe(404);
  });
});
