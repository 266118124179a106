import type { InventorySource } from '../../source';
import { describeSourceContract } from '../describeSourceContract';
import { sourceContractCases } from '../sourceContractCases';
import type { SourceContractOptions } from '../types';
import { BROKEN_SOURCES } from './brokenSources';
import { ShelfPlatform, SHELF_WEBHOOK_SECRET } from './ShelfPlatform';
import { ShelfSource } from './ShelfSource';

jest.setTimeout(60_000);

function contractOf(
  name: string,
  create: (url: string) => InventorySource,
): SourceContractOptions {
  return {
    name,
    listings: ['models', { name: 'endpoints' }],
    start: ({ objects }) => ShelfPlatform.start(objects, create),
    news: {
      webhooks: [
        {
          headers: { 'x-shelf-secret': SHELF_WEBHOOK_SECRET },
          body: Buffer.from('{"changed":["m/1","m/2"]}'),
          now: new Date('2026-11-23T12:00:00Z'),
        },
      ],
    },
  };
}

describeSourceContract(contractOf('ShelfSource', url => new ShelfSource(url)));

describe('the contract of a source', () => {
  it.each(BROKEN_SOURCES.map(source => [source.name, source] as const))(
    'is not kept by a source that %s',
    async (name, { create, fails }) => {
      const failed: string[] = [];
      for (const contractCase of sourceContractCases(
        contractOf(name, create),
      )) {
        await contractCase.run().catch(() => {
          failed.push(contractCase.name);
        });
      }
      expect(failed.sort()).toEqual([...fails].sort());
    },
  );

  it('says what does not apply to a source that reads and no more', async () => {
    const cases = sourceContractCases(
      contractOf('a small source', url => {
        const source = new ShelfSource(url);
        const read = source.read.bind(source);
        const { ref, location } = source;
        return { ref, location, read };
      }),
    );
    const reasons: string[] = [];
    for (const { run } of cases) {
      const reason = await run();
      if (reason !== undefined) {
        reasons.push(reason);
      }
    }

    expect(reasons).toEqual([
      'the source has no readRecords',
      'the source has no lastActivity',
      'the source understands no news',
    ]);
  });

  it('says when no request is one of a listing', async () => {
    const [faults] = sourceContractCases({
      ...contractOf('ShelfSource', url => new ShelfSource(url)),
      listings: ['elsewhere'],
    }).filter(({ name }) => name.startsWith('fails when'));

    await expect(faults.run()).rejects.toThrow(
      /No request of the source was recognised as one of the listing 'elsewhere'/,
    );
  });
});
