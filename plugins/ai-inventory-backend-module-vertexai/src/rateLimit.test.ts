import { rateLimitOf } from './rateLimit';

describe('rateLimitOf', () => {
  it.each([1, 5, 10, 59, 300, 600, 60_000])(
    'lets through %d a minute, and a tenth of that at once',
    perMinute => {
      const { requests, perMs } = rateLimitOf(perMinute);
      expect((requests / perMs) * 60_000).toBeCloseTo(perMinute);
      expect(requests).toBeLessThanOrEqual(Math.max(1, perMinute / 10));
    },
  );
});
