import type { KnownActivity } from './ActivityStore';
import { latestCalls } from './latestCalls';

const NOW = new Date('2026-06-02T00:00:00Z');
const at = (hour: number) => new Date(Date.UTC(2026, 5, 1, hour));

const endpoint = (
  deployments: KnownActivity['deployments'],
): KnownActivity => ({
  externalId: 'e',
  recordId: 'record',
  assetId: 'endpoint',
  deployments,
});

const call = (hour: number, deployment?: string) => ({
  externalId: 'e',
  lastActivityAt: at(hour),
  ...(deployment && { deployment }),
});

const blue = { id: '1', deployment: 'blue', modelAssetId: 'a' };
const green = { id: '2', deployment: 'green', modelAssetId: 'b' };

describe('latestCalls', () => {
  it('takes the latest of each deployment for itself and its model', () => {
    const calls = latestCalls(
      [endpoint([blue, green])],
      [call(1, 'blue'), call(5, 'green'), call(3, 'blue')],
      NOW,
    );
    expect([...calls.deployments]).toEqual([
      ['1', at(3)],
      ['2', at(5)],
    ]);
    expect([...calls.records]).toEqual([['record', at(5)]]);
    expect(Object.fromEntries(calls.assets)).toEqual({
      endpoint: at(5),
      a: at(3),
      b: at(5),
    });
  });

  it('counts all that get traffic where the platform tells of the endpoint alone', () => {
    const calls = latestCalls(
      [endpoint([blue, { ...green, traffic: 0 }])],
      [call(4)],
      NOW,
    );
    expect(calls.deployments.size).toBe(0);
    expect(Object.fromEntries(calls.assets)).toEqual({
      endpoint: at(4),
      a: at(4),
    });
  });

  it('says nothing of a deployment that is not named where others are', () => {
    const calls = latestCalls(
      [endpoint([blue, green])],
      [call(4, 'blue'), call(6)],
      NOW,
    );
    expect(Object.fromEntries(calls.assets)).toEqual({
      endpoint: at(6),
      a: at(4),
    });
  });

  it('does not give a model the calls of the one that ran before it', () => {
    const swapped = { ...blue, modelSince: at(5) };
    const before = latestCalls([endpoint([swapped])], [call(4, 'blue')], NOW);
    expect(Object.fromEntries(before.assets)).toEqual({ endpoint: at(4) });
    const after = latestCalls([endpoint([swapped])], [call(6, 'blue')], NOW);
    expect(after.assets.get('a')).toEqual(at(6));
  });

  it('takes the time of a clock that is ahead for now', () => {
    const calls = latestCalls([endpoint([blue])], [call(90, 'blue')], NOW);
    expect(calls.assets.get('endpoint')).toEqual(NOW);
  });

  it('knows nothing of endpoints that nobody called or asked about', () => {
    const calls = latestCalls(
      [endpoint([blue])],
      [{ externalId: 'other', lastActivityAt: at(1) }],
      NOW,
    );
    expect(calls.assets.size + calls.records.size).toBe(0);
  });
});
