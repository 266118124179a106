import { statusTone } from './platformStatus';

describe('statusTone', () => {
  it.each([
    ['InService', 'good'],
    ['Succeeded', 'good'],
    ['Completed', 'good'],
    ['DEPLOYED', 'good'],
    ['available', 'good'],
    ['no replica available: The model server is away.', 'bad'],
    ['OutOfService', 'bad'],
    ['UpdateRollbackFailed', 'bad'],
    ['Unhealthy', 'bad'],
    ['RollingBack', 'busy'],
    ['SystemUpdating', 'busy'],
    ['DEPLOYING', 'busy'],
    ['Inactive', 'neutral'],
    ['UNDEPLOYED', 'neutral'],
    ['a word of the future', 'neutral'],
  ])('tells that %s is %s', (status, tone) => {
    expect(statusTone(status)).toBe(tone);
  });
});
