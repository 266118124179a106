import { createHash } from 'node:crypto';
import { hashOfLeaves, hashOfSeal, leafOf, NO_HASH } from './chain';

const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

const REVISION = {
  id: '17',
  asset_id: '00000000-0000-4000-8000-000000000001',
  type: 'changed',
  version: null,
  record_id: null,
  occurred_at: null,
  recorded_at: new Date('2026-06-01T12:00:00.120Z'),
  run_id: null,
  actor: 'user:default/ann',
  changes: '[{"field":"owner","to":"Zoë"}]',
};

// Proofs that people keep are made of these: another hash breaks them.
describe('the hashes of the chain', () => {
  it('are of the canonical JSON of a revision', () => {
    expect(leafOf(REVISION)).toBe(
      sha256(
        String.raw`{"actor":"user:default/ann","asset_id":"00000000-0000-4000-8000-000000000001","changes":"[{\"field\":\"owner\",\"to\":\"Zoë\"}]","id":"17","occurred_at":null,"record_id":null,"recorded_at":"2026-06-01T12:00:00.120Z","run_id":null,"type":"changed","version":null}`,
      ),
    );
  });

  it('are the same whatever the database gives ids and times as', () => {
    expect(
      leafOf({
        ...REVISION,
        id: 17,
        recorded_at: REVISION.recorded_at.getTime(),
      }),
    ).toBe(leafOf(REVISION));
  });

  it.each(Object.keys(REVISION))('depend on %s', column => {
    expect(leafOf({ ...REVISION, [column]: '1' })).not.toBe(leafOf(REVISION));
  });

  it('are of the lines of a seal', () => {
    const leaves = ['a', 'b'];
    const seal = {
      seq: 1,
      previousHash: NO_HASH,
      firstId: 5,
      lastId: 9,
      count: 2,
      sealedAt: '2026-06-01T12:00:00.000Z',
      leavesHash: hashOfLeaves(leaves),
    };
    expect(hashOfSeal(seal)).toBe(
      sha256(
        `ai-inventory-history-seal-1\n1\n${NO_HASH}\n5\n9\n2\n2026-06-01T12:00:00.000Z\n${sha256(
          'a\nb',
        )}`,
      ),
    );
  });
});
