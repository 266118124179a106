import {
  AdaptiveRetryStrategy,
  type AdaptiveRetryStrategyOptions,
} from '@smithy/core/retry';
import type {
  RetryErrorInfo,
  RetryToken,
  StandardRetryToken,
} from '@smithy/types';

/** Adaptive retry that tells of each wait because of throttling. */
export class ReportingRetryStrategy extends AdaptiveRetryStrategy {
  constructor(
    maxAttempts: number,
    options: AdaptiveRetryStrategyOptions,
    private readonly onThrottled: (milliseconds: number) => void,
  ) {
    super(maxAttempts, { ...options, maxAttempts });
  }

  async acquireInitialRetryToken(scope: string): Promise<RetryToken> {
    // Waits only once the platform has throttled before.
    return this.timed(() => super.acquireInitialRetryToken(scope));
  }

  async refreshRetryTokenForRetry(
    token: StandardRetryToken,
    info: RetryErrorInfo,
  ): Promise<RetryToken> {
    const retry = () => super.refreshRetryTokenForRetry(token, info);
    return info.errorType === 'THROTTLING' ? this.timed(retry, 1) : retry();
  }

  /** @param least - what a wait counts at least: timers may be early. */
  private async timed<T>(work: () => Promise<T>, least = 0): Promise<T> {
    const start = performance.now();
    const result = await work();
    const waited = Math.max(least, Math.round(performance.now() - start));
    if (waited > 0) {
      this.onThrottled(waited);
    }
    return result;
  }
}
