import { PassThrough } from 'node:stream';
import { EvidencePackage } from './EvidencePackage';

describe('EvidencePackage', () => {
  it('ends when its reader goes away, instead of waiting for ever', async () => {
    const output = new PassThrough();
    const pack = new EvidencePackage('evidence', output);
    async function* endless() {
      for (;;) {
        yield `${Math.random()}`.repeat(1_000);
        await new Promise(resolve => setImmediate(resolve));
      }
    }
    const added = pack.add('endless.txt', endless());
    setImmediate(() => output.destroy());
    await expect(added).rejects.toThrow('The reader went away');
    await expect(pack.addJson('more.json', {})).rejects.toThrow(
      'The reader went away',
    );
  });

  it('tells why a file could not be read', async () => {
    const pack = new EvidencePackage('evidence', new PassThrough().resume());
    async function* broken() {
      yield 'some';
      throw new Error('the database is gone');
    }
    await expect(pack.add('broken.txt', broken())).rejects.toThrow(
      'the database is gone',
    );
  });
});
