import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { OwnerDirectory } from './OwnerDirectory';

const RISK = 'group:default/risk';
const ANN = 'user:default/ann';

function entity(kind: string, name: string, namespace?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace },
  };
}

function start(options: { ttlMs?: number; entities?: Entity[] } = {}) {
  const catalog = catalogServiceMock({
    entities: options.entities ?? [
      entity('Group', 'Risk'),
      entity('User', 'ann', 'default'),
      entity('Component', 'shop'),
    ],
  });
  const ask = jest.spyOn(catalog, 'getEntitiesByRefs');
  const logger = mockServices.logger.mock();
  let now = Date.parse('2026-06-01T00:00:00Z');
  const directory = new OwnerDirectory({
    catalog,
    auth: mockServices.auth(),
    now: () => new Date(now),
    ttlMs: options.ttlMs,
    logger,
  });
  return {
    directory,
    ask,
    logger,
    pass: (seconds: number) => {
      now += seconds * 1_000;
    },
  };
}

describe('OwnerDirectory', () => {
  it('tells which groups and users the catalog has', async () => {
    const { directory, ask } = start();
    expect(
      await directory.known([
        RISK,
        'group:Default/RISK',
        'risk',
        ANN,
        'group:default/ghost',
        'component:default/shop',
        'no ref!',
      ]),
    ).toEqual(
      new Map([
        [RISK, true],
        ['group:Default/RISK', true],
        ['risk', true],
        [ANN, true],
        ['group:default/ghost', false],
        ['component:default/shop', false],
        ['no ref!', false],
      ]),
    );
    expect(ask).toHaveBeenCalledTimes(1);
    expect(ask).toHaveBeenCalledWith(
      {
        entityRefs: [RISK, ANN, 'group:default/ghost'],
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials: await mockServices.auth().getOwnServiceCredentials() },
    );
  });

  it('asks nothing where nothing is asked of it', async () => {
    const { directory, ask } = start();
    expect(await directory.known([])).toEqual(new Map());
    expect(ask).not.toHaveBeenCalled();
  });

  it('asks again for what is known after five minutes, for the unknown after ten seconds', async () => {
    const { directory, ask, pass } = start();
    const refs = [RISK, 'group:default/new'];
    await directory.known(refs);
    pass(9);
    await directory.known(refs);
    expect(ask).toHaveBeenCalledTimes(1);

    pass(1);
    ask.mockResolvedValueOnce({ items: [entity('Group', 'new')] });
    expect(await directory.known(refs)).toEqual(
      new Map([
        [RISK, true],
        ['group:default/new', true],
      ]),
    );
    expect(ask.mock.lastCall?.[0].entityRefs).toEqual(['group:default/new']);

    pass(290);
    await directory.known([RISK]);
    expect(ask.mock.lastCall?.[0].entityRefs).toEqual([RISK]);
  });

  it('keeps the unknown no longer than the known', async () => {
    const { directory, ask, pass } = start({ ttlMs: 1_000 });
    await directory.known([RISK, 'group:default/new']);
    pass(1);
    await directory.known([RISK, 'group:default/new']);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('takes no owner for missing while the catalog does not answer', async () => {
    const { directory, ask, logger } = start();
    await directory.known([ANN]);
    ask.mockRejectedValueOnce(new Error('503'));
    expect(await directory.known([ANN, RISK, 'component:x/y'])).toEqual(
      new Map<string, boolean | undefined>([
        [ANN, true],
        [RISK, undefined],
        ['component:x/y', false],
      ]),
    );
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('catalog'),
      { error: 'Error: 503' },
    );
    // And it asks again, once the catalog is back.
    expect(await directory.known([RISK])).toEqual(new Map([[RISK, true]]));
  });

  it('asks for a hundred at a time, and stops at the first that fails', async () => {
    const refs = Array.from({ length: 250 }, (_, at) => `group:default/g${at}`);
    const { directory, ask } = start();
    await directory.known(refs);
    expect(ask.mock.calls.map(([{ entityRefs }]) => entityRefs.length)).toEqual(
      [100, 100, 50],
    );

    const broken = start();
    broken.ask.mockResolvedValueOnce({ items: [] });
    broken.ask.mockRejectedValueOnce(new Error('503'));
    const answers = [...(await broken.directory.known(refs)).values()];
    expect(answers.filter(answer => answer === false)).toHaveLength(100);
    expect(answers.filter(answer => answer === undefined)).toHaveLength(150);
    expect(broken.ask).toHaveBeenCalledTimes(2);
  });

  it('forgets the oldest of more than 10,000', async () => {
    const { directory, ask } = start();
    const refs = Array.from(
      { length: 10_000 },
      (_, at) => `user:default/u${at}`,
    );
    ask.mockResolvedValue({ items: [] });
    await directory.known([RISK]);
    await directory.known(refs);
    const asked = ask.mock.calls.length;
    await directory.known(refs);
    expect(ask).toHaveBeenCalledTimes(asked);
    await directory.known([RISK]);
    expect(ask).toHaveBeenCalledTimes(asked + 1);
  });
});
