import { RateLimiter } from 'limiter';
import type { SagemakerSourceConfig } from '../config';

/** How many requests may be made: shared by all who ask the same account. */
export class RequestBudget {
  private readonly limiter: RateLimiter;

  constructor(requestsPerSecond: number) {
    this.limiter = new RateLimiter({
      tokensPerInterval: requestsPerSecond,
      interval: 'second',
    });
  }

  /**
   * Waits until the next request may be made.
   * @returns for how many milliseconds
   */
  async take(): Promise<number> {
    const start = performance.now();
    await this.limiter.removeTokens(1);
    return Math.round(performance.now() - start);
  }
}

/**
 * The platform counts requests by account and region, whoever makes them, so
 * sources of the same account and region share a budget: the smaller one.
 */
export function createBudgets(
  configs: readonly SagemakerSourceConfig[],
): (config: SagemakerSourceConfig) => RequestBudget {
  const smallest = new Map<string, number>();
  for (const config of configs) {
    const { requestsPerSecond } = config.fields;
    const before = smallest.get(placeOf(config)) ?? requestsPerSecond;
    smallest.set(placeOf(config), Math.min(before, requestsPerSecond));
  }
  const budgets = new Map(
    [...smallest].map(([place, most]) => [place, new RequestBudget(most)]),
  );
  return config =>
    budgets.get(placeOf(config)) ??
    new RequestBudget(config.fields.requestsPerSecond);
}

function placeOf({ fields }: SagemakerSourceConfig): string {
  return `${fields.accountId ?? ''}/${fields.region}`;
}
